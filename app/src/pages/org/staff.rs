use domain::{identifiers::Ogrn, power::PowerState, scenario::Scenario};
use leptos::prelude::*;

use super::{
    cabinet::Cabinet,
    invitations::InvitationList,
    narrowed::{Line, NarrowedList, Narrowing},
    training,
};
use crate::{
    components::{CabinetLayout, CabinetPart, Empty, Icon, Notice, PowerChip, Table, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{PowerLine, StaffLine},
    text::{self, t, with},
};

/// Whether somebody may check today, as the address has it.
const MAY: [&str; 2] = ["yes", "no"];

impl Line for StaffLine {
    fn words(&self) -> String {
        self.name.clone()
    }

    fn is(&self, may: &str) -> bool {
        may_check(self) == (may == "yes")
    }
}

fn may_check(person: &StaffLine) -> bool {
    person.powers.iter().any(|power| power.state.in_force())
}

/// Everyone who has accepted an invitation, or holds or held a power of attorney; and those who
/// are invited.
#[component]
pub fn StaffPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let narrowing = Narrowing::of(&page, "may", &MAY);
    let done = page.query_value("done");
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let invitations = ports()?.invitations.list(&visitor, &ogrn).await?;
        let confirming = ports()?.confirmations.staff(&visitor, &ogrn).await?;
        Ok((cabinet, invitations, confirming.is_allowed))
    };
    load(answer, move |(cabinet, invitations, confirms)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("org-part-staff");
        let staff = cabinet.staff;
        let head = view! { <Head title=title.clone() ogrn=ogrn.clone() confirms /> };
        let notice = match done.as_deref() {
            Some("invited") => Some("invite-done"),
            Some("withdrawn") => Some("invite-withdrawn"),
            _ => None,
        };
        let notice = notice.map(|key| {
            view! { <Notice title=t(key) text=t(&format!("{key}-text")) /> }
        });
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Staff title>
                {head}
                <div class="sections">
                    {notice}
                    {if staff.is_empty() {
                        view! { <NobodyHere ogrn=ogrn.clone() /> }.into_any()
                    } else {
                        let (path, here) = (paths::staff(&ogrn), ogrn.clone());
                        let table = move |staff| view! { <StaffTable staff ogrn=here /> }.into_any();
                        view! {
                            <div>
                                <NarrowedList narrowing lines=staff path texts="staff" table />
                            </div>
                        }
                            .into_any()
                    }}
                    <InvitationList invitations ogrn />
                </div>
            </CabinetLayout>
        }
    })
}

/// Heading, and the ways to more people.
#[component]
fn Head(title: String, ogrn: Ogrn, confirms: bool) -> impl IntoView {
    view! {
        <div class="page-head row row-apart">
            <h1>{title}</h1>
            <div class="buttons">
                <a class="button" href=paths::staff_list(&ogrn)>{t("list-file")}</a>
                <a class="button" href=paths::many_powers(&ogrn)>{t("many")}</a>
                <a class="button" href=paths::staff_training(&ogrn)>{t("training")}</a>
                {confirms
                    .then(|| {
                        view! { <a class="button" href=paths::confirmers(&ogrn)>{t("confirmers")}</a> }
                    })}
                <a class="button button-main" href=paths::invite(&ogrn)>
                    <Icon name="plus" />
                    {t("invite")}
                </a>
            </div>
        </div>
    }
}

#[component]
fn NobodyHere(ogrn: Ogrn) -> impl IntoView {
    view! {
        <Empty icon="people" title=t("staff-nobody") text=t("staff-nobody-text")>
            <a class="button button-main" href=paths::invite(&ogrn)>
                <Icon name="plus" />
                {t("invite")}
            </a>
        </Empty>
    }
}

#[component]
fn StaffTable(staff: Vec<StaffLine>, ogrn: Ogrn) -> impl IntoView {
    let heads = ["name", "scenarios", "powers", "checks"]
        .map(|column| t(&format!("staff-{column}")))
        .to_vec();
    let rows = staff
        .into_iter()
        .map(|person| {
            let may = match scenarios_today(&person) {
                none if none.is_empty() => {
                    view! { <span class="quiet">{t("staff-nothing")}</span> }.into_any()
                }
                some => text::scenarios(&some).into_any(),
            };
            let trained = person.trained_at.map(|at| {
                let when = training::when(Some(at));
                format!("{}: {when}", t("training"))
            });
            let name = view! {
                <a class="row-link" href=paths::member(&ogrn, &person.account)>
                    {person.name.clone()}
                </a>
                {person.has_left.then(|| view! { <small>{t("staff-gone")}</small> })}
                {trained.map(|when| view! { <small>{when}</small> })}
            };
            vec![
                name.into_any(),
                may,
                view! { <Powers name=person.name powers=person.powers ogrn=ogrn.clone() /> }
                    .into_any(),
                text::number(person.checks_month).into_any(),
            ]
        })
        .collect();
    view! { <Table caption=t("org-part-staff") heads rows named=true /> }
}

/// What a person may check today, under whichever power of attorney.
fn scenarios_today(person: &StaffLine) -> Vec<Scenario> {
    Scenario::all()
        .filter(|scenario| {
            person
                .powers
                .iter()
                .any(|power| power.state.in_force() && power.scenarios.contains(scenario))
        })
        .collect()
}

/// Those that count or will; of a person who has none, the last one.
#[component]
fn Powers(name: String, powers: Vec<PowerLine>, ogrn: Ogrn) -> impl IntoView {
    if powers.is_empty() {
        return view! { <span class="quiet">{t("staff-no-power")}</span> }.into_any();
    }
    let all = powers.len();
    let counts = powers.iter().filter(|power| !power.state.is_over()).count();
    let shown = counts.max(1);
    let more = all.saturating_sub(shown);
    let lines = powers
        .into_iter()
        .take(shown)
        .map(|power| {
            let until = match power.state {
                PowerState::NotYet => {
                    with("staff-from", &[("day", text::short_day(power.from).into())])
                }
                _ => with(
                    "staff-until",
                    &[("day", text::short_day(power.until).into())],
                ),
            };
            let label = with("staff-power-label", &[("name", name.as_str().into())]);
            let label = format!("{label}, {until}");
            view! {
                <li>
                    <PowerChip state=power.state />
                    " "
                    <a
                        class="nowrap"
                        href=paths::power(&ogrn, &power.number)
                        aria-label=label
                    >
                        {until}
                    </a>
                </li>
            }
        })
        .collect_view();
    let more = (more > 0).then(|| {
        let href = paths::with_query(&paths::powers(&ogrn), &[("q", &name)]);
        let words = text::counted("staff-more", more as u64);
        view! { <li><a class="small" href=href>{words}</a></li> }
    });
    view! { <ul class="cell-lines" role="list">{lines} {more}</ul> }.into_any()
}
