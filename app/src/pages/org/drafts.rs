use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, Empty, Icon, Notice, Table, load},
    forms::OTHERS,
    page::{Page, organization_in_path, ports},
    paths,
    ports::Draft,
    text::{self, t, with},
};

/// Powers of attorney that are prepared: to go on with, to issue, to discard.
#[component]
pub fn DraftsPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let done = page
        .query_value("done")
        .filter(|done| ["kept", "discarded"].contains(&done.as_str()));
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let drafts = ports()?.drafts.drafts(&visitor, &ogrn).await?;
        Ok((cabinet, drafts))
    };
    load(answer, move |(cabinet, drafts)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("drafts");
        let notice = done.map(|done| {
            let key = format!("drafts-{done}");
            view! { <Notice title=t(&key) text=t(&format!("{key}-text")) /> }
        });
        let new = paths::new_power(&ogrn);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Powers title=title.clone()>
                <a class="back" href=paths::powers(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-powers")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("drafts-lead")}</p>
                </div>
                <div class="sections">
                    {notice}
                    {if drafts.is_empty() {
                        view! {
                            <Empty icon="document" title=t("drafts-none") text=t("drafts-none-text")>
                                <a class="button button-main" href=new>{t("powers-issue")}</a>
                            </Empty>
                        }
                            .into_any()
                    } else {
                        view! { <List drafts ogrn /> }.into_any()
                    }}
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn List(drafts: Vec<Draft>, ogrn: Ogrn) -> impl IntoView {
    let heads = ["whom", "scenarios", "changed", "do"]
        .map(|column| t(&format!("drafts-{column}")))
        .to_vec();
    let rows = drafts
        .into_iter()
        .map(|draft| {
            let whom = whom(&draft);
            let scenarios = match draft.scenarios() {
                none if none.is_empty() => t("drafts-nothing"),
                some => text::scenarios(&some),
            };
            let changed = format!("{}, {}", text::day_and_time(draft.at), draft.by);
            let open = paths::with_query(&paths::new_power(&ogrn), &[("draft", &draft.id)]);
            let label = with("drafts-discard-label", &[("whom", whom.as_str().into())]);
            let discard = view! {
                <form method="post" action=paths::discard_draft(&ogrn, &draft.id)>
                    <button class="link-button" aria-label=label>{t("drafts-discard")}</button>
                </form>
            };
            vec![
                view! { <a class="row-link" href=open>{whom}</a> }.into_any(),
                scenarios.into_any(),
                changed.into_any(),
                discard.into_any(),
            ]
        })
        .collect();
    view! { <Table caption=t("drafts") heads rows named=true /> }
}

/// Everyone who was typed, as they were typed: who they are is looked up when it is issued.
fn whom(draft: &Draft) -> String {
    let names = std::iter::once("person").chain(OTHERS);
    let typed: Vec<_> = names
        .filter_map(|name| draft.fields.first(name))
        .filter(|typed| !typed.trim().is_empty())
        .collect();
    match typed.as_slice() {
        [] => t("drafts-nobody"),
        typed => typed.join(", "),
    }
}
