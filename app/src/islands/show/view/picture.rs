use leptos::prelude::*;

use super::Words;
use crate::islands::show::engine::Engine;

/// Modules of white around a code: without them readers do not find it.
const QUIET: u32 = 4;
/// Modules on a side before the first code is known.
const USUAL: u32 = 49;

/// The code over the faded photo. Only the dark modules ever change, so there is never a blank.
#[component]
pub(in crate::islands::show) fn Picture(
    engine: Engine,
    words: Words,
    photo: String,
) -> impl IntoView {
    let modules = Memo::new(move |_| {
        engine
            .moment
            .with(|moment| moment.code.as_ref().map(|code| code.path.clone()))
    });
    let size = Memo::new(move |known: Option<&u32>| {
        engine
            .moment
            .with(|moment| moment.code.as_ref().map(|code| code.size))
            .or(known.copied())
            .unwrap_or(USUAL)
    });
    let side = move || (size.get() + 2 * QUIET).to_string();
    view! {
        <svg
            class="code-qr"
            viewBox=move || format!("0 0 {0} {0}", side())
            role="img"
            aria-label=words.of("show-code-label")
        >
            <rect width=side height=side fill="#fff"></rect>
            <image
                class="code-face"
                href=photo
                x=QUIET.to_string()
                y=QUIET.to_string()
                width=move || size.get().to_string()
                height=move || size.get().to_string()
                preserveAspectRatio="xMidYMin slice"
            ></image>
            <path
                class="code-modules"
                fill="#000"
                shape-rendering="crispEdges"
                transform=format!("translate({QUIET} {QUIET})")
                d=move || modules.get().unwrap_or_default()
            >
                {move || (!engine.alive.get()).then(|| expiry(engine))}
            </path>
        </svg>
    }
}

/// Takes the code off the screen when its time is over, should nothing else do so: JavaScript
/// is off, or has not come through the network.
fn expiry(engine: Engine) -> impl IntoView {
    let left = engine.moment.with_untracked(|moment| moment.left);
    view! { <set attributeName="visibility" to="hidden" begin=format!("{left}s")></set> }
}
