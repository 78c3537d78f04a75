use domain::{director::Act, identifiers::Ogrn};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, Empty, ErrorSummary, Icon, Notice, Table, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{ConfirmingStaff, StaffLine},
    text::{self, t, with},
};

/// Who of the staff confirms the accounts of visitors.
#[component]
pub fn ConfirmersPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let done = page
        .query_value("done")
        .filter(|done| ["named", "removed"].contains(&done.as_str()));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let confirming = ports()?.confirmations.staff(&visitor, &ogrn).await?;
        Ok((cabinet, confirming))
    };
    load(answer, move |(cabinet, confirming)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("confirmers");
        let window = text::window(&title, refused);
        let notice = done.map(|done| {
            let key = format!("confirmers-{done}");
            view! { <Notice title=t(&key) text=t(&format!("{key}-text")) /> }
        });
        let may = cabinet.may(Act::NameConfirmers);
        let staff = cabinet.staff;
        let body = if confirming.is_allowed {
            view! { <Staff staff confirming may ogrn=ogrn.clone() /> }.into_any()
        } else {
            view! { <p class="panel">{t("confirmers-not-allowed")}</p> }.into_any()
        };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Staff title=window>
                <a class="back" href=paths::staff(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-staff")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("confirmers-lead")}</p>
                </div>
                <div class="sections">
                    {notice} <ErrorSummary title=t("confirmers-refused") /> {body}
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn Staff(
    staff: Vec<StaffLine>,
    confirming: ConfirmingStaff,
    may: bool,
    ogrn: Ogrn,
) -> impl IntoView {
    let rows: Vec<_> = staff
        .into_iter()
        .filter(|person| !person.has_left)
        .map(|person| {
            let is_named = confirming.accounts.contains(&person.account);
            let state = t(if is_named {
                "confirmers-may"
            } else {
                "confirmers-may-not"
            });
            let change = may.then(|| {
                let (value, button) = match is_named {
                    true => ("no", t("confirmers-remove")),
                    false => ("yes", t("confirmers-name")),
                };
                let label = format!("{button}: {}", person.name);
                view! {
                    <form method="post" action=paths::confirmers(&ogrn)>
                        <input type="hidden" name="account" value=person.account.clone() />
                        <button class="button" name="may" value=value aria-label=label>
                            {button}
                        </button>
                    </form>
                }
            });
            let name = view! {
                <a class="row-link" href=paths::member(&ogrn, &person.account)>{person.name}</a>
            };
            vec![name.into_any(), state.into_any(), change.into_any()]
        })
        .collect();
    if rows.is_empty() {
        return view! { <Empty icon="people" title=t("staff-nobody") text=t("staff-nobody-text") /> }
            .into_any();
    }
    let heads = ["name", "state", "change"]
        .map(|column| t(&format!("confirmers-column-{column}")))
        .to_vec();
    let only = (!may).then(|| view! { <p class="panel">{t("confirmers-only")}</p> });
    let count = with(
        "confirmers-counted",
        &[(
            "count",
            text::number(confirming.accounts.len() as u64).into(),
        )],
    );
    view! {
        <section class="stack" aria-labelledby="account">
            <h2 id="account">{t("confirmers-staff")}</h2>
            <p class="quiet">{count}</p>
            {only}
            <Table caption=t("confirmers-staff") heads rows named=true />
        </section>
    }
    .into_any()
}
