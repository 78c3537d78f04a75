mod given;
mod photo;
mod pin;

use domain::holder::HolderState;
use leptos::prelude::*;
use leptos_meta::Title;

use self::{given::Given, photo::PhotoConsent, pin::PinSetting};
use super::PortalHead;
use crate::{
    components::{ErrorSummary, FieldError, Icon, Layout, Notice, load},
    page::{Page, ports},
    paths,
    ports::{GivenConsent, OwnSettings},
    text::{self, t, with},
};

/// What was just done; each has the texts `settings-done-<key>` and `…-text`.
const DONE: [&str; 7] = [
    "paused",
    "resumed",
    "withdrawn",
    "photo",
    "no-photo",
    "pin",
    "no-pin",
];

/// Pause, consent, the end; what each does is said before.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let done = page.query_value("done");
    let answer = async move {
        let (visitor, ports) = (page.visitor()?, ports()?);
        let own = ports.id_settings.own(&visitor).await?;
        Ok((own, ports.show_pins.standing(&visitor).await?))
    };
    load(answer, move |(own, pin)| {
        let title = t("settings-title");
        let window = text::window(&title, refused);
        let done = DONE
            .into_iter()
            .find(|known| done.as_deref() == Some(known));
        view! {
            <PortalHead />
            <Title text=text::title(&[&window]) />
            <Layout>
                <a class="back" href=paths::ID>
                    <Icon name="back" small=true />
                    {t("history-back")}
                </a>
                <div class="page-head"><h1>{title}</h1></div>
                <div class="sections column-form">
                    {done
                        .map(|done| {
                            let title = t(&format!("settings-done-{done}"));
                            let text = t(&format!("settings-done-{done}-text"));
                            view! { <Notice title text /> }
                        })}
                    <ErrorSummary title=t("settings-refused") />
                    <Use own=own.clone() />
                    <PinSetting standing=pin />
                    <PhotoConsent consented=own.consent.is_some() photo=own.photo />
                    <Consent consent=own.consent />
                    <Given consents=own.consents />
                    <End />
                </div>
            </Layout>
        }
    })
}

#[component]
fn Use(own: OwnSettings) -> impl IntoView {
    let active = own.state == HolderState::Active;
    let class = if active {
        "chip chip-active"
    } else {
        "chip chip-suspended"
    };
    let state = if active { "active" } else { "paused" };
    let source = t(&format!("registry-source-{}", own.source.key()));
    let form = match (active, own.consent) {
        (true, _) => view! {
            <p>{t("settings-pause-text")}</p>
            <button class="button" name="act" value="pause">{t("settings-pause")}</button>
        }
        .into_any(),
        (false, Some(_)) => view! {
            <p>{t("settings-resume-text")}</p>
            <button class="button button-main" name="act" value="resume">
                {t("settings-resume")}
            </button>
        }
        .into_any(),
        (false, None) => view! {
            <p>{t("settings-consent-first")}</p>
            <p>
                <a class="button button-main" href=paths::ID_NEW>{t("settings-consent-again")}</a>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="stack" aria-labelledby="use">
            <div class="row row-apart">
                <h2 id="use">{t("settings-use")}</h2>
                <span class=class>{t(&format!("settings-state-{state}"))}</span>
            </div>
            <p class="quiet">{t("settings-made")} " " {source}</p>
            <form class="stack" method="post" action=paths::ID_SETTINGS>{form}</form>
        </section>
    }
}

#[component]
fn Consent(consent: Option<GivenConsent>) -> impl IntoView {
    let body = match consent {
        Some(consent) => {
            let given = with(
                "settings-consent-given",
                &[
                    ("version", i64::from(consent.version).into()),
                    ("time", text::day_and_time(consent.given_at).into()),
                ],
            );
            view! {
                <p class="quiet">{given}</p>
                <form class="stack" method="post" action=paths::ID_SETTINGS>
                    <p>{t("settings-withdraw-text")}</p>
                    <button class="button button-danger" name="act" value="withdraw">
                        {t("settings-withdraw")}
                    </button>
                </form>
            }
            .into_any()
        }
        None => view! { <p class="quiet">{t("settings-consent-none")}</p> }.into_any(),
    };
    view! {
        <section class="stack" aria-labelledby="consent">
            <h2 id="consent">{t("settings-consent")}</h2>
            {body}
        </section>
    }
}

#[component]
fn End() -> impl IntoView {
    let problem = Page::current()
        .submission
        .and_then(|submission| submission.problem("sure"))
        .map(text::problem);
    let class = if problem.is_some() {
        "field field-wrong"
    } else {
        "field"
    };
    let described = problem.as_ref().map(|_| "sure-error");
    let wrong = problem.as_ref().map(|_| "true");
    view! {
        <section class="stack" aria-labelledby="end">
            <h2 id="end">{t("settings-delete-title")}</h2>
            <p>{t("settings-delete-text")}</p>
            <ul class="stack-tight">
                {["gone", "stays", "again"]
                    .map(|part| view! { <li>{t(&format!("settings-delete-{part}"))}</li> })
                    .collect_view()}
            </ul>
            <form class="form" method="post" action=paths::ID_SETTINGS novalidate>
                <div class=class>
                    {problem.map(|error| view! { <FieldError name="sure" error /> })}
                    <label class="choice">
                        <input
                            type="checkbox"
                            id="sure"
                            name="sure"
                            value="yes"
                            aria-invalid=wrong
                            aria-describedby=described
                        />
                        <span>{t("settings-delete-sure")}</span>
                    </label>
                </div>
                <button class="button button-danger" name="act" value="delete">
                    {t("settings-delete")}
                </button>
            </form>
        </section>
    }
}
