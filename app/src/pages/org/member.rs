use domain::{director::Act, identifiers::Ogrn};
use leptos::prelude::*;

use super::{cabinet::Cabinet, training};
use crate::{
    components::{
        CabinetLayout, CabinetPart, Choice, Choices, ErrorSummary, Icon, Notice, PowerChip,
        TextArea, load,
    },
    error::AppError,
    page::{Page, organization_in_path, path_value},
    paths,
    ports::{PowerLine, StaffLine},
    text::{self, t, with},
};

/// One member of staff: their powers of attorney, and the form for when they leave.
#[component]
pub fn MemberPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let account = path_value("person").unwrap_or_default();
    let refused = page.submission.is_some();
    let left = page.query_value("done").as_deref() == Some("left");
    let answer = async move {
        let mut cabinet = Cabinet::enter(&page.visitor()?, &ogrn?).await?;
        let staff = std::mem::take(&mut cabinet.staff);
        let person = staff.into_iter().find(|line| line.account == account);
        Ok((cabinet, person.ok_or(AppError::NotFound)?))
    };
    load(answer, move |(cabinet, person)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = person.name.clone();
        let window = text::window(&title, refused);
        let gone = person.has_left;
        let may_leave = cabinet.may(Act::Revoke);
        let notice = (left && gone).then(|| {
            let text = with("leave-done-text", &[("name", title.as_str().into())]);
            view! { <Notice title=t("leave-done") text /> }
        });
        let checks = text::number(person.checks_month);
        let trained = training::when(person.trained_at);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Staff title=window>
                <a class="back" href=paths::staff(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-staff")}
                </a>
                <div class="sections column-form">
                    <ErrorSummary title=t("leave-refused") />
                    {notice}
                    <div class="stack-tight">
                        <h1>{title}</h1>
                        {gone
                            .then(|| {
                                view! { <p><span class="chip chip-expired">{t("staff-gone")}</span></p> }
                            })}
                        <p class="quiet">{t("staff-checks")} ": " {checks}</p>
                        <p class="quiet">{t("training")} ": " {trained}</p>
                    </div>
                    <PowersOf powers=person.powers.clone() ogrn=ogrn.clone() />
                    {(!gone)
                        .then(|| {
                            if may_leave {
                                view! { <Leave person ogrn /> }.into_any()
                            } else {
                                view! { <p class="panel">{t("role-leave")}</p> }.into_any()
                            }
                        })}
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn PowersOf(powers: Vec<PowerLine>, ogrn: Ogrn) -> impl IntoView {
    let none = powers.is_empty();
    let lines = powers
        .into_iter()
        .map(|power| {
            let term = with(
                "powers-term-days",
                &[
                    ("from", text::short_day(power.from).into()),
                    ("until", text::short_day(power.until).into()),
                ],
            );
            view! {
                <li class="stack-tight">
                    <a href=paths::power(&ogrn, &power.number)>{text::scenarios(&power.scenarios)}</a>
                    <span class="row">
                        <PowerChip state=power.state />
                        <span class="quiet">{term}</span>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack-tight" aria-labelledby="powers">
            <h2 id="powers">{t("staff-powers")}</h2>
            {if none {
                view! { <p class="quiet">{t("member-no-powers")}</p> }.into_any()
            } else {
                view! { <ul class="member-powers" role="list">{lines}</ul> }.into_any()
            }}
            <div class="buttons">
                <a class="button" href=paths::new_power(&ogrn)>{t("powers-issue")}</a>
            </div>
        </section>
    }
}

/// What will be revoked, why, and whether the director is sure.
#[component]
fn Leave(person: StaffLine, ogrn: Ogrn) -> impl IntoView {
    let counting = person.powers.iter().filter(|power| !power.state.is_over());
    let what = text::counted("leave-what", counting.count() as u64);
    let sure = Choice {
        value: "yes".to_owned(),
        label: with("leave-sure", &[("name", person.name.into())]),
        hint: None,
        chosen: false,
    };
    view! {
        <section class="panel" aria-labelledby="leave">
            <form
                class="form"
                method="post"
                action=paths::leaver(&ogrn, &person.account)
                novalidate
            >
                <div class="stack-tight">
                    <h2 id="leave">{t("leave-title")}</h2>
                    <p>{what}</p>
                    <p class="quiet">{t("leave-text")}</p>
                </div>
                <TextArea
                    name="reason"
                    label=t("field-reason")
                    hint=t("power-reason-hint")
                    longest=500
                />
                <Choices name="sure" legend=t("field-sure") hint="" choices=vec![sure] />
                <div class="buttons">
                    <button class="button button-danger">{t("leave-button")}</button>
                </div>
            </form>
        </section>
    }
}
