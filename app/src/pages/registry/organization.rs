use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::{block::BlockSection, complaints::ComplaintDesk as DeskPage};
use crate::{
    components::{ErrorSummary, Icon, Notice, TextArea, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::ConfirmationRight,
    text::{self, t, with},
};

/// An organization: whether it is blocked, whether its staff may confirm accounts, and everything
/// that was decided about both.
#[component]
pub fn RegisteredOrganizationPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let done = page
        .query_value("done")
        .filter(|done| ["allowed", "ended", "blocked", "lifted"].contains(&done.as_str()));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let blocks = ports()?.organizations.blocks(&visitor, &ogrn).await?;
        let confirmations = ports()?.confirmations;
        let found = confirmations.organization(&visitor, &ogrn).await?;
        Ok((found, blocks))
    };
    load(answer, move |(found, blocks)| {
        let organization = found.organization;
        let title = organization.name;
        let window = text::window(&title, refused);
        let notice = done.map(|done| {
            let of_block = ["blocked", "lifted"].contains(&done.as_str());
            let key = match of_block {
                true => format!("block-{done}"),
                false => format!("confirming-org-{done}"),
            };
            view! { <Notice title=t(&key) text=t(&format!("{key}-text")) /> }
        });
        view! {
            <DeskPage title=window>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY_ORGANIZATIONS>
                        <Icon name="back" small=true />
                        {t("organizations")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{text::ogrn(&organization.ogrn)}</p>
                </div>
                <div class="sections column-form">
                    {notice}
                    <ErrorSummary title=t("confirming-org-refused") />
                    <BlockSection ogrn=organization.ogrn.clone() blocks />
                    <Switch ogrn=organization.ogrn is_allowed=found.is_allowed />
                    <History rights=found.rights />
                </div>
            </DeskPage>
        }
    })
}

/// What holds now, and the form that turns it round.
#[component]
fn Switch(ogrn: Ogrn, is_allowed: bool) -> impl IntoView {
    let (said, value, button) = match is_allowed {
        true => ("confirming-org-may", "no", "confirming-org-end"),
        false => ("confirming-org-may-not", "yes", "confirming-org-allow"),
    };
    view! {
        <section class="panel stack" aria-labelledby="switch">
            <h2 id="switch">{t("confirming-org")}</h2>
            <p class="said">{t(said)}</p>
            <p class="quiet">{t("confirming-org-text")}</p>
            <form class="form" method="post" action=paths::registry_organization(&ogrn) novalidate>
                <TextArea
                    name="reason"
                    label=t("field-reason")
                    hint=t("confirming-org-reason-hint")
                    longest=500
                />
                <div class="buttons">
                    <button class="button" name="allowed" value=value>{t(button)}</button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn History(rights: Vec<ConfirmationRight>) -> impl IntoView {
    if rights.is_empty() {
        return None;
    }
    let lines = rights
        .into_iter()
        .map(|right| {
            let what = match right.name {
                Some(name) => with("confirming-org-staff", &[("name", name.into())]),
                None => t("confirming-org-whole"),
            };
            let given = told(
                "confirming-org-given",
                right.since,
                right.since_by,
                right.reason,
            );
            let ended = right.end.map(|(at, by, reason)| {
                let ended = told("confirming-org-over", at, by, reason);
                view! { <p class="quiet small">{ended}</p> }
            });
            view! {
                <li>
                    <strong>{what}</strong>
                    <p class="quiet small">{given}</p>
                    {ended}
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <section class="stack" aria-labelledby="history">
            <h2 id="history">{t("directors-history")}</h2>
            <ol class="events" role="list">{lines}</ol>
        </section>
    })
}

/// When, by whom, why.
pub(super) fn told(key: &str, at: i64, by: String, reason: String) -> String {
    let said = with(
        key,
        &[("time", text::day_and_time(at).into()), ("name", by.into())],
    );
    if reason.is_empty() {
        said
    } else {
        format!("{said}: {reason}")
    }
}
