use domain::{director::Act, identifiers::Ogrn};
use leptos::prelude::*;

use super::cabinet::{Cabinet, may_check};
use crate::{
    components::{
        CabinetLayout, CabinetPart, Choice, Choices, Empty, ErrorSummary, Icon, MadeKey, Notice,
        SelectField, Table, TextField, load,
    },
    page::{Page, organization_in_path, ports},
    paths,
    ports::{NewKey, StaffLine, TillLine, till_scenarios},
    text::{self, t, with},
};

/// The tills of the organization, and the form that adds one. After the form it shows the key, once.
#[component]
pub fn TillsPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let revoked = page
        .query_value("done")
        .is_some_and(|done| done == "revoked");
    let origin = page.origin.to_string();
    let made = use_context::<NewKey>();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let tills = ports()?.tills.list(&visitor, &ogrn).await?;
        Ok((cabinet, tills))
    };
    load(answer, move |(cabinet, tills)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("org-part-tills");
        let window = text::window(&title, refused);
        let may = cabinet.may(Act::ArrangeTills);
        let body = match made {
            Some(key) => view! { <MadeTillKey key ogrn origin /> }.into_any(),
            None => {
                let notice = revoked.then(|| {
                    view! { <Notice title=t("tills-revoked") text=t("tills-revoked-text") /> }
                });
                view! {
                    <div class="sections">
                        {notice} <Tills tills staff=cabinet.staff may ogrn /> <Documents />
                    </div>
                }
                .into_any()
            }
        };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Tills title=window>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("tills-lead")}</p>
                </div>
                {body}
            </CabinetLayout>
        }
    })
}

#[component]
fn Tills(tills: Vec<TillLine>, staff: Vec<StaffLine>, may: bool, ogrn: Ogrn) -> impl IntoView {
    let list = if !tills.is_empty() {
        view! { <List tills may ogrn=ogrn.clone() /> }.into_any()
    } else if may_check(&staff) {
        view! { <Empty icon="till" title=t("tills-none") text=t("tills-none-text") /> }.into_any()
    } else {
        let issue = paths::new_power(&ogrn);
        view! {
            <Empty icon="till" title=t("tills-none") text=t("tills-nobody")>
                <a class="button button-main" href=issue>{t("power-new")}</a>
            </Empty>
        }
        .into_any()
    };
    let form = if !may {
        view! { <p class="panel">{t("tills-only")}</p> }.into_any()
    } else if may_check(&staff) {
        view! { <Add staff ogrn /> }.into_any()
    } else {
        ().into_any()
    };
    view! {
        {list}
        {form}
    }
}

#[component]
fn List(tills: Vec<TillLine>, may: bool, ogrn: Ogrn) -> impl IntoView {
    let heads = ["name", "asks", "used", "state"]
        .map(|column| t(&format!("tills-head-{column}")))
        .to_vec();
    let rows = tills
        .into_iter()
        .map(|till| {
            let scenarios: Vec<_> = till.questions.iter().map(|one| one.scenario).collect();
            let used = till.used_at.map(text::day_and_time);
            let responsible = with(
                "tills-responsible",
                &[("name", till.responsible.clone().into())],
            );
            let name = view! {
                <span class="said">{till.name.clone()}</span>
                <small>{responsible}</small>
            };
            vec![
                name.into_any(),
                text::scenarios(&scenarios).into_any(),
                used.unwrap_or_else(|| t("tills-unused")).into_any(),
                view! { <State till may ogrn=ogrn.clone() /> }.into_any(),
            ]
        })
        .collect();
    view! { <Table caption=t("org-part-tills") heads rows named=true /> }
}

