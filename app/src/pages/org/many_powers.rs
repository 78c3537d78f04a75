use domain::identifiers::Ogrn;
use leptos::prelude::*;
use time::Date;

use super::{
    cabinet::Cabinet,
    new_power::{Narrower, open_branches, scenario_choices},
    term::usual_until,
};
use crate::{
    components::{
        CabinetLayout, CabinetPart, Choice, Choices, Empty, ErrorSummary, Icon, TextField, load,
    },
    page::{Page, organization_in_path},
    paths,
    ports::StaffLine,
    text::{self, t, with},
};

/// The form that issues the same to several members of staff.
#[component]
pub fn ManyPowersPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let today = page.today();
    let refused = page.submission.is_some();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let mut cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let staff = std::mem::take(&mut cabinet.staff);
        let branches = open_branches(&visitor, &ogrn).await?;
        Ok((cabinet, staff, branches))
    };
    load(answer, move |(cabinet, staff, branches)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("many-title");
        let window = text::window(&title, refused);
        let staff: Vec<_> = staff.into_iter().filter(|line| !line.has_left).collect();
        let body = if staff.is_empty() {
            let ogrn = ogrn.clone();
            view! {
                <Empty icon="people" title=t("staff-nobody") text=t("staff-nobody-text")>
                    <a class="button button-main" href=paths::invite(&ogrn)>{t("invite")}</a>
                </Empty>
            }
            .into_any()
        } else {
            view! { <ManyForm ogrn=ogrn.clone() staff branches today /> }.into_any()
        };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Staff title=window>
                <a class="back" href=paths::staff(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-staff")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("many-text")}</p>
                </div>
                {body}
            </CabinetLayout>
        }
    })
}

#[component]
fn ManyForm(
    ogrn: Ogrn,
    staff: Vec<StaffLine>,
    branches: Vec<String>,
    today: Date,
) -> impl IntoView {
    let without = staff.iter().filter(|line| !has_one(line)).count() as u64;
    let everyone = Choice {
        value: "yes".to_owned(),
        label: text::counted("many-everyone", without),
        hint: None,
        chosen: false,
    };
    let (none, some): (Vec<_>, Vec<_>) = staff.into_iter().partition(|line| !has_one(line));
    let members = none.into_iter().chain(some).map(choice).collect();
    view! {
        <form class="form column-form" method="post" action=paths::many_powers(&ogrn) novalidate>
            <ErrorSummary title=t("many-refused") />
            <Choices
                name="everyone"
                legend=t("field-everyone")
                hint=t("many-everyone-hint")
                choices=vec![everyone]
            />
            <Choices name="member" legend=t("field-member") hint="" choices=members />
            <Choices
                name="scenario"
                legend=t("field-scenario")
                hint=t("power-scenario-hint")
                choices=scenario_choices(&[])
            />
            <div class="field-pair">
                <TextField
                    name="from"
                    label=t("field-from")
                    hint=t("power-from-hint")
                    kind="date"
                    value=text::iso_day(today)
                />
                <TextField
                    name="until"
                    label=t("field-until")
                    hint=t("power-until-hint")
                    kind="date"
                    value=text::iso_day(usual_until(today))
                />
            </div>
            <Narrower limits=Default::default() branches />
            <div class="buttons">
                <button class="button button-main button-large">{t("many-button")}</button>
                <a class="button button-large" href=paths::staff(&ogrn)>{t("power-new-cancel")}</a>
            </div>
        </form>
    }
}

/// Whether something of theirs counts, or will.
fn has_one(line: &StaffLine) -> bool {
    line.powers.iter().any(|power| !power.state.is_over())
}

fn choice(line: StaffLine) -> Choice {
    let counting = line.powers.iter().filter(|power| !power.state.is_over());
    let until = counting.map(|power| power.until).max();
    let hint = match until {
        Some(until) => with("many-has", &[("day", text::short_day(until).into())]),
        None => t("staff-no-power"),
    };
    Choice {
        value: line.account,
        label: line.name,
        hint: Some(hint),
        chosen: false,
    }
}
