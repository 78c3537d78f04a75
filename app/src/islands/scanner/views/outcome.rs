//! The whole screen takes the colour of the answer.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{actions::Actions, identity::Identity, parts::Ring};
use crate::islands::scanner::{
    Scan,
    machine::Machine,
    states::{Ground, Over, What},
    verdict::{Tone, Verdict},
};

/// What lies over the ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Something is under way.
    Busy(Busy),
    /// Something is to be read.
    Shown(Arc<What>),
}

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// A photo is searched.
    Photo,
    /// The server is asked.
    Asking,
}

impl Busy {
    /// Key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Photo => "scan-hint-photo",
            Self::Asking => "scan-hint-asking",
        }
    }
}

impl Screen {
    /// What lies over the ground of `machine`.
    pub(in super::super) fn of(machine: &Machine) -> Option<Self> {
        // The hint over the running camera says it already.
        let live = matches!(machine.ground, Ground::Opening | Ground::Live);
        match &machine.over {
            Over::Nothing => None,
            Over::Photo if live => None,
            Over::Photo => Some(Self::Busy(Busy::Photo)),
            Over::Asking(_) if live => None,
            Over::Asking(_) => Some(Self::Busy(Busy::Asking)),
            Over::Shown(shown) => Some(Self::Shown(Arc::clone(&shown.what))),
        }
    }
}

/// The layer over everything; told at once to who cannot see it.
#[component]
pub fn OutcomeLayer(scan: Scan) -> impl IntoView {
    let screen = scan.memo(Screen::of);
    view! {
        <div role="alert">
            {move || {
                screen
                    .get()
                    .map(|screen| match screen {
                        Screen::Busy(busy) => view! { <BusyScreen scan busy /> }.into_any(),
                        Screen::Shown(what) => view! { <Outcome scan what /> }.into_any(),
                    })
            }}
        </div>
    }
}

#[component]
fn BusyScreen(scan: Scan, busy: Busy) -> impl IntoView {
    let heading = focused();
    view! {
        <section class="outcome outcome-plain outcome-over">
            <div class="outcome-body">
                <h1 class="outcome-word" tabindex="-1" node_ref=heading>{scan.t(busy.key())}</h1>
            </div>
        </section>
    }
}

#[component]
fn Outcome(scan: Scan, what: Arc<What>) -> impl IntoView {
    let covered = scan
        .organization()
        .get_untracked()
        .map(|line| line.covered())
        .unwrap_or_default();
    let verdict = scan
        .setting
        .with_value(|setting| Verdict::of(&setting.texts, &what, &covered));
    let narrow = matches!(*what, What::Identity(..)) || verdict.word.chars().count() > 16;
    let class = format!(
        "{} outcome-over{}",
        verdict.tone.class(),
        if narrow { " outcome-narrow-word" } else { "" }
    );
    let inner = match &*what {
        What::Identity(_, fields) => {
            Some(view! { <Identity scan fields=fields.clone() /> }.into_any())
        }
        What::Awaiting(_) => Some(view! { <Ring scan large=true /> }.into_any()),
        _ => None,
    };
    let (words_label, heading) = (scan.t("outcome-words"), focused());
    let key = what.key();
    view! {
        <section class=class aria-labelledby="outcome-word" data-outcome=key>
            <VerdictBody verdict words_label inner heading />
            <Actions scan what />
        </section>
    }
}

impl What {
    /// The stable name of the screen.
    fn key(&self) -> &'static str {
        match self {
            Self::Answer(answer) | Self::Awaiting(answer) => answer.outcome.key(),
            Self::Identity(..) => "identity",
            Self::Declined(_) => "declined",
            Self::Over(_) => "over",
            Self::Failed(error, _) => error.code(),
            Self::EmptyPhoto => "photo",
        }
    }
}

/// A heading that takes the focus as soon as it is there.
fn focused() -> NodeRef<html::H1> {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    heading
}

/// What an answer says. Also drawn on the server, for browsers without JavaScript.
#[component]
pub fn VerdictBody(
    /// What to say.
    verdict: Verdict,
    /// Text over the matching words.
    words_label: String,
    /// What stands between the fact and the reason; the shape gives way to it.
    #[prop(optional_no_strip)]
    inner: Option<AnyView>,
    /// The heading.
    #[prop(optional)]
    heading: NodeRef<html::H1>,
) -> impl IntoView {
    let with_shape = inner.is_none() || verdict.tone != Tone::Yes;
    let shape = with_shape.then(|| {
        view! {
            <svg class="outcome-shape" viewBox="0 0 96 96" aria-hidden="true">
                <use href=format!("/icons.svg#{}", verdict.shape)></use>
            </svg>
        }
    });
    let line = |class: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <p class=class>{text}</p> })
    };
    let words = verdict.words.map(|[first, second]| {
        view! {
            <div class="words">
                <p class="words-label">{words_label}</p>
                <p class="words-pair"><span>{first}" —"</span>" "<span>{second}</span></p>
            </div>
        }
    });
    view! {
        <div class="outcome-body">
            {shape}
            <h1 class="outcome-word" id="outcome-word" tabindex="-1" node_ref=heading>{verdict.word}</h1>
            {line("outcome-fact", verdict.fact)}
            {line("outcome-slip", verdict.slip.unwrap_or_default())}
            {inner}
            {line("outcome-why", verdict.why)}
            {words}
            {line("outcome-meta", verdict.meta)}
        </div>
    }
}
