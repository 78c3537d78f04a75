//! No picture: what happened, what to do, and the ways without a camera.

use leptos::prelude::*;

use super::{
    HEADING,
    choose::Chosen,
    digits::Digits,
    parts::{Brand, PhotoInput},
};
use crate::{
    components::Icon,
    islands::scanner::{
        Scan, browser,
        states::{CameraTrouble, Event},
    },
};

/// The screen without a camera.
#[component]
pub(in super::super) fn Blocked(scan: Scan, trouble: CameraTrouble) -> impl IntoView {
    let key = format!("scan-trouble-{}", trouble.key());
    let again = match trouble {
        CameraTrouble::Decoder => view! {
            <a class="button button-main button-large button-wide" href="">
                <Icon name="refresh" />
                {scan.t("scan-reload")}
            </a>
        }
        .into_any(),
        _ => view! {
            <button
                class="button button-main button-large button-wide"
                on:click=|_| browser::tell(Event::Start)
            >
                <Icon name="refresh" />
                {scan.t("scan-camera-again")}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="scan-start" data-trouble=trouble.key()>
            <Brand scan />
            <div class="scan-start-middle">
                <Icon name="camera-off" large=true />
                <div class="stack-tight">
                    <h1 id=HEADING tabindex="-1">{scan.t(&key)}</h1>
                    <p class="lead">{scan.t(&format!("{key}-text"))}</p>
                </div>
                {matches!(trouble, CameraTrouble::Refused).then(|| view! { <Help scan /> })}
                <Chosen scan />
                <div class="panel stack"><Digits scan /></div>
            </div>
            <div class="scan-start-actions">
                {again}
                <div class="buttons-pair">
                    <label class="button">
                        <Icon name="photo" />
                        {scan.t("scan-from-photo")}
                        <PhotoInput scan class="visually-hidden" />
                    </label>
                </div>
            </div>
        </div>
    }
}

/// How to allow the camera, by device.
#[component]
fn Help(scan: Scan) -> impl IntoView {
    let steps = |device: &str| {
        let steps = (1..=3).map(|n| scan.t(&format!("scan-help-{device}-{n}")));
        let steps = steps.map(|step| view! { <li>{step}</li> }).collect_view();
        view! {
            <details class="details-more">
                <summary>{scan.t(&format!("scan-help-{device}"))}</summary>
                <ol class="stack-tight">{steps}</ol>
            </details>
        }
    };
    view! {
        <div>
            {steps("android")} {steps("iphone")}
            <details class="details-more">
                <summary>{scan.t("scan-help-computer")}</summary>
                <p>{scan.t("scan-help-computer-text")}</p>
            </details>
        </div>
    }
}
