use domain::{director::Act, identifiers::Ogrn, moscow};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, Empty, ErrorSummary, Icon, Notice, Table, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::StaffLine,
    text::{self, t, with},
};

/// Who has passed the training, and whether a power of attorney counts only after it.
#[component]
pub fn StaffTrainingPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let done = page
        .query_value("done")
        .filter(|done| ["demanded", "free"].contains(&done.as_str()));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let demanded = ports()?.training.demanded(&visitor, &ogrn).await?;
        Ok((cabinet, demanded))
    };
    load(answer, move |(cabinet, demanded)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("training-staff");
        let window = text::window(&title, refused);
        let notice = done.map(|done| {
            let key = format!("training-{done}-done");
            view! { <Notice title=t(&key) text=t(&format!("{key}-text")) /> }
        });
        let may = cabinet.may(Act::DemandTraining);
        let staff: Vec<_> = cabinet.staff;
        let staff: Vec<_> = staff
            .into_iter()
            .filter(|person| !person.has_left)
            .collect();
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Staff title=window>
                <a class="back" href=paths::staff(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-staff")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("training-staff-lead")}</p>
                </div>
                <div class="sections">
                    {notice} <ErrorSummary title=t("training-refused") />
                    <Demand demanded may ogrn=ogrn.clone() />
                    <People staff ogrn />
                </div>
            </CabinetLayout>
        }
    })
}

/// What holds now, and the button that turns it round.
#[component]
fn Demand(demanded: Option<i64>, may: bool, ogrn: Ogrn) -> impl IntoView {
    let said = match demanded.and_then(moscow::day) {
        Some(day) => with("training-demanded", &[("day", text::day(day).into())]),
        None => t("training-free"),
    };
    let (value, button) = match demanded {
        Some(_) => ("no", "training-demand-end"),
        None => ("yes", "training-demand"),
    };
    view! {
        <section class="panel stack" aria-labelledby="demand">
            <h2 id="demand">{t("training-rule")}</h2>
            <p class="said">{said}</p>
            <p class="quiet">{t("training-rule-text")}</p>
            {if may {
                view! {
                    <form method="post" action=paths::staff_training(&ogrn)>
                        <input type="hidden" name="demanded" value=value />
                        <button class="button">{t(button)}</button>
                    </form>
                }
                    .into_any()
            } else {
                view! { <p>{t("training-only")}</p> }.into_any()
            }}
        </section>
    }
}

#[component]
fn People(staff: Vec<StaffLine>, ogrn: Ogrn) -> impl IntoView {
    let (passed, all) = passed(&staff);
    let heads = ["name", "when"].map(|column| t(&format!("training-{column}")));
    let none = staff.is_empty();
    let rows = staff
        .into_iter()
        .map(|person| {
            let when = when(person.trained_at);
            let name = view! {
                <a class="row-link" href=paths::member(&ogrn, &person.account)>{person.name}</a>
            };
            vec![name.into_any(), when.into_any()]
        })
        .collect();
    view! {
        <section class="stack" aria-labelledby="people">
            <h2 id="people">{t("training-people")}</h2>
            <p class="quiet">{counted(passed, all)}</p>
            {if none {
                view! { <Empty icon="people" title=t("staff-nobody") text=t("staff-nobody-text") /> }
                    .into_any()
            } else {
                view! {
                    <Table caption=t("training-people") heads=heads.to_vec() rows named=true />
                }
                    .into_any()
            }}
        </section>
    }
}

/// How many of those who are here have passed, and how many they are.
pub(super) fn passed(staff: &[StaffLine]) -> (u64, u64) {
    let here = staff.iter().filter(|person| !person.has_left);
    let passed = here.clone().filter(|person| person.trained_at.is_some());
    (passed.count() as u64, here.count() as u64)
}

/// "Прошли 2 из 5".
pub(super) fn counted(passed: u64, all: u64) -> String {
    with(
        "training-counted",
        &[
            ("passed", text::number(passed).into()),
            ("all", text::number(all).into()),
        ],
    )
}

/// When somebody has passed, in words.
pub(super) fn when(trained_at: Option<i64>) -> String {
    match trained_at.and_then(moscow::day) {
        Some(day) => with("training-on", &[("day", text::day(day).into())]),
        None => t("training-not-yet"),
    }
}
