use leptos::prelude::*;

use super::Icon;
use crate::{
    error::{AppError, Problem},
    forms::Submission,
    page::Page,
    text::{self, t},
};

/// A text field with label, hint and error, refilled after a refused submission.
#[component]
pub fn TextField(
    /// Name in the form, also its id.
    name: &'static str,
    /// Text of the label.
    #[prop(into)]
    label: String,
    /// What is expected.
    #[prop(optional, into)]
    hint: Option<String>,
    /// `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// `autocomplete` of the input.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// `inputmode` of the input.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Value before anything was typed.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let state = FieldState::of(name, hint.is_some(), value);
    let input = view! {
        <input
            class="input"
            id=name
            name=name
            type=kind
            value=state.value
            autocomplete=autocomplete
            inputmode=inputmode
            aria-invalid=state.error.is_some().then_some("true")
            aria-describedby=state.described_by
        />
    };
    view! { <FieldFrame name label hint error=state.error>{input}</FieldFrame> }
}

/// The same for a text of several lines.
#[component]
pub fn TextArea(
    /// Name in the form, also its id.
    name: &'static str,
    /// Text of the label.
    #[prop(into)]
    label: String,
    /// What is expected.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Lines to begin with.
    #[prop(default = 3)]
    rows: u32,
    /// Most characters.
    longest: u32,
    /// Text before anything was typed.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let state = FieldState::of(name, hint.is_some(), value);
    let input = view! {
        <textarea
            class="input"
            id=name
            name=name
            rows=rows
            maxlength=longest
            aria-invalid=state.error.is_some().then_some("true")
            aria-describedby=state.described_by
        >
            {state.value}
        </textarea>
    };
    view! { <FieldFrame name label hint error=state.error>{input}</FieldFrame> }
}

/// A field as it stands: new, or refused and shown again.
pub(super) struct FieldState {
    pub(super) value: String,
    pub(super) error: Option<String>,
    /// Ids of its hint and error.
    pub(super) described_by: Option<String>,
}

impl FieldState {
    pub(super) fn of(name: &str, has_hint: bool, value: String) -> Self {
        let submission = Page::current().submission;
        let error = submission
            .as_ref()
            .and_then(|submission| submission.problem(name))
            // The first time nothing is wrong yet.
            .filter(|problem| *problem != Problem::AskPassword)
            .map(text::problem);
        let described_by = [
            has_hint.then(|| format!("{name}-hint")),
            error.as_ref().map(|_| format!("{name}-error")),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
        Self {
            value: submission.map_or(value, |submission| submission.value(name)),
            error,
            described_by: (!described_by.is_empty()).then_some(described_by),
        }
    }
}

/// Label, hint and error over a control.
#[component]
pub(super) fn FieldFrame(
    name: &'static str,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    children: Children,
) -> impl IntoView {
    let class = if error.is_some() {
        "field field-wrong"
    } else {
        "field"
    };
    view! {
        <div class=class>
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error.map(|error| view! { <FieldError name error /> })}
            {children()}
        </div>
    }
}

/// What is wrong with a field, beside it.
#[component]
pub fn FieldError(
    /// Name of the field.
    name: &'static str,
    /// What is wrong.
    error: String,
) -> impl IntoView {
    view! {
        <p class="error" id=format!("{name}-error")>
            <Icon name="warning" />
            {text::capital(&error)}
        </p>
    }
}

/// Everything that is wrong with a refused form, on top of it, each a link to its field.
#[component]
pub fn ErrorSummary(
    /// Heading: what did not work.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let submission = Page::current().submission.filter(|it| !it.is_draft)?;
    let lines = summary_lines(&submission);
    Some(view! {
        <div class="error-summary" role="alert" tabindex="-1" id="error-summary" autofocus=true>
            <h2>{title}</h2>
            <ul role="list">{lines}</ul>
        </div>
    })
}

fn summary_lines(submission: &Submission) -> Vec<AnyView> {
    match &submission.error {
        AppError::Invalid { fields } if !fields.is_empty() => fields
            .iter()
            .map(|error| {
                let label = field_label(&error.field);
                let problem = text::problem(error.problem);
                view! { <li><a href=format!("#{}", error.field)>{label} ": " {problem}</a></li> }
                    .into_any()
            })
            .collect(),
        error => {
            let (_, explanation) = text::error(error);
            vec![view! { <li>{explanation}</li> }.into_any()]
        }
    }
}

/// What a field is called; those of a row, `birth-2`, with the number that people see.
fn field_label(field: &str) -> String {
    match field.rsplit_once('-') {
        Some((name, row)) if !row.is_empty() && row.bytes().all(|c| c.is_ascii_digit()) => {
            let row = row.parse::<i64>().unwrap_or_default() + 1;
            let label = t(&format!("field-{name}"));
            text::with(
                "field-in-row",
                &[("label", label.into()), ("row", row.into())],
            )
        }
        _ => t(&format!("field-{field}")),
    }
}
