use leptos::prelude::*;

use crate::{
    ports::DayUse,
    text::{self, t, with},
};

/// What a check was for a benefit that is given once a day, beside its outcome; nothing for the
/// first one that stayed.
#[component]
pub fn OnceMark(
    /// What it was, if it counted.
    #[prop(optional_no_strip)]
    day_use: Option<DayUse>,
) -> impl IntoView {
    let DayUse {
        again_at,
        returned_at,
    } = day_use.unwrap_or_default();
    let again = again_at.map(|at| with("once-mark-again", &[("time", text::time(at).into())]));
    let returned =
        returned_at.map(|at| with("once-mark-returned", &[("time", text::time(at).into())]));
    let line = |said: String| view! { <small class="once-mark">{said}</small> };
    view! { {again.map(line)} {returned.map(line)} }
}

/// A repeat in a count of outcomes.
#[component]
pub fn AgainMark() -> impl IntoView {
    view! {
        <span class="mark mark-wait">
            <super::Icon name="refresh" />
            {t("once-shift-again")}
        </span>
    }
}
