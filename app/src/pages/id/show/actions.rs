//! What can be done, below the card, and the code alone in large.

use leptos::prelude::*;

use super::first;
use crate::{components::Icon, page::Page, paths, text::t};

/// The buttons. Until the page has come to life they can do nothing; their place is kept.
#[component]
pub(super) fn Actions() -> AnyView {
    let first = first();
    let sign_in = paths::sign_in_then(&Page::current().path);
    view! {
        <div class="stack-tight show-actions show-still" data-class="show-still:!alive">
            <p class="small show-learns show-message" role="status" data-text="message"></p>
            <div class="buttons-pair" data-when="can-enlarge" hidden=!first.shows("can-enlarge")>
                <Press does="enlarge" icon="enlarge" key="show-larger" off="!code" />
                <Press does="digits" icon="digits" key="show-digits" />
            </div>
            <div class="buttons-pair" data-when="can-renew" hidden>
                <Press does="digits" icon="refresh" key="show-digits-new" />
                <Press does="code" icon="qr" key="show-code" />
            </div>
            <Wake when="can-retry" icon="refresh" key="show-retry" />
            <Wake when="can-look" icon="eye" key="show-again" />
            <Link when="can-sign-in" href=sign_in key="show-sign-in" />
            <Link when="can-choose" href=paths::ID key="show-choose" />
        </div>
    }
    .into_any()
}

#[component]
fn Press(
    does: &'static str,
    icon: &'static str,
    key: &'static str,
    /// While what it is disabled.
    #[prop(optional)]
    off: Option<&'static str>,
) -> impl IntoView {
    let disabled = off.is_some_and(|off| first().shows(off));
    view! {
        <button
            class="button button-large"
            type="button"
            data-do=does
            data-off=off
            disabled=disabled
        >
            <Icon name=icon />
            {t(key)}
        </button>
    }
}

/// Tries again, at once.
#[component]
fn Wake(when: &'static str, icon: &'static str, key: &'static str) -> impl IntoView {
    view! {
        <button
            class="button button-main button-large button-wide"
            type="button"
            data-do="wake"
            data-when=when
            hidden
        >
            <Icon name=icon />
            {t(key)}
        </button>
    }
}

#[component]
fn Link(when: &'static str, #[prop(into)] href: String, key: &'static str) -> impl IntoView {
    view! {
        <a class="button button-main button-large button-wide" href=href data-when=when hidden>
            {t(key)}
        </a>
    }
}

/// Where the picture of the code moves to be as large as it goes.
#[component]
pub(super) fn Large() -> impl IntoView {
    view! {
        <dialog class="show-large show-large-dialog" aria-label=t("show-large-label")>
            <button
                class="code-field"
                type="button"
                aria-label=t("show-smaller-label")
                data-do="reduce"
            ></button>
            <div class="show-large-foot">
                <p class="code-left">
                    <span class="code-seconds" data-text="left"></span>
                    {t("show-large-seconds")}
                </p>
                <button class="button" type="button" data-do="reduce">
                    {t("show-smaller")}
                </button>
            </div>
        </dialog>
    }
}
