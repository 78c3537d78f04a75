use domain::{director::Act, identifiers::Ogrn};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, ErrorSummary, Notice, TextField, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{MailAddress, ReminderSettings},
    text::{self, t, with},
};

/// When the organization is reminded of powers of attorney that end, and where to.
#[component]
pub fn RemindersPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let code = page.query_value("code").unwrap_or_default();
    let done = page
        .query_value("done")
        .filter(|done| ["sent", "confirmed", "removed"].contains(&done.as_str()));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let settings = ports()?.reminders.settings(&visitor, &ogrn).await?;
        Ok((cabinet, settings))
    };
    load(answer, move |(cabinet, settings)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("reminders");
        let window = text::window(&title, refused);
        let notice = done.map(|done| {
            let (title, text) = (
                t(&format!("reminders-{done}")),
                t(&format!("reminders-{done}-text")),
            );
            view! { <Notice title text /> }
        });
        let may = cabinet.may(Act::SetReminders);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Powers title=window>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("reminders-lead")}</p>
                </div>
                <div class="sections column-form">
                    {notice} <ErrorSummary title=t("reminders-refused") />
                    <Mail settings may code ogrn />
                </div>
            </CabinetLayout>
        }
    })
}

/// What stands in the way, or the forms.
#[component]
fn Mail(settings: ReminderSettings, may: bool, code: String, ogrn: Ogrn) -> impl IntoView {
    let state = match &settings.address {
        None => t("reminders-none"),
        Some(address) => with(
            if address.is_confirmed {
                "reminders-to"
            } else {
                "reminders-unconfirmed"
            },
            &[("address", address.address.as_str().into())],
        ),
    };
    let forms = if !settings.can_send {
        view! { <p class="panel">{t("reminders-no-mail")}</p> }.into_any()
    } else if !may {
        view! { <p class="panel">{t("reminders-only")}</p> }.into_any()
    } else {
        view! { <Forms address=settings.address code ogrn /> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="mail">
            <h2 id="mail">{t("reminders-mail")}</h2>
            <p class="said">{state}</p>
            {forms}
        </section>
    }
}

#[component]
fn Forms(address: Option<MailAddress>, code: String, ogrn: Ogrn) -> impl IntoView {
    let waits = address
        .as_ref()
        .is_some_and(|address| !address.is_confirmed);
    let known = address.map(|address| address.address).unwrap_or_default();
    let confirm = waits.then(|| {
        view! {
            <form class="form panel" method="post" action=paths::confirm_mail(&ogrn) novalidate>
                <TextField
                    name="code"
                    label=t("field-code")
                    hint=t("reminders-code-hint")
                    value=code
                />
                <div class="buttons">
                    <button class="button button-main">{t("reminders-confirm")}</button>
                </div>
            </form>
        }
    });
    view! {
        {confirm}
        <form class="form" method="post" action=paths::reminders(&ogrn) novalidate>
            <TextField
                name="address"
                label=t("field-address")
                hint=t("reminders-address-hint")
                kind="email"
                autocomplete="email"
                value=known
            />
            <div class="buttons">
                <button class="button">{t("reminders-save")}</button>
            </div>
        </form>
    }
}
