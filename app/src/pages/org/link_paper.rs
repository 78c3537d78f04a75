use leptos::prelude::*;

use crate::{
    components::DrawnCode,
    ports::NewLink,
    text::{self, t, with},
};

/// A link that works once, as it may be sent, shown or printed.
#[component]
pub(super) fn LinkPaper(
    link: NewLink,
    /// What was made, and what to do with it now.
    heading: (String, String),
    /// Of the paper.
    title: String,
    /// Name of the code for those who cannot see it.
    code: String,
    /// What the reader of the paper does.
    how: String,
    children: Children,
) -> impl IntoView {
    let until = with(
        "link-until",
        &[("time", text::day_and_time(link.expires_at).into())],
    );
    let (made, what_now) = heading;
    let address = link.address.clone();
    view! {
        <div class="stack column-form">
            <div class="stack-tight invitation-intro">
                <h1>{made}</h1>
                <p>{what_now}</p>
            </div>
            <article class="paper">
                <h2>{title}</h2>
                {(!link.note.is_empty()).then(|| view! { <p class="said">{link.note}</p> })}
                {link
                    .drawing
                    .map(|drawing| {
                        view! {
                            <DrawnCode drawing label=code class="paper-code">
                                <figcaption class="element-path">{address}</figcaption>
                            </DrawnCode>
                        }
                    })}
                <p>{how}</p>
                <p>{until} " " {t("link-once")}</p>
            </article>
            <div class="field invitation-address">
                <label for="address">{t("invite-address")}</label>
                <input class="input" id="address" value=link.address readonly />
            </div>
            <div class="buttons">{children()}</div>
        </div>
    }
}
