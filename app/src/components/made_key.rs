use leptos::prelude::*;

use crate::text::t;

/// A key for a program that was just made: shown once, with how it is used.
#[component]
pub fn MadeKey(
    /// Whose it is.
    #[prop(into)]
    title: String,
    /// What to do with it now.
    #[prop(into)]
    text: String,
    /// The key.
    secret: String,
    /// How it is used.
    #[prop(into)]
    how: String,
    /// The same as command lines.
    #[prop(into)]
    example: String,
    /// Where to go on, and how that is called.
    back: (String, String),
) -> impl IntoView {
    view! {
        <div class="stack column-form">
            <h2>{title}</h2>
            <p>{text}</p>
            <div class="field">
                <label for="key">{t("sources-key")}</label>
                <input class="input" id="key" value=secret readonly autocomplete="off" />
            </div>
            <p>{how}</p>
            <pre class="element-path said">{example}</pre>
            <div class="buttons">
                <a class="button" href=back.0>{back.1}</a>
            </div>
        </div>
    }
}
