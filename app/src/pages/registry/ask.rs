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

/// A file that opens with a reason.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    action: String,
    lead: String,
    back: &'static str,
}

impl Asked {
    /// Of a holder.
    pub(super) fn holder(number: u64) -> Self {
        Self {
            action: paths::look(number),
            lead: with("ask-lead", &[("number", number.to_string().into())]),
            back: paths::REGISTRY,
        }
    }

    /// Of a family.
    pub(super) fn family(number: u64) -> Self {
        Self {
            action: paths::change_family(number, "look"),
            lead: with("ask-family-lead", &[("number", number.to_string().into())]),
            back: paths::REGISTRY_FAMILIES,
        }
    }
}

/// What a port answers about a file; the form that asks for a reason where it wants one.
pub(super) fn or_ask<T, V: IntoView>(
    answer: Result<T, AppError>,
    asked: Option<Asked>,
    render: impl FnOnce(T) -> V,
) -> AnyView {
    match (answer, asked) {
        (Ok(value), _) => render(value).into_any(),
        (Err(error), Some(asked)) if error.is_reason_needed() => {
            view! { <AskReason asked /> }.into_any()
        }
        (Err(error), _) => view! { <ErrorView error /> }.into_any(),
    }
}

#[component]
fn AskReason(asked: Asked) -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    // The way on is the page that was asked for: the form may have been refused at its own.
    let next = match &page.submission {
        Some(submission) => submission.value("next"),
        None => page.path.clone(),
    };
    let title = t("ask-title");
    let back = if asked.back == paths::REGISTRY {
        t("registry")
    } else {
        t("families")
    };
    view! {
        <DeskPage title=text::window(&title, refused)>
            <a class="back" href=asked.back>
                <Icon name="back" small=true />
                {back}
            </a>
            <div class="sections column-form">
                <ErrorSummary title=t("ask-refused") />
                <div class="stack-tight">
                    <h1>{title}</h1>
                    <p>{asked.lead}</p>
                </div>
                <form class="form" method="post" action=asked.action novalidate>
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
