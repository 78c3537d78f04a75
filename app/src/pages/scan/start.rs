//! Before the camera, and instead of it.

use leptos::prelude::*;

use super::{
    digits::Digits,
    ending::{Ending, EndsSoon},
    parts::{
        Brand, Chosen, KeepingBars, PhotoButton, Press, Slot, UpdateBar, When, first, is_shell,
    },
    practice::{Practice, TrainingFirst, TrainingLink},
};
use crate::{
    components::Icon,
    paths,
    ports::OwnPhone,
    text::{t, with},
};

/// In whose name, and one big button.
#[component]
pub(super) fn Start(endings: Vec<Ending>, phones: Vec<OwnPhone>, practice: Practice) -> AnyView {
    let first = practice.clone();
    view! {
        <div class="scan-start" data-scene data-when="start">
            <Brand />
            <div class="scan-start-middle">
                <svg class="icon scan-start-frame" aria-hidden="true">
                    <use href="/icons.svg#qr"></use>
                </svg>
                <div class="stack-tight">
                    <h1 tabindex="-1">
                        <Spoken when="organization" key="scanpage-heading-organization" />
                        <Spoken when="individual" key="scanpage-heading-individual" />
                    </h1>
                    <p class="lead">{t("scanpage-lead")}</p>
                </div>
                <Chosen />
                <TrainingFirst practice=first />
                <Branches phones />
                {endings.into_iter().map(|ending| view! { <EndsSoon ending /> }).collect_view()}
            </div>
            <div class="scan-start-actions">
                <KeepingBars />
                <UpdateBar />
                <Press does="start" class="button button-main button-large button-wide">
                    <Icon name="camera" />
                    {t("scanpage-camera-on")}
                </Press>
                <p class="quiet small">{t("scanpage-camera-why")}</p>
                <div class="buttons-pair">
                    <Press does="open:digits" class="button" sheet=true>
                        <Icon name="digits" />
                        {t("scanpage-tool-digits")}
                    </Press>
                    <PhotoButton />
                </div>
                <div class="scan-start-more">
                    <Press does="open:reads" class="link-button" sheet=true>{t("scanpage-reads")}</Press>
                    {(!is_shell())
                        .then(|| {
                            view! {
                                <a class="link-button" href=paths::SCAN_BADGE>
                                    {t("badge-title")}
                                </a>
                                <TrainingLink practice />
                                <a class="link-button" href=paths::SCAN_SHIFT>{t("shift")}</a>
                                <a class="link-button" href=paths::KIOSK>{t("kiosk")}</a>
                                <a class="link-button" href=paths::SCAN_SETTINGS>
                                    {t("scanset")}
                                </a>
                            }
                        })}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Whose phone this is.
#[component]
fn Branches(phones: Vec<OwnPhone>) -> impl IntoView {
    let line = |phone: OwnPhone| {
        let args = [
            ("branch", phone.branch.into()),
            ("phone", phone.name.into()),
        ];
        view! { <p class="quiet said">{with("scanpage-phone", &args)}</p> }
    };
    phones.into_iter().map(line).collect_view()
}

/// One of several texts in the same place.
#[component]
fn Spoken(when: &'static str, key: &'static str) -> impl IntoView {
    let hidden = !first().shows(when);
    view! { <span data-when=when hidden=hidden>{t(key)}</span> }
}

/// No picture: what happened, what to do, and the ways without a camera.
#[component]
pub(super) fn Blocked() -> AnyView {
    view! {
        <div class="scan-start" data-scene data-when="blocked" hidden>
            <Brand />
            <div class="scan-start-middle">
                <Icon name="camera-off" large=true />
                <div class="stack-tight">
                    <h1 tabindex="-1"><Slot name="trouble" /></h1>
                    <p class="lead"><Slot name="trouble-text" /></p>
                </div>
                <When is="refused"><Help /></When>
                <Chosen />
                <div class="panel"><Digits id="typed" /></div>
            </div>
            <div class="scan-start-actions">
                <Press
                    does="start"
                    class="button button-main button-large button-wide"
                    when="!reload"
                >
                    <Icon name="refresh" />
                    {t("scanpage-camera-again")}
                </Press>
                <a
                    class="button button-main button-large button-wide"
                    href=paths::SCAN
                    data-when="reload"
                    hidden
                >
                    <Icon name="refresh" />
                    {t("scanpage-reload")}
                </a>
                <div class="buttons-pair"><PhotoButton /></div>
                {(!is_shell())
                    .then(|| {
                        view! {
                            <a class="link-button" href=paths::SELF_TEST>{t("selftestpage")}</a>
                        }
                    })}
            </div>
        </div>
    }
    .into_any()
}

/// How to allow the camera, by device.
#[component]
fn Help() -> impl IntoView {
    let steps = |device: &str| {
        let steps = (1..=3).map(|n| t(&format!("scanpage-help-{device}-{n}")));
        let steps = steps.map(|step| view! { <li>{step}</li> }).collect_view();
        view! {
            <details class="details-more">
                <summary>{t(&format!("scanpage-help-{device}"))}</summary>
                <ol class="stack-tight">{steps}</ol>
            </details>
        }
    };
    view! {
        {steps("android")}
        {steps("iphone")}
        <details class="details-more">
            <summary>{t("scanpage-help-computer")}</summary>
            <p>{t("scanpage-help-computer-text")}</p>
        </details>
    }
}
