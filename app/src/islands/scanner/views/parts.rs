//! Small things that several views have.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::{
    components::Icon,
    islands::scanner::{Scan, browser},
    paths,
};

/// Seconds until the screen goes by itself, as a ring and a figure. For the eye only: a
/// voice that counts would never be silent.
#[component]
pub(super) fn Ring(scan: Scan, #[prop(optional)] large: bool) -> impl IntoView {
    let left = scan.memo(|machine| machine.seconds_left());
    let whole = left.get_untracked().unwrap_or_default().max(1);
    // The ring's length is 15 or 60 units, whatever the seconds.
    let units = if whole > 15 { 60 } else { 15 };
    let class = match (units, large) {
        (60, true) => "clear clear-60 clear-large",
        (60, false) => "clear clear-60",
        _ => "clear",
    };
    let gone = move || units - (left.get().unwrap_or_default() * units / whole).min(units);
    view! {
        {move || {
            left.get()
                .is_some()
                .then(|| {
                    view! {
                        <span class=class aria-hidden="true">
                            <svg class="ring" viewBox="0 0 36 36">
                                <circle cx="18" cy="18" r="16"></circle>
                                <circle
                                    class="ring-left"
                                    cx="18"
                                    cy="18"
                                    r="16"
                                    pathLength=units.to_string()
                                    stroke-dashoffset=move || gone().to_string()
                                ></circle>
                            </svg>
                            <span>{move || left.get()}</span>
                        </span>
                    }
                })
        }}
    }
}

/// Brand and account over the start screen and its variants.
#[component]
pub(super) fn Brand(scan: Scan) -> impl IntoView {
    let account = scan.setting.with_value(|setting| setting.account.clone());
    view! {
        <div class="row row-apart">
            <a class="brand" href=paths::HOME>
                <svg class="brand-mark" aria-hidden="true"><use href="/icons.svg#brand"></use></svg>
                {scan.t("scan-title")}
            </a>
            <a class="top-link" href=paths::ACCOUNT><Icon name="user" />{account}</a>
        </div>
    }
}

/// Where a photo is chosen.
#[component]
pub(super) fn PhotoInput(
    scan: Scan,
    /// Class of the input.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <input
            class=class
            type="file"
            accept="image/*"
            capture="environment"
            aria-label=scan.t("scan-tool-photo-label")
            on:change=chosen
        />
    }
}

fn chosen(event: ev::Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        browser::search_photo(file.into());
    }
    // The same file may be chosen again.
    input.set_value("");
}
