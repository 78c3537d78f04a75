//! Before a file opens: why.

use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{ErrorSummary, ErrorView, Icon, TextField},
    error::AppError,
    page::Page,
    paths,
    text::{self, t, with},
};

/// What a port answers about a holder; the form that asks for a reason where it wants one.
pub(super) fn or_ask<T, V: IntoView>(
    answer: Result<T, AppError>,
    holder: Option<u64>,
    render: impl FnOnce(T) -> V,
) -> AnyView {
    match (answer, holder) {
        (Ok(value), _) => render(value).into_any(),
        (Err(error), Some(holder)) if error.is_reason_needed() => {
            view! { <AskReason holder /> }.into_any()
        }
        (Err(error), _) => view! { <ErrorView error /> }.into_any(),
    }
}

#[component]
fn AskReason(holder: u64) -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    // The way on is the page that was asked for: the form may have been refused at its own.
    let next = match &page.submission {
        Some(submission) => submission.value("next"),
        None => page.path.clone(),
    };
    let title = t("ask-title");
    let lead = with("ask-lead", &[("number", holder.to_string().into())]);
    view! {
        <DeskPage title=text::window(&title, refused)>
            <a class="back" href=paths::REGISTRY>
                <Icon name="back" small=true />
                {t("registry")}
            </a>
            <div class="sections column-form">
                <ErrorSummary title=t("ask-refused") />
                <div class="stack-tight">
                    <h1>{title}</h1>
                    <p>{lead}</p>
                </div>
                <form class="form" method="post" action=paths::look(holder) novalidate>
                    <input type="hidden" name="next" value=next />
                    <TextField
                        name="look_reason"
                        label=t("field-look_reason")
                        hint=t("ask-hint")
                    />
                    <div class="buttons">
                        <button class="button button-main">{t("ask-button")}</button>
                    </div>
                </form>
            </div>
        </DeskPage>
    }
}
