use leptos::prelude::*;

use crate::{islands::show::QUIET, ports::ShownDrawing};

/// A code as the server has drawn it, black on white in any theme, with its quiet zone.
#[component]
pub fn DrawnCode(
    /// The code.
    drawing: ShownDrawing,
    /// What it is, for whoever does not see it.
    #[prop(into)]
    label: String,
    /// Class of the figure around it.
    class: &'static str,
    /// A caption.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let side = drawing.size + 2 * QUIET;
    view! {
        <figure class=class>
            <svg
                viewBox=format!("0 0 {side} {side}")
                role="img"
                aria-label=label
                shape-rendering="crispEdges"
            >
                <rect width=side height=side fill="#fff"></rect>
                <path
                    d=drawing.path
                    fill="#000"
                    transform=format!("translate({QUIET} {QUIET})")
                ></path>
            </svg>
            {children.map(|children| children())}
        </figure>
    }
}
