use domain::{
    enrolment::Ineligible,
    holder::{HolderState, IdSource},
    photo::Faces,
};
use leptos::prelude::*;

use super::way::Withdraw;
use crate::{
    components::{Icon, Notice},
    paths,
    text::{self, t, with},
};

/// Why there can be none, and what to do.
#[component]
pub(super) fn NotFor(reason: Ineligible) -> impl IntoView {
    let key = format!("enrol-not-{}", reason.key());
    view! {
        <div class="stack column-form">
            <p class="lead">{t(&key)}</p>
            <p>{t(&format!("{key}-do"))}</p>
            <p class="quiet">{t("id-nothing-paper")}</p>
            <p>
                <a class="button" href=paths::ID>{t("enrol-back")}</a>
            </p>
        </div>
    }
}

/// An operator compares; there is nothing to do.
#[component]
pub(super) fn Waiting(way: IdSource, since: i64, faces: Option<Faces>) -> impl IntoView {
    let sent = text::day_and_time(since);
    let doubt = faces.filter(|faces| *faces != Faces::One).map(|faces| {
        let key = format!("enrol-faces-{}", faces.key());
        let text = t(&format!("{key}-text"));
        view! { <Notice title=t(&key) text /> }
    });
    view! {
        <div class="stack column-form">
            <section class="empty">
                <Icon name="wait" large=true />
                <h2>{t("enrol-waiting")}</h2>
                <p>{t("enrol-waiting-text")}</p>
            </section>
            {doubt}
            <dl class="facts">
                <div>
                    <dt>{t("enrol-way")}</dt>
                    <dd>{t(&format!("way-{}", way.key()))}</dd>
                </div>
                <div>
                    <dt>{t("enrol-sent")}</dt>
                    <dd>{with("history-at", &[("time", sent.into())])}</dd>
                </div>
            </dl>
            <p>
                <a class="button" href=paths::ID_NEW>
                    <Icon name="refresh" />
                    {t("enrol-look")}
                </a>
            </p>
            <Withdraw />
        </div>
    }
}

/// There is one.
#[component]
pub(super) fn Held(state: HolderState) -> impl IntoView {
    let (lead, href, button) = match state {
        HolderState::Active => ("enrol-held-text", paths::ID, "enrol-held-button"),
        HolderState::Paused | HolderState::Deleted => {
            ("id-paused-lead", paths::ID_SETTINGS, "settings-link")
        }
    };
    view! {
        <div class="stack column-form">
            <p class="lead">{t(lead)}</p>
            <div class="buttons">
                <a class="button button-main button-large" href=href>{t(button)}</a>
            </div>
            {(state == HolderState::Active)
                .then(|| {
                    view! {
                        <p>
                            <a href=paths::ID_SETTINGS>{t("settings-link")}</a>
                        </p>
                    }
                })}
        </div>
    }
}
