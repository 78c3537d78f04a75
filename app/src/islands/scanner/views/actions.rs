//! What can be done with an answer: one main button, one quiet one.

use std::sync::Arc;

use domain::outcome::OutcomeKind;
use leptos::prelude::*;

use super::parts::Ring;
use crate::{
    error::AppError,
    islands::scanner::{
        Scan, browser,
        states::{Event, Sheet, What},
    },
    paths,
};

/// The buttons under an answer.
#[component]
pub(super) fn Actions(scan: Scan, what: Arc<What>) -> impl IntoView {
    let second = "outcome-quiet outcome-second";
    let buttons = match &*what {
        What::Answer(answer) => match answer.outcome {
            OutcomeKind::NoAuthority => no_authority(scan),
            OutcomeKind::Expired | OutcomeKind::AlreadyUsed => clearing(scan, "outcome-again"),
            OutcomeKind::NotOurCode => clearing(scan, "outcome-go-on"),
            _ => clearing(scan, "outcome-next"),
        },
        What::Awaiting(_) => vec![button(scan, second, "outcome-stop-waiting", Event::Next)],
        What::Identity(..) => vec![main_with_ring(scan, "outcome-hide")],
        What::Declined(_) | What::Over(_) => clearing(scan, "outcome-next"),
        What::EmptyPhoto => clearing(scan, "outcome-back"),
        What::Failed(error, _) => failed(scan, error),
    };
    view! { <div class="outcome-actions">{buttons}</div> }
}

fn no_authority(scan: Scan) -> Vec<AnyView> {
    let second = "outcome-quiet outcome-second";
    let as_individual = scan.organization().get_untracked().is_none();
    vec![
        button(
            scan,
            "outcome-main",
            "outcome-choose",
            Event::Open(Sheet::Organizations),
        ),
        match as_individual {
            true => button(scan, second, "outcome-back", Event::Next),
            false => button(scan, second, "outcome-as-individual", Event::Choose(None)),
        },
    ]
}

fn failed(scan: Scan, error: &AppError) -> Vec<AnyView> {
    let back = |class| button(scan, class, "outcome-back", Event::Next);
    let second = "outcome-quiet outcome-second";
    match error {
        AppError::Network | AppError::Unavailable => {
            vec![
                button(scan, "outcome-main", "outcome-retry", Event::Retry),
                back(second),
            ]
        }
        AppError::SignedOut => {
            vec![
                link(scan, "outcome-sign-in", &paths::sign_in_then(paths::SCAN)),
                back(second),
            ]
        }
        AppError::NotConfirmed => vec![link(scan, "outcome-confirm", paths::CONFIRM), back(second)],
        _ => vec![back("outcome-main")],
    }
}

/// On to the next one, by itself after a while unless the screen is held.
fn clearing(scan: Scan, key: &str) -> Vec<AnyView> {
    let counts = scan.memo(|machine| machine.seconds_left().is_some());
    let hold = scan.t("outcome-hold");
    let hold = view! {
        {move || {
            let hold = hold.clone();
            counts
                .get()
                .then(|| {
                    view! {
                        <button class="outcome-quiet" on:click=|_| browser::tell(Event::Hold)>
                            {hold}
                        </button>
                    }
                })
        }}
    };
    vec![main_with_ring(scan, key), hold.into_any()]
}

fn main_with_ring(scan: Scan, key: &str) -> AnyView {
    view! {
        <button class="outcome-main" on:click=|_| browser::tell(Event::Next)>
            {scan.t(key)}
            <Ring scan />
        </button>
    }
    .into_any()
}

fn button(scan: Scan, class: &'static str, key: &str, event: Event) -> AnyView {
    view! {
        <button class=class on:click=move |_| browser::tell(event.clone())>
            {scan.t(key)}
        </button>
    }
    .into_any()
}

fn link(scan: Scan, key: &str, href: &str) -> AnyView {
    view! { <a class="outcome-main" href=href.to_owned()>{scan.t(key)}</a> }.into_any()
}
