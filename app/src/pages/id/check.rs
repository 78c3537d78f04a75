//! "Check the checker", inside the portal: with the camera of this phone.

use leptos::prelude::*;
use leptos_meta::Title;

use super::PortalHead;
use crate::{
    components::{Icon, Layout},
    islands::{BadgeReader, ReaderSetting, reader::State, told},
    paths,
    shell::{Assets, Face, PreloadIslands},
    text::{self, bundle, t},
};

/// Why, and a camera. Open to everybody: nothing of whoever looks is asked or kept.
#[component]
pub fn IdCheckPage() -> impl IntoView {
    let worker = use_context::<Assets>()
        .map(|assets| assets.scan_worker)
        .unwrap_or_default();
    let setting = ReaderSetting {
        worker: worker.to_owned(),
        texts: bundle(&["reader-"]),
    };
    let first = State::default().drawing(&setting, None);
    view! {
        <PortalHead />
        <PreloadIslands face=Face::Citizen />
        <Title text=text::title(&[&t("reader-title")]) />
        <Layout>
            <div class="stack" data-setting=told(&setting)>
                <h1>{t("reader-title")}</h1>
                <p class="lead">{t("reader-lead")}</p>
                <div class="reader" data-when="camera" hidden=!first.shows("camera")>
                    <video id="badge-video" aria-label=t("reader-picture") muted playsinline></video>
                    <p class="reader-hint">{t("reader-hint")}</p>
                    <button class="button button-large button-wide" type="button" data-do="stop">
                        {t("reader-stop")}
                    </button>
                </div>
                <p class="reader-message" role="status" data-text="message" hidden></p>
                <p role="status" data-when="found" hidden>{t("look-looking")}</p>
                <div
                    class="stack-tight"
                    data-when="still ready"
                    hidden=!first.shows("still ready")
                >
                    <button
                        class="button button-main button-large button-wide"
                        type="button"
                        data-do="camera"
                        data-off="!alive"
                        disabled
                    >
                        <Icon name="camera" />
                        {t("reader-camera")}
                    </button>
                    <label class="button button-wide" data-when="alive" hidden>
                        <Icon name="photo" />
                        {t("reader-photo")}
                        <input class="visually-hidden" id="badge-picture" type="file" accept="image/*" />
                    </label>
                </div>
                <p class="quiet">{t("reader-any")}</p>
                <p>
                    <a href=paths::PUBLIC_BADGE>{t("reader-paste")}</a>
                </p>
                <BadgeReader />
            </div>
        </Layout>
    }
}
