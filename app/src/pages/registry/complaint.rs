use leptos::prelude::*;

use super::complaints::ComplaintDesk;
use crate::{
    components::{ComplaintAnswerForm, ComplaintChip, DisputedFacts, ErrorSummary, Icon, load},
    page::{Page, path_value, ports},
    paths,
    ports::{ComplaintFile, ComplaintState},
    text::{self, t, with},
};

/// One complaint with everything: who, about whom, in which words, and the answer.
#[component]
pub fn RegistryComplaintPage() -> impl IntoView {
    let page = Page::current();
    let check = path_value("check").unwrap_or_default();
    let refused = page.submission.is_some();
    let answer = async move { ports()?.complaints.file(&page.visitor()?, &check).await };
    load(answer, move |file| {
        let title = with(
            "complaint-about",
            &[("time", text::day_and_time(file.check.at).into())],
        );
        let window = text::window(&title, refused);
        let state = file.complaint.state;
        // Where an organization checked, it is the organization that answers.
        let mine = file.organization.is_none() && state == ComplaintState::Open;
        let action = paths::registry_complaint(&file.check.id);
        view! {
            <ComplaintDesk title=window>
                <a class="back" href=paths::REGISTRY_COMPLAINTS>
                    <Icon name="back" small=true />
                    {t("complaints")}
                </a>
                <div class="sections column-form">
                    <ErrorSummary title=t("complaint-answer-refused") />
                    <div class="stack-tight">
                        <h1>{title}</h1>
                        <p><ComplaintChip state /></p>
                    </div>
                    <Facts file />
                    {mine.then(|| view! { <ComplaintAnswerForm action /> })}
                </div>
            </ComplaintDesk>
        }
    })
}

#[component]
fn Facts(file: ComplaintFile) -> impl IntoView {
    let ComplaintFile {
        check,
        organization,
        holder,
        holder_name,
        complaint,
    } = file;
    let words = if complaint.words.is_empty() {
        t("complaints-no-words")
    } else {
        complaint.words
    };
    let answer = complaint.answer.map(|answer| {
        let when = text::day_and_time(answer.at);
        view! {
            <div>
                <dt>{t("complaint-answer")}</dt>
                <dd><span class="said">{answer.text}</span> <p class="hint">{when}</p></dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            <div>
                <dt>{t("complaints-holder")}</dt>
                <dd><a href=paths::registry_holder(holder)>{holder_name}</a></dd>
            </div>
            <div>
                <dt>{t("complaints-time")}</dt>
                <dd>{text::day_and_time(complaint.at)}</dd>
            </div>
            <div>
                <dt>{t("complaints-said")}</dt>
                <dd class="said">{words}</dd>
            </div>
            <div>
                <dt>{t("complaints-organization")}</dt>
                <dd>{organization.unwrap_or_else(|| t("history-individual"))}</dd>
            </div>
            <DisputedFacts check />
            {answer}
        </dl>
    }
}
