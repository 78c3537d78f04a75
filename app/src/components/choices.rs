use leptos::prelude::*;

use super::field::{FieldError, FieldState};
use crate::page::Page;

/// One of several things that can be ticked.
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
    /// What it means, where the label does not say it all.
    pub hint: Option<String>,
    /// Ticked to begin with.
    pub chosen: bool,
}

/// A group of checkboxes with legend, hint and error, refilled after a refused submission.
#[component]
pub fn Choices(
    /// Name in the form; the first box has it as its id.
    name: &'static str,
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// What to know before choosing.
    #[prop(into)]
    hint: String,
    /// The boxes.
    choices: Vec<Choice>,
    /// Several in a line: their labels are a word each.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let has_hint = !hint.is_empty();
    let state = FieldState::of(name, has_hint, String::new());
    let submission = Page::current().submission;
    let class = state.error.as_ref().map(|_| "field-wrong");
    let ticked = move |choice: &Choice| match &submission {
        Some(submission) => submission
            .fields
            .all(name)
            .any(|value| value == choice.value),
        None => choice.chosen,
    };
    view! {
        <fieldset
            class=class
            aria-describedby=state.described_by
        >
            <legend class="legend">{legend}</legend>
            {has_hint.then(|| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {state.error.map(|error| view! { <FieldError name error /> })}
            <div class=if short { "choices choices-short" } else { "choices" }>
                {choices
                    .into_iter()
                    .enumerate()
                    .map(|(at, choice)| {
                        let checked = ticked(&choice);
                        view! {
                            <label class="choice">
                                <input
                                    type="checkbox"
                                    id=(at == 0).then_some(name)
                                    name=name
                                    value=choice.value
                                    checked=checked
                                />
                                <span>{choice.label}</span>
                                {choice.hint.map(|hint| view! { <span class="hint">{hint}</span> })}
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}
