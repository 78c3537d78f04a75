//! Getting a Digital ID: one page that always says how far one has come.

mod consent;
mod photo;
mod standing;
mod way;

use domain::holder::HolderState;
use leptos::prelude::*;
use leptos_meta::Title;

use self::{
    consent::ConsentStep,
    photo::PhotoStep,
    standing::{Held, NotFor, Waiting},
    way::WayStep,
};
use super::PortalHead;
use crate::{
    components::{Layout, Notice, load},
    page::{Page, ports},
    paths,
    ports::{BiometricOffer, EnrolmentStep},
    text::{self, t},
};

/// The steps a person sees, in their order; each has a text `enrol-step-<key>`.
const STEPS: [&str; 4] = ["consent", "way", "photo", "desk"];

/// Everything that this page may have to show.
struct Standing {
    step: EnrolmentStep,
    biometrics: Option<BiometricOffer>,
}

/// How far one has come, and the next thing to do.
#[component]
pub fn EnrolPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let deleted = page.query_value("done").as_deref() == Some("deleted");
    // Whoever has chosen may choose again until an operator compares.
    let choosing = page.path == paths::ID_NEW_WAY;
    let answer = async move {
        let visitor = page.visitor()?;
        let enrolment = ports()?.enrolment;
        let step = match enrolment.step(&visitor).await? {
            EnrolmentStep::Photo { .. } if choosing => EnrolmentStep::Way,
            step => step,
        };
        let asks = matches!(step, EnrolmentStep::Way | EnrolmentStep::Photo { .. });
        let biometrics = if asks {
            Some(enrolment.biometrics(&visitor).await?)
        } else {
            None
        };
        Ok(Standing { step, biometrics })
    };
    load(answer, move |standing| {
        let title = match standing.step {
            EnrolmentStep::Held(HolderState::Active) => t("enrol-held-title"),
            EnrolmentStep::Held(_) => t("enrol-paused-title"),
            _ => t("enrol-title"),
        };
        let window = text::window(&title, refused);
        let current = number(&standing.step);
        view! {
            <PortalHead />
            <Title text=text::title(&[&window]) />
            <Layout>
                {deleted
                    .then(|| {
                        view! {
                            <Notice
                                title=t("settings-done-deleted")
                                text=t("settings-done-deleted-text")
                            />
                        }
                    })}
                <div class="page-head">
                    <h1>{title}</h1>
                    {current.map(|current| view! { <Steps current /> })}
                </div>
                {body(standing)}
            </Layout>
        }
    })
}

fn body(standing: Standing) -> AnyView {
    let biometrics = standing.biometrics.unwrap_or(BiometricOffer::NotConnected);
    match standing.step {
        EnrolmentStep::Ineligible(reason) => view! { <NotFor reason /> }.into_any(),
        EnrolmentStep::Consent => view! { <ConsentStep /> }.into_any(),
        EnrolmentStep::Way => view! { <WayStep biometrics /> }.into_any(),
        EnrolmentStep::Photo { way, returned } => {
            view! { <PhotoStep way returned biometrics /> }.into_any()
        }
        EnrolmentStep::Waiting { way, since, faces } => {
            view! { <Waiting way since faces /> }.into_any()
        }
        EnrolmentStep::Held(state) => view! { <Held state /> }.into_any(),
    }
}

/// Which of the [`STEPS`], from 0.
fn number(step: &EnrolmentStep) -> Option<usize> {
    match step {
        EnrolmentStep::Consent => Some(0),
        EnrolmentStep::Way => Some(1),
        EnrolmentStep::Photo { .. } => Some(2),
        EnrolmentStep::Waiting { .. } => Some(3),
        EnrolmentStep::Ineligible(_) | EnrolmentStep::Held(_) => None,
    }
}

#[component]
fn Steps(current: usize) -> impl IntoView {
    view! {
        <ol class="enrol-steps" role="list" aria-label=t("enrol-steps")>
            {STEPS
                .into_iter()
                .enumerate()
                .map(|(at, step)| {
                    let now = (at == current).then_some("step");
                    view! {
                        <li aria-current=now>{t(&format!("enrol-step-{step}"))}</li>
                    }
                })
                .collect_view()}
        </ol>
    }
}
