use leptos::prelude::*;

/// An icon of `public/icons.svg`; always beside words, so hidden from screen readers.
#[component]
pub fn Icon(
    /// Name of the symbol.
    name: &'static str,
    /// Beside small text, 20 px.
    #[prop(optional)]
    small: bool,
    /// Alone over a text, 40 px.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let class = match (small, large) {
        (true, _) => "icon icon-small",
        (_, true) => "icon icon-large",
        _ => "icon",
    };
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
