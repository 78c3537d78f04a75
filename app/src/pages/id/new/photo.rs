use domain::holder::IdSource;
use leptos::prelude::*;

use super::way::Withdraw;
use crate::{
    components::{ErrorSummary, FileField, Notice},
    islands::PicturePreview,
    paths,
    ports::{BiometricOffer, PICTURE_LIMIT},
    shell::{Face, PreloadIslands},
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

/// How to stand before the camera, drawn: it needs no words.
#[component]
fn FrameGuide() -> impl IntoView {
    view! {
        <div class="frame-guide">
            <svg viewBox="0 0 90 120" aria-hidden="true">
                <rect x="1.5" y="1.5" width="87" height="117" rx="8" class="frame-edge" />
                <ellipse cx="45" cy="50" rx="23" ry="30" class="frame-face" />
                <path d="M12 118c2-24 14-32 33-32s31 8 33 32" class="frame-face" />
            </svg>
            <ul class="stack-tight">
                {["face", "light", "alone"]
                    .map(|rule| view! { <li>{t(&format!("enrol-photo-{rule}"))}</li> })
                    .collect_view()}
            </ul>
        </div>
    }
}
