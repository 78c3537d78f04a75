use domain::{scenario::Scenario, status::StatusKind};
use leptos::prelude::*;

use super::{
    ask::{Asked, or_ask},
    complaints::ComplaintDesk as DeskPage,
};
use crate::{
    components::{ErrorSummary, Icon, SelectField, TextField, load},
    error::AppError,
    page::{Page, path_value, ports},
    paths,
    text::{self, t, with},
};

/// The form that enters a status of a holder.
#[component]
pub fn GrantPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let today = text::iso_day(page.today());
    let number = path_value("number").and_then(|number| number.parse::<u64>().ok());
    let answer = async move {
        let number = number.ok_or(AppError::NotFound)?;
        ports()?.registry.holder(&page.visitor()?, number).await
    };
    let answer = async move { Ok::<_, AppError>(answer.await) };
    load(answer, move |answer| {
        or_ask(answer, number.map(Asked::holder), move |file| {
            let title = t("grant-title");
            let holder = file.line.number;
            let kinds = StatusKind::ALL
                .into_iter()
                .map(|kind| {
                    (
                        kind.key().to_owned(),
                        text::scenario(Scenario::Status(kind)),
                    )
                })
                .collect();
            let who = with(
                "grant-whom",
                &[
                    ("name", file.line.name.into()),
                    ("birth", text::day(file.line.birth).into()),
                ],
            );
            view! {
                <DeskPage title=text::window(&title, refused)>
                    <a class="back" href=paths::registry_holder(holder)>
                        <Icon name="back" small=true />
                        {t("registry-back-holder")}
                    </a>
                    <div class="sections column-form">
                        <ErrorSummary title=t("grant-refused") />
                        <div class="stack-tight">
                            <h1>{title}</h1>
                            <p>{who}</p>
                        </div>
                        <form class="form" method="post" action=paths::grant_status(holder) novalidate>
                            <SelectField name="kind" label=t("field-kind") options=kinds />
                            <Laws />
                            <TextField name="from" label=t("field-from") kind="date" value=today />
                            <TextField
                                name="until"
                                label=t("field-until")
                                hint=t("grant-until-hint")
                                kind="date"
                            />
                            <TextField
                                name="source"
                                label=t("field-source")
                                hint=t("grant-source-hint")
                            />
                            <div class="buttons">
                                <button class="button button-main">{t("grant-button")}</button>
                            </div>
                        </form>
                    </div>
                </DeskPage>
            }
        })
    })
}

/// By which law each kind is held.
#[component]
fn Laws() -> impl IntoView {
    let laws = StatusKind::ALL.map(Scenario::Status).map(|scenario| {
        view! {
            <div>
                <dt>{text::scenario(scenario)}</dt>
                <dd>{text::law(scenario)}</dd>
            </div>
        }
    });
    view! {
        <details>
            <summary>{t("catalogue-laws")}</summary>
            <dl class="facts">{laws.collect_view()}</dl>
        </details>
    }
}
