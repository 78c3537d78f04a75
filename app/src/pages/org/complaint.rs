use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{
        CabinetLayout, CabinetPart, ComplaintAnswerForm, ComplaintChip, DisputedFacts,
        ErrorSummary, Icon, load,
    },
    page::{Page, organization_in_path, path_value, ports},
    paths,
    ports::{ComplaintLine, ComplaintState},
    text::{self, t, with},
};

/// One complaint: the check that it is about, and the answer to it.
#[component]
pub fn ComplaintAboutPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let check = path_value("check").unwrap_or_default();
    let refused = page.submission.is_some();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let line = ports()?.complaints.one(&visitor, &ogrn, &check).await?;
        Ok((cabinet, line))
    };
    load(answer, move |(cabinet, line)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let ComplaintLine {
            check,
            state,
            answer,
        } = line;
        let title = with(
            "complaint-about",
            &[("time", text::day_and_time(check.at).into())],
        );
        let window = text::window(&title, refused);
        let action = paths::complaint_about(&ogrn, &check.id);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Checks title=window>
                <a class="back" href=paths::complaints(&ogrn)>
                    <Icon name="back" small=true />
                    {t("complaints")}
                </a>
                <div class="sections column-form">
                    <ErrorSummary title=t("complaint-answer-refused") />
                    <div class="stack-tight">
                        <h1>{title}</h1>
                        <p><ComplaintChip state /></p>
                        <p>{t("complaint-about-text")}</p>
                    </div>
                    <dl class="facts">
                        <DisputedFacts check />
                        {answer
                            .map(|answer| {
                                view! {
                                    <div>
                                        <dt>{t("complaint-answer")}</dt>
                                        <dd class="said">{answer.text}</dd>
                                    </div>
                                }
                            })}
                    </dl>
                    {(state == ComplaintState::Open)
                        .then(|| view! { <ComplaintAnswerForm action /> })}
                </div>
            </CabinetLayout>
        }
    })
}
