use leptos::prelude::*;

use crate::{paths, ports::PinStanding, text::t};

/// The PIN before a code is shown: turned on, changed, turned off; each asks for the password.
#[component]
pub(super) fn PinSetting(standing: PinStanding) -> impl IntoView {
    let is_set = standing != PinStanding::Unset;
    let (class, state) = if is_set {
        ("chip chip-active", "on")
    } else {
        ("chip", "off")
    };
    let buttons = if is_set {
        view! {
            <div class="buttons">
                <button class="button" name="act" value="pin">{t("pin-change")}</button>
                <button class="button button-danger" name="act" value="no-pin">
                    {t("pin-remove")}
                </button>
            </div>
        }
        .into_any()
    } else {
        view! { <button class="button" name="act" value="pin">{t("pin-new")}</button> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="pin-setting">
            <div class="row row-apart">
                <h2 id="pin-setting">{t("pin-setting")}</h2>
                <span class=class>{t(&format!("pin-setting-{state}"))}</span>
            </div>
            <p>{t("pin-setting-text")}</p>
            <p class="quiet">{t("pin-offline")}</p>
            <form class="stack" method="post" action=paths::ID_SETTINGS>{buttons}</form>
        </section>
    }
}
