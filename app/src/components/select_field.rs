use leptos::prelude::*;

use super::field::{FieldFrame, FieldState};
use crate::text::t;

/// One of several things from a list, with label and error, chosen again after a refused
/// submission.
#[component]
pub fn SelectField(
    /// Name in the form, also its id.
    name: &'static str,
    /// Text of the label.
    #[prop(into)]
    label: String,
    /// What the form sends, and what people read.
    options: Vec<(String, String)>,
    /// What is chosen before anything was; without it nothing is, and the list says so.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let choose = value
        .is_empty()
        .then(|| view! { <option value="">{t("select-choose")}</option> });
    let state = FieldState::of(name, false, value);
    let options = options
        .into_iter()
        .map(|(value, label)| {
            let selected = value == state.value;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect_view();
    let input = view! {
        <select
            class="input"
            id=name
            name=name
            aria-invalid=state.error.is_some().then_some("true")
            aria-describedby=state.described_by
        >
            {choose} {options}
        </select>
    };
    view! { <FieldFrame name label hint=None error=state.error>{input}</FieldFrame> }
}
