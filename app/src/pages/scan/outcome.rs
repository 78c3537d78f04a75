//! The whole screen takes the colour of the answer.

use domain::consent::PHOTO_SHOWN;
use leptos::prelude::*;

use super::parts::{Press, Slot};
use crate::{
    components::Icon,
    islands::scanner::verdict::Verdict,
    page::HolderPhoto,
    paths,
    ports::Language,
    text::{self, t},
};

/// The layer over everything, filled in by the scanner; told at once to who cannot see it.
#[component]
pub(super) fn Outcome() -> AnyView {
    view! {
        <div role="alert">
            <section
                class="outcome outcome-plain outcome-over"
                id="outcome"
                aria-labelledby="outcome-word"
                data-when="covered"
                data-set="class:outcome-class data-outcome:outcome"
                hidden
            >
                <Translate />
                <div class="outcome-body" data-set="lang:outcome-language">
                    <svg class="outcome-shape" viewBox="0 0 96 96" aria-hidden="true" data-when="shape">
                        <use href="/icons.svg#outcome-foreign" data-set="href:shape"></use>
                    </svg>
                    <Portrait />
                    <h1 class="outcome-word" id="outcome-word" tabindex="-1" data-text="word"></h1>
                    <div class="outcome-again" data-when="again" hidden>
                        <Twice />
                        <p data-text="again"></p>
                    </div>
                    <p class="outcome-fact" data-text="fact"></p>
                    <p class="outcome-why" data-text="portrait-note" hidden></p>
                    <p class="outcome-slip" data-text="slip"></p>
                    <Identity />
                    <Ring when="awaiting" class="clear clear-60 clear-large" />
                    <p class="outcome-why" data-text="why"></p>
                    <div class="words" data-when="words">
                        <p class="words-label" data-text="words-label"></p>
                        <p class="words-pair">
                            <span><span data-text="word-1"></span>" —"</span>
                            " "
                            <span data-text="word-2"></span>
                        </p>
                        <p class="words-note" data-text="words-note" hidden></p>
                    </div>
                    <p class="outcome-meta" data-text="meta"></p>
                    <p class="outcome-meta" data-text="group" hidden></p>
                </div>
                <Steps />
            </section>
        </div>
    }
    .into_any()
}

/// A leaf of a calendar, ticked: the shape of what was given today already.
#[component]
fn Twice() -> impl IntoView {
    view! {
        <svg class="outcome-shape" viewBox="0 0 96 96" aria-hidden="true">
            <use href="/icons.svg#outcome-twice"></use>
        </svg>
    }
}

/// The answer in the language of a guest who does not read the device's.
#[component]
fn Translate() -> impl IntoView {
    let own = text::language();
    let button = |when: &'static str, language: Language| {
        let tag = language.tag();
        view! {
            <button
                class="outcome-quiet outcome-language"
                type="button"
                data-do="translate"
                data-when=when
                lang=tag
                hidden
            >
                {t(&format!("language-{tag}"))}
            </button>
        }
    };
    view! {
        <div class="outcome-top" data-when="may-translate" hidden>
            {button("!translated", own.other())}
            {button("translated", own)}
        </div>
    }
}

/// A paper document was taken instead: counted, and nothing of it is kept. Or nothing was given
/// after all, of what is given once a day.
#[component]
fn PaperTaken() -> impl IntoView {
    view! {
        <Press does="paper" class="outcome-quiet outcome-second" when="may-take-paper">
            <Icon name="document" />
            {t("outcome-paper")}
        </Press>
        <Press does="return" class="outcome-quiet outcome-second" when="may-return">
            {t("outcome-return")}
        </Press>
        <p class="outcome-meta" role="status">
            <Slot name="paper" />
        </p>
    }
}

/// What can be done now; one main and one quiet button are there at a time.
#[component]
fn Steps() -> impl IntoView {
    let (main, second) = ("outcome-main", "outcome-quiet outcome-second");
    let link = |when: &'static str, key: &str, href: String| {
        view! { <a class=main href=href data-when=when hidden>{t(key)}</a> }
    };
    view! {
        <div class="outcome-actions">
            <button class=main type="button" data-do="next" data-when="may-go-on" hidden>
                <Slot name="next" />
                <Ring when="counts" class="clear clear-60" />
            </button>
            <Press does="retry" class=main when="may-retry">{t("outcome-retry")}</Press>
            <Press does="open:organizations" class=main sheet=true when="may-choose">
                {t("outcome-choose")}
            </Press>
            {link("may-train", "outcome-train", paths::TRAINING.to_owned())}
            <a
                class="outcome-quiet"
                href=paths::SCAN
                data-when="may-open"
                data-set="href:certificate"
                hidden
            >
                {t("scanpage-open-certificate")}
            </a>
            {link("may-sign-in", "outcome-sign-in", paths::sign_in_then(paths::SCAN))}
            {link("may-confirm", "outcome-confirm", paths::CONFIRM.to_owned())}
            <PaperTaken />
            <Press does="share" class="outcome-quiet" when="may-share">{t("outcome-share")}</Press>
            <Press does="hold" class="outcome-quiet" when="can-hold">{t("outcome-hold")}</Press>
            <Press does="choose:" class=second when="may-be-individual">
                {t("outcome-as-individual")}
            </Press>
            <Press does="next" class=second when="may-stop-waiting">
                {t("outcome-stop-waiting")}
            </Press>
            <Press does="next" class=second when="may-go-back">{t("outcome-back")}</Press>
            // Last, so that the way on stays one key away; and beside the scanner, since the
            // next guest is waiting.
            <p class="outcome-meta" data-when="receipt" hidden>
                <a href=paths::SCAN data-set="href:receipt" target="_blank">
                    {t("receipt-link")}
                </a>
            </p>
        </div>
    }
}

