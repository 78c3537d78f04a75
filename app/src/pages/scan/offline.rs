use leptos::prelude::*;
use leptos_meta::{Body, Title};

use crate::{components::Icon, paths, text::t};

/// What the service worker shows when there is no network: nobody's data, no script.
#[component]
pub fn ScanOfflinePage() -> impl IntoView {
    view! {
        <Title text=format!("{} — {}", t("scanpage-offline-title"), t("scan-title")) />
        <Body {..} class="page-scan-start" />
        <a class="skip" href="#main">{t("skip")}</a>
        <main class="scan-start" id="main">
            <div class="row">
                <span class="brand">
                    <svg class="brand-mark" aria-hidden="true">
                        <use href="/icons.svg#brand"></use>
                    </svg>
                    {t("scan-title")}
                </span>
            </div>
            <div class="scan-start-middle">
                <Icon name="no-network" large=true />
                <div class="stack-tight">
                    <h1>{t("scanpage-offline-title")}</h1>
                    <p class="lead">{t("scanpage-offline-lead")}</p>
                </div>
                <ul class="stack-tight">
                    <li>{t("scanpage-offline-network")}</li>
                    <li>{t("scanpage-offline-paper")}</li>
                </ul>
            </div>
            <div class="scan-start-actions">
                <a class="button button-main button-large button-wide" href=paths::SCAN>
                    <Icon name="refresh" />
                    {t("scanpage-camera-again")}
                </a>
            </div>
        </main>
    }
}
