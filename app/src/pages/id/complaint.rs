use leptos::prelude::*;
use leptos_meta::Title;

use super::{PortalHead, history::CheckFacts};
use crate::{
    components::{ComplaintChip, ErrorSummary, Icon, Layout, TextArea, load},
    page::{Page, path_value, ports},
    paths,
    ports::{Complaint, ComplaintState, OwnCheck},
    text::{self, t, with},
};

/// One check of the holder's own: "I did not show this", or what became of having said so.
#[component]
pub fn ComplaintPage() -> impl IntoView {
    let page = Page::current();
    let check = path_value("check").unwrap_or_default();
    let refused = page.submission.is_some();
    let answer = async move { ports()?.complaints.own(&page.visitor()?, &check).await };
    load(answer, move |OwnCheck { line, complaint }| {
        let title = text::title(&[&t("complaint-title")]);
        let title = text::window(&title, refused);
        let (id, by_organization) = (line.id.clone(), line.organization.is_some());
        view! {
            <PortalHead />
            <Title text=title />
            <Layout>
                <div class="page-head">
                    <a class="back" href=paths::ID_HISTORY>
                        <Icon name="back" />
                        {t("history-heading")}
                    </a>
                    <h1>{t("complaint-title")}</h1>
                </div>
                <div class="sections">
                    <section class="panel history-one"><CheckFacts line /></section>
                    {match complaint {
                        Some(complaint) => {
                            view! { <Made complaint id by_organization /> }.into_any()
                        }
                        None => view! { <Make id by_organization /> }.into_any(),
                    }}
                </div>
            </Layout>
        }
    })
}

/// Who sees what, before anything is sent.
#[component]
fn WhoSees(by_organization: bool) -> impl IntoView {
    let keys: &[&str] = if by_organization {
        &["complaint-sees-organization", "complaint-sees-operator"]
    } else {
        &["complaint-sees-individual", "complaint-sees-operator"]
    };
    view! {
        <ul class="stack-tight">
            {keys.iter().map(|key| view! { <li>{t(key)}</li> }).collect_view()}
        </ul>
    }
}

#[component]
fn Make(id: String, by_organization: bool) -> impl IntoView {
    view! {
        <form class="form" method="post" action=paths::complaint(&id) novalidate>
            <ErrorSummary title=t("complaint-refused") />
            <div class="stack-tight">
                <h2>{t("complaint-what")}</h2>
                <p>{t("complaint-what-text")}</p>
                <WhoSees by_organization />
            </div>
            <TextArea
                name="words"
                label=t("field-words")
                hint=t("complaint-words-hint")
                longest=500
            />
            <div class="buttons">
                <button class="button button-main">{t("complaint-send")}</button>
                <a class="button" href=paths::ID_HISTORY>{t("complaint-cancel")}</a>
            </div>
        </form>
    }
}

#[component]
fn Made(complaint: Complaint, id: String, by_organization: bool) -> impl IntoView {
    let open = complaint.state == ComplaintState::Open;
    let what = match (complaint.state, by_organization) {
        (ComplaintState::Open, true) => Some("complaint-open-organization"),
        (ComplaintState::Open, false) => Some("complaint-open-individual"),
        (ComplaintState::Withdrawn, _) => Some("complaint-withdrawn-text"),
        (ComplaintState::Answered, _) => None,
    };
    let words = (!complaint.words.is_empty()).then(|| {
        view! {
            <h3>{t("complaint-your-words")}</h3>
            <p class="said">{complaint.words}</p>
        }
    });
    let from = if by_organization {
        "complaint-answer-organization"
    } else {
        "complaint-answer-operator"
    };
    let answer = complaint.answer.map(|answer| {
        view! {
            <h3>{with(from, &[("time", text::day_and_time(answer.at).into())])}</h3>
            <p class="said">{answer.text}</p>
        }
    });
    view! {
        <section class="panel history-one" aria-labelledby="yours">
            <h2 id="yours">
                {with("complaint-yours", &[("time", text::day_and_time(complaint.at).into())])}
            </h2>
            <p><ComplaintChip state=complaint.state /></p>
            {what.map(|key| view! { <p>{t(key)}</p> })}
            {words}
            {answer}
        </section>
        {open
            .then(|| {
                view! {
                    <form method="post" action=paths::withdraw_complaint(&id)>
                        <p class="quiet">{t("complaint-withdraw-text")}</p>
                        <button class="button">{t("complaint-withdraw")}</button>
                    </form>
                }
            })}
    }
}