/// Seconds until the screen goes by itself, as a ring and a figure. For the eye only: a
/// voice that counts would never be silent.
#[component]
fn Ring(when: &'static str, class: &'static str) -> impl IntoView {
    view! {
        <span class=class aria-hidden="true" data-when=when hidden>
            <svg class="ring" viewBox="0 0 36 36">
                <circle cx="18" cy="18" r="16"></circle>
                <circle
                    class="ring-left"
                    cx="18"
                    cy="18"
                    r="16"
                    pathLength="60"
                    stroke-dashoffset="0"
                    data-set="stroke-dashoffset:ring"
                ></circle>
            </svg>
            <span data-text="seconds"></span>
        </span>
    }
}

/// The registry's photo in the place of the shape, where the holder has agreed to it.
#[component]
fn Portrait() -> impl IntoView {
    view! {
        <div class="portrait" data-when="portrait" hidden>
            <img
                class="portrait-photo"
                id="portrait-photo"
                alt=t("outcome-identity-photo")
                data-when="portrait-here"
                hidden
            />
        </div>
    }
}

/// The identity a holder has allowed to be seen, once: a white card.
#[component]
fn Identity() -> impl IntoView {
    view! {
        <div class="identity" data-when="identity" hidden>
            <img class="identity-photo" id="identity-photo" alt=t("outcome-identity-photo") />
            <div>
                <p class="identity-name" data-text="identity-name"></p>
                <dl>
                    <div>
                        <dt>{t("outcome-identity-birth")}</dt>
                        <dd data-text="identity-birth"></dd>
                    </div>
                    <div>
                        <dt>{t("outcome-identity-document")}</dt>
                        <dd data-text="identity-document"></dd>
                    </div>
                </dl>
            </div>
        </div>
    }
}

/// The same, of one answer, for browsers without JavaScript.
#[component]
pub(super) fn VerdictBody(
    /// What to say.
    verdict: Verdict,
    /// The photo that goes with it.
    #[prop(optional_no_strip)]
    photo: Option<HolderPhoto>,
) -> AnyView {
    let line = |class: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <p class=class>{text}</p> })
    };
    let note = photo
        .as_ref()
        .map_or_else(String::new, |_| t("outcome-portrait"));
    let words = verdict.words.map(|[first, second]| {
        view! {
            <div class="words">
                <p class="words-label">{t("outcome-words")}</p>
                <p class="words-pair"><span>{first}" —"</span>" "<span>{second}</span></p>
            </div>
        }
    });
    let again = verdict.again.map(|said| {
        view! {
            <div class="outcome-again">
                <Twice />
                <p>{said}</p>
            </div>
        }
    });
    view! {
        <div class="outcome-body">
            {match photo {
                Some(photo) => view! { <StillPortrait photo /> }.into_any(),
                None if again.is_some() => ().into_any(),
                None => view! {
                    <svg class="outcome-shape" viewBox="0 0 96 96" aria-hidden="true">
                        <use href=format!("/icons.svg#{}", verdict.shape)></use>
                    </svg>
                }
                .into_any(),
            }}
            <h1 class="outcome-word" id="outcome-word">{verdict.word}</h1>
            {again}
            {line("outcome-fact", verdict.fact)}
            {line("outcome-why", note)}
            {line("outcome-slip", verdict.slip.unwrap_or_default())}
            {line("outcome-why", verdict.why)}
            {words}
            {line("outcome-meta", verdict.meta)}
        </div>
    }
    .into_any()
}

/// The same photo without JavaScript: the browser takes it off the screen by itself.
#[component]
fn StillPortrait(photo: HolderPhoto) -> impl IntoView {
    let HolderPhoto(address) = photo;
    view! {
        <svg class="portrait" viewBox="0 0 3 4" role="img" aria-label=t("outcome-identity-photo")>
            <image href=address width="3" height="4" preserveAspectRatio="xMidYMid slice">
                <set attributeName="visibility" to="hidden" begin=format!("{PHOTO_SHOWN}s")></set>
            </image>
        </svg>
    }
}
