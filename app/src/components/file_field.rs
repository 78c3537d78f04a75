use leptos::prelude::*;

use super::field::FieldError;
use crate::{error::AppError, page::Page, text};

/// A file to be sent, with label, hint and error. A browser never fills it again.
#[component]
pub fn FileField(
    /// Name in the form, also its id.
    name: &'static str,
    /// Text of the label.
    #[prop(into)]
    label: String,
    /// What is expected.
    #[prop(into)]
    hint: String,
    /// `accept` of the input.
    accept: &'static str,
    /// `capture` of the input: which camera of a phone takes it.
    #[prop(optional)]
    capture: Option<&'static str>,
    /// What the picture is of, where it is shown before it is sent
    /// ([`PicturePreview`](crate::islands::PicturePreview)).
    #[prop(optional, into)]
    preview: Option<String>,
) -> impl IntoView {
    let error = Page::current()
        .submission
        .and_then(|submission| match submission.error {
            AppError::Invalid { fields } => fields.into_iter().find(|it| it.field == name),
            _ => None,
        })
        .map(|error| text::problem(error.problem));
    let class = if error.is_some() {
        "field field-wrong"
    } else {
        "field"
    };
    let described_by = match error {
        Some(_) => format!("{name}-hint {name}-error"),
        None => format!("{name}-hint"),
    };
    let is_wrong = error.is_some().then_some("true");
    view! {
        <div class=class>
            <label for=name>{label}</label>
            <p class="hint" id=format!("{name}-hint")>{hint}</p>
            {error.map(|error| view! { <FieldError name error /> })}
            <input
                class="input"
                id=name
                name=name
                type="file"
                accept=accept
                capture=capture
                aria-invalid=is_wrong
                aria-describedby=described_by
            />
            {preview
                .map(|alt| {
                    view! { <img class="file-preview" id=format!("{name}-preview") alt=alt hidden /> }
                })}
        </div>
    }
}
