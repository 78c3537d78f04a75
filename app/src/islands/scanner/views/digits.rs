//! Eight digits that the guest reads out, for when the camera cannot cope.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use crate::{
    components::Icon,
    islands::{
        scanner::{
            Scan, browser,
            states::{Event, Sheet, TypedProblem},
        },
        texts::fill,
    },
};

/// The form; for individuals, why there is none.
#[component]
pub(super) fn Digits(
    scan: Scan,
    /// Whether the field takes the focus at once.
    #[prop(optional)]
    focused: bool,
) -> impl IntoView {
    let organization = scan.organization();
    let is_individual = Memo::new(move |_| organization.get().is_none());
    move || match is_individual.get() {
        true => view! { <ForOrganizations scan /> }.into_any(),
        false => view! { <Form scan focused /> }.into_any(),
    }
}

#[component]
fn ForOrganizations(scan: Scan) -> impl IntoView {
    let has_any = scan.organizations().iter().any(|line| line.in_force);
    view! {
        <div class="stack">
            <p>{scan.t("scan-digits-individual")}</p>
            {has_any
                .then(|| {
                    view! {
                        <button
                            class="button button-wide"
                            on:click=|_| browser::tell(Event::Open(Sheet::Organizations))
                        >
                            {scan.t("scan-digits-choose")}
                        </button>
                    }
                })}
        </div>
    }
}

#[component]
fn Form(scan: Scan, focused: bool) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let problem = scan.memo(|machine| machine.typed_problem);
    let asks = scan.memo(|machine| machine.asks_typed());
    Effect::new(move |before: Option<()>| {
        let wrong = problem.get().is_some();
        if let Some(input) = input.get()
            && (wrong || (focused && before.is_none()))
        {
            let _ = input.focus();
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            browser::tell(Event::Typed {
                digits: input.value(),
                key: browser::fresh_key(),
            });
        }
    };
    let is_wrong = move || problem.get().is_some();
    view! {
        <form class="form" novalidate on:submit=submit>
            <div class=move || if is_wrong() { "field field-wrong" } else { "field" }>
                <label for="digits">{scan.t("scan-digits-label")}</label>
                <p class="hint" id="digits-hint">{scan.t("scan-digits-hint")}</p>
                {move || {
                    problem
                        .get()
                        .map(|problem| {
                            view! {
                                <p class="error" id="digits-error" role="alert">
                                    <Icon name="warning" />
                                    {said(scan, problem)}
                                </p>
                            }
                        })
                }}
                <input
                    class="input input-code"
                    id="digits"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="40"
                    placeholder="0000 0000"
                    aria-describedby=move || {
                        if is_wrong() { "digits-hint digits-error" } else { "digits-hint" }
                    }
                    aria-invalid=move || is_wrong().then_some("true")
                    node_ref=input
                    on:input=group
                />
            </div>
            <button
                class="button button-main button-large button-wide"
                class:button-busy=move || asks.get()
            >
                {move || {
                    if asks.get() { scan.t("scan-hint-asking") } else { scan.t("scan-digits-check") }
                }}
            </button>
        </form>
    }
}

fn said(scan: Scan, problem: TypedProblem) -> String {
    match problem {
        TypedProblem::Length(count) => {
            fill(&scan.t("scan-digits-length"), &[("n", &count.to_string())])
        }
        TypedProblem::Shape => scan.t("scan-digits-shape"),
        TypedProblem::Unknown => scan.t("scan-digits-unknown"),
        TypedProblem::TooMany(seconds) => {
            let minutes = seconds.div_ceil(60).max(1).to_string();
            fill(&scan.t("scan-digits-too-many"), &[("minutes", &minutes)])
        }
    }
}

/// Puts the space between the two groups while the person types at the end.
fn group(event: ev::Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let typed = input.value();
    let at_end = input.selection_start().ok().flatten().map(|at| at as usize)
        == Some(typed.encode_utf16().count());
    if let Some(grouped) = grouped(&typed).filter(|grouped| at_end && *grouped != typed) {
        input.set_value(&grouped);
    }
}

/// `4821 0933`; `None` if anything but digits, spaces and hyphens was typed.
fn grouped(typed: &str) -> Option<String> {
    let digits: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(match digits.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first} {second}"),
        _ => digits,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_shown_in_two_groups() {
        assert_eq!(grouped("4821").as_deref(), Some("4821"));
        assert_eq!(grouped("48210").as_deref(), Some("4821 0"));
        assert_eq!(grouped("48-21-09-33").as_deref(), Some("4821 0933"));
        assert_eq!(grouped("4821 ").as_deref(), Some("4821"));
        assert_eq!(grouped("4821o"), None);
    }
}
