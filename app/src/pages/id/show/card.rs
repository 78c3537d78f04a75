//! The white card: photo, countdown, code, or what stands in the code's place.

use leptos::prelude::*;

use super::first;
use crate::{components::Icon, islands::show::QUIET, paths, text::t};

/// Modules on a side before the first code is known.
const USUAL: &str = "49";

/// The card.
#[component]
pub(super) fn Card(
    /// Whether the photo comes from the phone, later.
    #[prop(optional)]
    held: bool,
) -> AnyView {
    let first = first();
    let photo = (!held).then_some(paths::ID_PHOTO);
    view! {
        <section
            class="code-card"
            data-state=first.text("state").to_owned()
            data-set="data-state:state"
            data-when="!asked"
            hidden=first.shows("asked")
            aria-label=t("show-card")
        >
            <svg class="ring" aria-hidden="true" data-when="ring" data-class="ring-60:digits" hidden>
                <rect width="100%" height="100%" rx="14"></rect>
                <rect
                    class="ring-left"
                    width="100%"
                    height="100%"
                    rx="14"
                    pathLength="30"
                    stroke-dashoffset="0"
                    data-set="pathLength:period stroke-dashoffset:gone"
                ></rect>
            </svg>
            <div class="code-person" data-when="person" hidden=!first.shows("person")>
                <img
                    class="code-photo"
                    src=photo
                    data-set="src:photo"
                    alt=t("show-photo")
                    width="108"
                    height="144"
                />
                <p class="code-left">
                    <span class="code-seconds" data-text="seconds" hidden></span>
                    <span data-text="until">{first.text("until").to_owned()}</span>
                    <span class="show-hint" data-when="hint" hidden>
                        <Icon name="sun" small=true />
                        {t("show-bright")}
                    </span>
                </p>
            </div>
            <button
                class="code-field"
                type="button"
                aria-label=t("show-enlarge")
                data-do="enlarge"
                data-when="code"
                data-off="!alive"
                hidden=!first.shows("code")
                disabled
            >
                <Picture photo />
            </button>
            <Covers />
        </section>
    }
    .into_any()
}

/// The code over the faded photo. Only the dark modules ever change, so there is never a
/// blank. They leave the screen when their time is over, should nothing else see to that:
/// JavaScript is off, or has not come through the network.
#[component]
fn Picture(photo: Option<&'static str>) -> impl IntoView {
    let first = first();
    let of = |name: &str, usual: &str| first.said(name).unwrap_or(usual).to_owned();
    let size = of("size", USUAL);
    let (side, viewed) = (of("side", "57"), of("box", "0 0 57 57"));
    view! {
        <svg
            class="code-qr"
            viewBox=viewed
            data-set="viewBox:box"
            role="img"
            aria-label=t("show-code-label")
        >
            <rect width=side.clone() height=side fill="#fff" data-set="width:side height:side"></rect>
            <image
                class="code-face"
                href=photo
                x=QUIET.to_string()
                y=QUIET.to_string()
                width=size.clone()
                height=size
                data-set="width:size height:size href:photo"
                preserveAspectRatio="xMidYMin slice"
            ></image>
            <path
                class="code-modules"
                fill="#000"
                shape-rendering="crispEdges"
                transform=format!("translate({QUIET} {QUIET})")
                d=first.text("modules").to_owned()
                data-set="d:modules"
            >
                <set attributeName="visibility" to="hidden" begin=format!("{}s", first.text("left"))></set>
            </path>
        </svg>
    }
}

/// What stands in the code's place.
#[component]
fn Covers() -> AnyView {
    let first = first();
    let text = |name: &str| first.text(name).to_owned();
    view! {
        // No tick, no verdict: who, when, and the words to compare.
        <div class="code-cover" data-when="taken" hidden=!first.shows("taken")>
            <h2 data-text="taken-at">{text("taken-at")}</h2>
            <p data-text="taken-by">{text("taken-by")}</p>
            <p data-when="late" hidden=!first.shows("late")>
                {t("show-taken-late")}
            </p>
            <p class="words-label" data-when="words" hidden=!first.shows("words")>
                {t("show-words-label")}
            </p>
            <p class="words-pair" data-when="words" hidden=!first.shows("words")>
                <span><span data-text="word-1">{text("word-1")}</span>" —"</span>
                " "
                <span data-text="word-2">{text("word-2")}</span>
            </p>
        </div>
        <div class="code-cover" data-when="digits" hidden>
            <p>{t("show-digits-say")}</p>
            <p
                data-class="code-digits:digits"
                role="img"
                data-text="digits"
                data-set="aria-label:digits-one-by-one"
                hidden
            ></p>
            <p>{t("show-digits-careful")}</p>
        </div>
        <div class="code-cover" data-when="settling" hidden=!first.shows("settling")>
            <p>{t("show-settling")}</p>
        </div>
        <Cover when="offline" icon="no-network" key="show-offline" />
        <Cover when="hidden" icon="eye-off" key="show-hidden" />
        <Cover when="signed-out" icon="sign-out" key="show-signed-out" />
        <Cover when="gone" icon="details" key="show-gone" />
    }
    .into_any()
}

/// Icon, what happened, what to do.
#[component]
fn Cover(when: &'static str, icon: &'static str, key: &'static str) -> impl IntoView {
    view! {
        <div class="code-cover" data-when=when hidden>
            <Icon name=icon large=true />
            <h2>{t(key)}</h2>
            <p>{t(&format!("{key}-text"))}</p>
        </div>
    }
}
