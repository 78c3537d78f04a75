//! What a director may decide about it: to suspend it, to let it count again, to revoke it.

use domain::{
    director::{Act, DirectorRole},
    identifiers::Ogrn,
    power::PowerState,
};
use leptos::prelude::*;

use crate::{components::TextArea, paths, text::t};

/// The forms that make sense in its state and for the role of who asks.
#[component]
pub(super) fn Decide(
    ogrn: Ogrn,
    number: String,
    state: PowerState,
    role: DirectorRole,
) -> impl IntoView {
    if state.is_over() {
        return None;
    }
    let revoke = paths::revoke_power(&ogrn, &number);
    let pause = match state {
        PowerState::Suspended => role.may(Act::Resume).then(|| {
            view! {
            <Form key="resume" action=paths::resume_power(&ogrn, &number) name="resume_reason" />
        }
        .into_any()
        }),
        _ => role.may(Act::Suspend).then(|| {
            view! {
            <Form key="suspend" action=paths::suspend_power(&ogrn, &number) name="suspend_reason" />
        }
        .into_any()
        }),
    };
    let revoke = if role.may(Act::Revoke) {
        view! { <Form key="revoke" action=revoke name="reason" dangerous=true /> }.into_any()
    } else {
        view! { <p class="panel">{t("role-decide")}</p> }.into_any()
    };
    Some(view! { {pause} {revoke} })
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
