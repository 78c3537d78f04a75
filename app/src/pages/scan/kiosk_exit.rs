//! The way out of a scanner for guests, for staff.

use leptos::prelude::*;

use crate::{components::Icon, paths, text::t};

/// A small mark in the corner, seen at a kiosk alone; behind it the PIN is asked for.
#[component]
pub(super) fn KioskExit() -> impl IntoView {
    view! {
        <a class="kiosk-exit" href=paths::LEAVE_KIOSK>
            <Icon name="key" />
            <span class="visually-hidden">{t("kiosk-leave")}</span>
        </a>
    }
}
