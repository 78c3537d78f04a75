//! Before the camera: in whose name, and one big button.

use leptos::prelude::*;

use super::{
    HEADING,
    choose::Chosen,
    live::UpdateBar,
    parts::{Brand, PhotoInput},
};
use crate::{
    components::Icon,
    islands::scanner::{
        Scan, browser,
        states::{Event, Sheet},
    },
};

/// The start screen.
#[component]
pub(in super::super) fn Start(scan: Scan) -> impl IntoView {
    let organization = scan.organization();
    let heading = move || match organization.get() {
        Some(_) => scan.t("scan-heading-organization"),
        None => scan.t("scan-heading-individual"),
    };
    view! {
        <div class="scan-start">
            <Brand scan />
            <div class="scan-start-middle">
                <svg class="icon scan-start-frame" aria-hidden="true">
                    <use href="/icons.svg#qr"></use>
                </svg>
                <div class="stack-tight">
                    <h1 id=HEADING tabindex="-1">{heading}</h1>
                    <p class="lead">{scan.t("scan-lead")}</p>
                </div>
                <Chosen scan />
            </div>
            <div class="scan-start-actions">
                <UpdateBar scan />
                <button
                    class="button button-main button-large button-wide"
                    disabled=move || !scan.awake.get()
                    on:click=|_| browser::tell(Event::Start)
                >
                    <Icon name="camera" />
                    {scan.t("scan-camera-on")}
                </button>
                <p class="quiet small">{scan.t("scan-camera-why")}</p>
                <div class="buttons-pair">
                    <button
                        class="button"
                        aria-haspopup="dialog"
                        disabled=move || !scan.awake.get()
                        on:click=|_| browser::tell(Event::Open(Sheet::Digits))
                    >
                        <Icon name="digits" />
                        {scan.t("scan-tool-digits")}
                    </button>
                    <label class="button">
                        <Icon name="photo" />
                        {scan.t("scan-from-photo")}
                        <PhotoInput scan class="visually-hidden" />
                    </label>
                </div>
                <button
                    class="link-button"
                    aria-haspopup="dialog"
                    disabled=move || !scan.awake.get()
                    on:click=|_| browser::tell(Event::Open(Sheet::Reads))
                >
                    {scan.t("scan-reads")}
                </button>
            </div>
        </div>
    }
}
