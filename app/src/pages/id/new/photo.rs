use domain::{holder::IdSource, photo::Subject};
use leptos::prelude::*;
use leptos_meta::Script;

use super::way::Withdraw;
use crate::{
    components::{ErrorSummary, FileField, Icon, Notice},
    islands::PicturePreview,
    paths,
    ports::{BiometricOffer, PICTURE_LIMIT},
    shell::{Assets, Face, PreloadIslands},
    text::{t, with},
};

/// What is read. Named one by one, so that iPhones send JPEG and not their own kind.
const ACCEPT: &str = "image/jpeg,image/png,image/webp";

/// The photo, and with a document the picture of its page.
#[component]
pub(super) fn PhotoStep(
    way: IdSource,
    returned: Option<String>,
    biometrics: BiometricOffer,
) -> impl IntoView {
    let most = i64::try_from(PICTURE_LIMIT / (1024 * 1024)).unwrap_or_default();
    let document = (way != IdSource::Biometrics).then(|| {
        view! {
            <FileField
                name="document"
                label=t(&format!("enrol-document-{}", way.key()))
                hint=t(&format!("enrol-document-{}-hint", way.key()))
                accept=ACCEPT
                preview=t("enrol-preview")
            />
        }
    });
    let own = way == IdSource::Biometrics && matches!(biometrics, BiometricOffer::Good(_));
    view! {
        <PreloadIslands face=Face::Citizen />
        <div class="stack column-form">
            <ErrorSummary title=t("enrol-refused") />
            {returned
                .map(|reason| {
                    view! { <Notice title=t("enrol-returned") text=reason danger=true /> }
                })}
            <p class="lead">{t("enrol-photo-lead")}</p>
            {own.then(|| view! { <OfRegistry /> })}
            <form
                class="panel form"
                method="post"
                action=paths::ID_NEW_PHOTO
                enctype="multipart/form-data"
                novalidate
            >
                {own.then(|| view! { <h2>{t("enrol-photo-own")}</h2> })}
                <FrameGuide />
                <Camera />
                <FileField
                    name="portrait"
                    label=t("field-portrait")
                    hint=with("enrol-portrait-hint", &[("most", most.into())])
                    accept=ACCEPT
                    capture="user"
                    preview=t("enrol-preview")
                />
                {document}
                <p class="quiet small">{t("enrol-photo-kept")}</p>
                <div class="buttons">
                    <button class="button button-main button-large">{t("enrol-photo-button")}</button>
                </div>
            </form>
            <p>
                <a href=paths::choose_way_again()>{t("enrol-other-way")}</a>
            </p>
            <Withdraw />
            <PicturePreview />
        </div>
    }
}

/// The photo that is there already.
#[component]
fn OfRegistry() -> impl IntoView {
    view! {
        <form
            class="panel form registry-photo"
            method="post"
            action=paths::ID_NEW_PHOTO
            enctype="multipart/form-data"
        >
            <h2>{t("enrol-photo-registry")}</h2>
            <img
                class="holder-photo"
                src=paths::ID_NEW_REGISTRY_PHOTO
                alt=t("enrol-photo-registry-alt")
                width="96"
                height="128"
            />
            <p>{t("enrol-photo-registry-text")}</p>
            <input type="hidden" name="of_registry" value="yes" />
            <button class="button button-main">{t("enrol-photo-registry-button")}</button>
        </form>
    }
}

/// The camera in the page, under the frame in which a face belongs: `camera.js` shows it where there
/// is one. Without it the field below takes a file, or opens a phone's own camera.
#[component]
fn Camera() -> impl IntoView {
    let script =
        use_context::<Assets>().map(|assets| view! { <Script type_="module" src=assets.camera /> });
    view! {
        {script}
        <div
            class="stack"
            data-camera
            data-least=Subject::Person.smallest_side().to_string()
            data-refused=t("enrol-camera-refused")
            data-taken=t("enrol-camera-taken")
            hidden
        >
            <button class="button" type="button" data-open>
                <Icon name="camera" />
                {t("enrol-camera-open")}
            </button>
            <div class="stack" data-live hidden>
                <div class="photo-camera">
                    <video playsinline muted autoplay aria-label=t("enrol-camera-picture")></video>
                    <svg viewBox="0 0 90 120" aria-hidden="true">
                        <Frame />
                    </svg>
                </div>
                <p class="quiet">{t("enrol-camera-frame")}</p>
                <div class="buttons">
                    <button class="button button-main button-large" type="button" data-take>
                        <Icon name="photo" />
                        {t("enrol-camera-take")}
                    </button>
                    <button class="button button-large" type="button" data-close>
                        {t("enrol-camera-close")}
                    </button>
                </div>
            </div>
            <p aria-live="polite" data-said></p>
        </div>
    }
}

/// Where face and shoulders belong.
#[component]
fn Frame() -> impl IntoView {
    view! {
        <ellipse cx="45" cy="50" rx="23" ry="30" class="frame-face" />
        <path d="M12 118c2-24 14-32 33-32s31 8 33 32" class="frame-face" />
    }
}

/// How to stand before the camera, drawn: it needs no words.
#[component]
fn FrameGuide() -> impl IntoView {
    view! {
        <div class="frame-guide">
            <svg viewBox="0 0 90 120" aria-hidden="true">
                <rect x="1.5" y="1.5" width="87" height="117" rx="8" class="frame-edge" />
                <Frame />
            </svg>
            <ul class="stack-tight">
                {["face", "light", "alone"]
                    .map(|rule| view! { <li>{t(&format!("enrol-photo-{rule}"))}</li> })
                    .collect_view()}
            </ul>
        </div>
    }
}
