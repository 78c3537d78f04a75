//! What a director may decide about it: to suspend it, to let it count again, to revoke it.

use domain::{identifiers::Ogrn, power::PowerState};
use leptos::prelude::*;

use crate::{components::TextArea, paths, text::t};

/// The forms that make sense in its state.
#[component]
pub(super) fn Decide(ogrn: Ogrn, number: String, state: PowerState) -> impl IntoView {
    if state.is_over() {
        return None;
    }
    let revoke = paths::revoke_power(&ogrn, &number);
    let pause = match state {
        PowerState::Suspended => view! {
            <Form key="resume" action=paths::resume_power(&ogrn, &number) name="resume_reason" />
        }
        .into_any(),
        _ => view! {
            <Form key="suspend" action=paths::suspend_power(&ogrn, &number) name="suspend_reason" />
        }
        .into_any(),
    };
    Some(view! {
        {pause}
        <Form key="revoke" action=revoke name="reason" dangerous=true />
    })
}

#[component]
fn Form(
    key: &'static str,
    action: String,
    name: &'static str,
    #[prop(optional)] dangerous: bool,
) -> impl IntoView {
    let class = if dangerous {
        "button button-danger"
    } else {
        "button"
    };
    view! {
        <section class="panel" aria-labelledby=key>
            <form class="form" method="post" action=action novalidate>
                <div class="stack-tight">
                    <h2 id=key>{t(&format!("power-{key}"))}</h2>
                    <p>{t(&format!("power-{key}-text"))}</p>
                </div>
                <TextArea
                    name=name
                    label=t(&format!("field-{name}"))
                    hint=t("power-reason-hint")
                    longest=500
                />
                <div class="buttons">
                    <button class=class>{t(&format!("power-{key}-button"))}</button>
                </div>
            </form>
        </section>
    }
}
