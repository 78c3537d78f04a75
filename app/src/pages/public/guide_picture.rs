//! The pictures of the guide, drawn in the colours of the theme.

use leptos::prelude::*;

use crate::text::t;

/// Modules of a made-up symbol: a picture of a code, not one.
const MODULES: &str = "M0 0h5v1h-5zM7 0h1v2h-1zM9 0h5v1h-5zM0 1h1v3h-1zM4 1h1v3h-1zM9 1h1v3h-1zM13 1h1v3h-1z\
M2 2h1v1h-1zM11 2h1v1h-1zM6 3h2v1h-2zM0 4h5v1h-5zM9 4h5v1h-5zM6 5h1v2h-1zM0 6h3v1h-3zM8 6h3v1h-3zM12 6h2v1h-2z\
M4 7h1v1h-1zM7 8h3v1h-3zM11 8h1v2h-1zM0 9h5v1h-5zM0 10h1v3h-1zM4 10h1v3h-1zM6 10h2v1h-2zM9 11h3v1h-3zM13 10h1v2h-1z\
M2 11h1v1h-1zM7 12h1v2h-1zM0 13h5v1h-5zM9 13h2v1h-2zM12 13h2v1h-2z";

/// A phone with a photo and a code, and the phone that reads it.
#[component]
pub(super) fn Shown() -> impl IntoView {
    view! {
        <svg class="picture" viewBox="0 0 320 180" role="img" aria-label=t("guide-picture-show")>
            <rect class="picture-thing" x="24" y="10" width="96" height="160" rx="14"></rect>
            <rect class="picture-card" x="36" y="34" width="72" height="92" rx="6"></rect>
            <circle class="picture-soft" cx="72" cy="52" r="10"></circle>
            <path class="picture-soft" d="M54 78c0-11 8-16 18-16s18 5 18 16z"></path>
            <path class="picture-code" d=MODULES transform="translate(51 80) scale(3)"></path>
            <path class="picture-line" d="M44 142h56M58 154h28"></path>
            <rect class="picture-thing" x="200" y="10" width="96" height="160" rx="14"></rect>
            <path class="picture-accent" d="M216 58V44h14M280 58V44h-14M216 108v14h14M280 108v14h-14"></path>
            <path class="picture-code-seen" d=MODULES transform="translate(227 62) scale(3)"></path>
            <path class="picture-line" d="M220 142h56M234 154h28"></path>
            <path class="picture-ray" d="M196 84h-68M140 74l-12 10 12 10"></path>
        </svg>
    }
}

/// Two screens with the same two words.
#[component]
pub(super) fn Compared() -> impl IntoView {
    let words = t("guide-picture-words");
    view! {
        <svg class="picture" viewBox="0 0 320 180" role="img" aria-label=t("guide-picture-compare")>
            <rect class="picture-thing" x="24" y="10" width="120" height="160" rx="14"></rect>
            <rect class="picture-thing" x="176" y="10" width="120" height="160" rx="14"></rect>
            <path class="picture-line" d="M52 44h64M62 58h44M204 44h64M214 58h44"></path>
            <rect class="picture-soft" x="34" y="82" width="100" height="34" rx="8"></rect>
            <rect class="picture-soft" x="186" y="82" width="100" height="34" rx="8"></rect>
            <text class="picture-word" x="84" y="104">{words.clone()}</text>
            <text class="picture-word" x="236" y="104">{words}</text>
            <path class="picture-accent" d="M150 94h20M150 104h20"></path>
        </svg>
    }
}