/// Whether it checks; if not, why; and what can be done with it.
#[component]
fn State(till: TillLine, may: bool, ogrn: Ogrn) -> impl IntoView {
    if let Some(at) = till.revoked_at {
        let at = text::day_and_time(at);
        return view! {
            <span class="chip chip-revoked">{t("tills-is-revoked")}</span>
            <small>{at}</small>
        }
        .into_any();
    }
    let chip = match till.refusal() {
        Some(refusal) => {
            let why = t(&format!("tills-why-{}", refusal.key()));
            view! {
                <span class="chip chip-suspended">{t("tills-is-silent")}</span>
                <small>{why}</small>
            }
            .into_any()
        }
        None => {
            let refused = till.questions.iter().filter(|one| one.refusal.is_some());
            let refused: Vec<_> = refused.map(|one| one.scenario).collect();
            let but = (!refused.is_empty()).then(|| {
                let scenarios = text::uncapital(&text::scenarios(&refused));
                view! { <small>{with("tills-but", &[("scenarios", scenarios.into())])}</small> }
            });
            view! {
                <span class="chip chip-active">{t("tills-checks")}</span>
                {but}
            }
            .into_any()
        }
    };
    let ways = may.then(|| {
        let label = |key: &str| format!("{}: {}", t(key), till.name);
        view! {
            <div class="buttons">
                <a
                    class="link-button"
                    href=paths::renew_till(&ogrn, &till.id)
                    aria-label=label("tills-renew")
                >
                    {t("tills-renew")}
                </a>
                <a
                    class="link-button link-danger"
                    href=paths::revoke_till(&ogrn, &till.id)
                    aria-label=label("tills-revoke")
                >
                    {t("tills-revoke")}
                </a>
            </div>
        }
    });
    view! {
        {chip}
        {ways}
    }
    .into_any()
}

#[component]
fn Add(staff: Vec<StaffLine>, ogrn: Ogrn) -> impl IntoView {
    let people = staff
        .into_iter()
        .filter(|person| !person.has_left && may_check(std::slice::from_ref(person)))
        .map(|person| (person.account, person.name))
        .collect();
    let choices = till_scenarios()
        .map(|scenario| Choice {
            value: scenario.key(),
            label: text::scenario(scenario),
            hint: None,
            chosen: false,
        })
        .collect();
    view! {
        <section class="panel column-form" aria-labelledby="add">
            <form class="form" method="post" action=paths::tills(&ogrn) novalidate>
                <ErrorSummary title=t("tills-refused") />
                <h2 id="add">{t("tills-add")}</h2>
                <TextField
                    name="till_name"
                    label=t("field-till_name")
                    hint=t("tills-name-hint")
                />
                <SelectField name="till_responsible" label=t("field-till_responsible") options=people />
                <p class="quiet">{t("tills-responsible-text")}</p>
                <Choices
                    name="scenario"
                    legend=t("tills-head-asks")
                    hint=t("tills-asks-hint")
                    choices
                />
                <div class="buttons">
                    <button class="button button-main">
                        <Icon name="plus" />
                        {t("tills-add-button")}
                    </button>
                </div>
            </form>
        </section>
    }
}

/// For whoever programs a till.
#[component]
fn Documents() -> impl IntoView {
    view! {
        <section class="stack" aria-labelledby="documents">
            <h2 id="documents">{t("tills-documents")}</h2>
            <p>{t("tills-documents-text")}</p>
            <ul role="list" class="stack">
                <li><a href=paths::TILL_GUIDE>{t("tills-guide")}</a></li>
                <li><a href=paths::TILL_API hreflang="en">{t("tills-openapi")}</a></li>
            </ul>
        </section>
    }
}

/// The key, once, and how it is used.
#[component]
pub(super) fn MadeTillKey(key: NewKey, ogrn: Ogrn, origin: String) -> impl IntoView {
    let example = format!(
        "curl -H \"Authorization: Bearer $(cat till.key)\" {origin}{}\n\n\
         curl -H \"Authorization: Bearer $(cat till.key)\" -H \"Content-Type: application/json\" \
         -H \"Idempotency-Key: $(uuidgen)\" -d '{{\"digits\":\"12345678\",\"asks\":\"age18\"}}' \
         {origin}{}\n\n\
         digital-id till --server {origin} --key-file till.key --asks age18",
        paths::TILL_SELF,
        paths::TILL_CHECKS,
    );
    view! {
        <MadeKey
            title=with("tills-made", &[("name", key.owner.into())])
            text=t("tills-made-text")
            secret=key.secret
            how=t("tills-how")
            example
            back=(paths::tills(&ogrn), t("tills-back"))
        />
    }
}
