//! The PIN: asked for in the place of a code, and set.

use leptos::prelude::*;
use leptos_meta::Title;

use super::PortalHead;
use crate::{
    components::{ErrorSummary, Icon, Layout, TextField, load},
    forms,
    page::{Page, ports},
    paths,
    ports::PinStanding,
    text::{self, counted, t},
};

/// Asks for the PIN, or takes a new one.
#[component]
pub fn PinPage() -> impl IntoView {
    let page = Page::current();
    let answer = async move { ports()?.show_pins.standing(&page.visitor()?).await };
    load(answer, |standing| match standing {
        PinStanding::Locked(tries) => view! { <AskPin tries /> }.into_any(),
        PinStanding::Unset | PinStanding::Open => {
            view! { <NewPin changes=standing == PinStanding::Open /> }.into_any()
        }
    })
}

/// In the place of a code: the PIN comes first, and after too many wrong ones the password.
#[component]
pub(super) fn AskPin(
    /// How many tries are left.
    tries: u32,
) -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let next = match &page.submission {
        Some(submission) => forms::next(&submission.fields),
        None => Some(page.path.clone()),
    };
    let title = t("pin-title");
    let spent = tries == 0;
    let lead = if spent { "pin-spent" } else { "pin-lead" };
    let left = (refused && !spent).then(|| {
        view! { <p class="quiet">{counted("pin-tries", u64::from(tries))}</p> }
    });
    let (act, field) = if spent {
        let field = view! {
            <TextField
                name="password"
                label=t("field-password")
                kind="password"
                autocomplete="current-password"
            />
        };
        ("password", field.into_any())
    } else {
        ("open", view! { <Pin name="pin" /> }.into_any())
    };
    view! {
        <PortalHead />
        <Title text=text::title(&[&text::window(&title, refused)]) />
        <Layout>
            <form class="form column-form" method="post" action=paths::ID_PIN novalidate>
                <ErrorSummary title=t("pin-refused") />
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t(lead)}</p>
                </div>
                <input type="hidden" name="next" value=next.unwrap_or_default() />
                {field}
                {left}
                <div class="buttons">
                    <button class="button button-main button-large" name="act" value=act>
                        <Icon name="key" />
                        {t("pin-open")}
                    </button>
                    <a class="button button-large" href=paths::ID>{t("history-back")}</a>
                </div>
                <p class="quiet">{t("pin-offline")}</p>
            </form>
        </Layout>
    }
}

/// A first PIN, or another one.
#[component]
fn NewPin(
    /// Whether there is one now.
    changes: bool,
) -> impl IntoView {
    let refused = Page::current().submission.is_some();
    let title = t(if changes { "pin-change" } else { "pin-new" });
    view! {
        <PortalHead />
        <Title text=text::title(&[&text::window(&title, refused)]) />
        <Layout>
            <a class="back" href=paths::ID_SETTINGS>
                <Icon name="back" small=true />
                {t("settings-title")}
            </a>
            <form class="form column-form" method="post" action=paths::ID_PIN novalidate>
                <ErrorSummary title=t("settings-refused") />
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("pin-new-lead")}</p>
                </div>
                <Pin name="pin" />
                <Pin name="pin_again" />
                <p class="quiet">{t("pin-offline")}</p>
                <p class="quiet">{t("pin-forgotten")}</p>
                <button class="button button-main button-large" name="act" value="set">
                    {t("pin-save")}
                </button>
            </form>
        </Layout>
    }
}

/// A field for a PIN, which nobody beside reads.
#[component]
fn Pin(name: &'static str) -> impl IntoView {
    view! {
        <TextField
            name
            label=t(&format!("field-{name}"))
            hint=t("kiosk-pin-hint")
            kind="password"
            inputmode="numeric"
            autocomplete="off"
        />
    }
}

/// Closes this session at once, beside a code that is shown under a PIN.
#[component]
pub(super) fn CloseNow() -> impl IntoView {
    view! {
        <form method="post" action=paths::ID_PIN>
            <button class="button button-wide" name="act" value="close">
                <Icon name="key" />
                {t("pin-close")}
            </button>
        </form>
    }
}
