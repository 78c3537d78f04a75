use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{
        CabinetLayout, CabinetPart, ErrorSummary, Icon, Notice, TextArea, TextField, load,
    },
    page::{Page, organization_in_path, ports},
    papers::{PaperKind, Words},
    paths,
    ports::{LONGEST_ACTS, PaperFacts},
    text::{self, t, with},
};

/// The papers of the organization, and what a director writes into them.
#[component]
pub fn PapersPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let saved = page.query_value("done").is_some();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let ports = ports()?;
        let usual = Words::new(&*ports.texts, page.language).usual();
        let facts = ports.papers.facts(&visitor, &ogrn, usual).await?;
        Ok((cabinet, facts))
    };
    load(answer, move |(cabinet, facts)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("papers");
        let window = text::window(&title, refused);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Papers title=window>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("papers-lead")}</p>
                </div>
                <div class="sections">
                    {saved
                        .then(|| {
                            view! { <Notice title=t("papers-saved") text=t("papers-saved-text") /> }
                        })}
                    <List ogrn=ogrn.clone() />
                    <Details facts ogrn />
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn List(ogrn: Ogrn) -> impl IntoView {
    let line = |kind: PaperKind| {
        let name = t(&format!("papers-{}", kind.key()));
        let named = [("paper", name.as_str().into())];
        let (open, pdf) = (
            with("papers-open-label", &named),
            with("papers-pdf-label", &named),
        );
        let (page, file) = (paths::paper(&ogrn, kind), paths::paper_pdf(&ogrn, kind));
        view! {
            <li>
                <div>
                    <strong><a href=page.clone()>{name}</a></strong>
                    <p>{t(&format!("papers-{}-text", kind.key()))}</p>
                </div>
                <div class="row">
                    <a class="button" href=page aria-label=open>{t("papers-open")}</a>
                    <a class="button" href=file aria-label=pdf>
                        <Icon name="download" />
                        {t("papers-pdf")}
                    </a>
                </div>
            </li>
        }
    };
    view! {
        <section aria-labelledby="list">
            <div class="section-head"><h2 id="list">{t("papers-list")}</h2></div>
            <ul class="papers" role="list">{PaperKind::ALL.map(line).collect_view()}</ul>
            <p class="quiet small">{t("papers-advice")}</p>
            <p><a href=paths::GUIDE>{t("papers-guide")}</a></p>
        </section>
    }
}

#[component]
fn Details(facts: PaperFacts, ogrn: Ogrn) -> impl IntoView {
    let details = facts.details;
    let day = details.order_day.map(text::iso_day).unwrap_or_default();
    view! {
        <section aria-labelledby="form" class="column-form">
            <div class="section-head"><h2 id="form">{t("papers-form")}</h2></div>
            <form class="form" method="post" action=paths::papers(&ogrn) novalidate>
                <ErrorSummary title=t("papers-refused") />
                <p class="quiet">{t("papers-form-text")}</p>
                <TextArea
                    name="acts"
                    label=t("field-acts")
                    hint=t("papers-acts-hint")
                    rows=6
                    longest=u32::try_from(LONGEST_ACTS).unwrap_or(u32::MAX)
                    value=details.acts.join("\n")
                />
                <TextField name="order_number" label=t("field-order_number") value=details.order_number />
                <TextField name="order_day" label=t("field-order_day") kind="date" value=day />
                <TextField name="place" label=t("field-place") value=details.place />
                <TextField name="post" label=t("field-post") value=details.post />
                <TextField
                    name="head"
                    label=t("field-head")
                    hint=t("papers-head-hint")
                    value=details.head
                />
                <TextField
                    name="responsible"
                    label=t("field-responsible")
                    hint=t("papers-responsible-hint")
                    value=details.responsible
                />
                <button class="button button-main">{t("papers-save")}</button>
            </form>
        </section>
    }
}
