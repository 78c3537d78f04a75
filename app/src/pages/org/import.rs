use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, ErrorSummary, FileField, Icon, Notice, Table, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::{DocumentFile, DocumentFinding, DocumentState, ImportedDocument},
    text::{self, t, with},
};

/// Takes a power of attorney made elsewhere, and tells what is wrong with it.
#[component]
pub fn ImportPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let findings = use_context::<Vec<DocumentFinding>>().unwrap_or_default();
    let refused = page.submission.is_some() || !findings.is_empty();
    let done = page.query_value("done");
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let imported = ports()?.documents.imported(&visitor, &ogrn).await?;
        Ok((cabinet, imported))
    };
    load(answer, move |(cabinet, imported)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("mchd-import");
        let window = text::window(&title, refused);
        let waits = (done.as_deref() == Some("unconfirmed")).then(|| {
            view! { <Notice title=t("mchd-unconfirmed") text=t("mchd-unconfirmed-text") /> }
        });
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Powers title=window>
                <a class="back" href=paths::powers(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-powers")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("mchd-import-text")}</p>
                </div>
                <div class="sections">
                    {waits} <Findings findings /> <ImportForm ogrn /> <ImportedList imported />
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn ImportForm(ogrn: Ogrn) -> impl IntoView {
    view! {
        <form
            class="form column-form"
            method="post"
            action=paths::import_document(&ogrn)
            enctype="multipart/form-data"
            novalidate
        >
            <ErrorSummary title=t("mchd-refused") />
            <FileField
                name="xml"
                label=t("field-xml")
                hint=t("mchd-xml-hint")
                accept=".xml,application/xml,text/xml"
            />
            <FileField
                name="signature"
                label=t("field-signature")
                hint=t("mchd-signature-hint")
                accept=".sig,.p7s,.sgn,application/pkcs7-signature"
            />
            <p class="quiet">{t("mchd-not-qualified")}</p>
            <div class="buttons">
                <button class="button button-main button-large">{t("mchd-import-button")}</button>
                <a class="button button-large" href=paths::powers(&ogrn)>{t("power-new-cancel")}</a>
            </div>
        </form>
    }
}

/// Everything that is wrong with the document that was sent.
#[component]
fn Findings(findings: Vec<DocumentFinding>) -> impl IntoView {
    if findings.is_empty() {
        return None;
    }
    let count = findings.len() as u64;
    let heads = ["line", "element", "reason"]
        .map(|head| t(&format!("mchd-{head}")))
        .to_vec();
    let rows = findings.into_iter().map(row).collect();
    Some(view! {
        <section class="stack" aria-labelledby="findings">
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true>
                <h2 id="findings">{t("mchd-refused")}</h2>
                <p>{text::counted("mchd-findings", count)}</p>
            </div>
            <Table caption=t("mchd-refused") heads rows />
        </section>
    })
}

fn row(finding: DocumentFinding) -> Vec<AnyView> {
    let args: Vec<_> = finding
        .args
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let reason = with(&format!("mchd-{}", finding.key), &args);
    let (line, element) = match finding.file {
        DocumentFile::Xml if finding.element.is_empty() => {
            (finding.line.to_string(), t("mchd-whole-file"))
        }
        DocumentFile::Xml => (finding.line.to_string(), finding.element),
        DocumentFile::Signature => ("—".to_owned(), t("mchd-signature-file")),
    };
    vec![
        line.into_any(),
        view! { <span class="element-path">{element}</span> }.into_any(),
        reason.into_any(),
    ]
}

/// What was brought before, and how it stands.
#[component]
fn ImportedList(imported: Vec<ImportedDocument>) -> impl IntoView {
    if imported.is_empty() {
        return None;
    }
    let heads = ["whom", "scenarios", "term", "state"]
        .map(|head| t(&format!("powers-{head}")))
        .to_vec();
    let rows = imported.into_iter().map(imported_row).collect();
    Some(view! {
        <section class="stack" aria-labelledby="imported">
            <h2 id="imported">{t("mchd-imported")}</h2>
            <Table caption=t("mchd-imported") heads rows />
        </section>
    })
}

fn imported_row(document: ImportedDocument) -> Vec<AnyView> {
    let number = with("powers-number", &[("number", document.number.into())]);
    let term = with(
        "powers-term-days",
        &[
            ("from", text::short_day(document.from).into()),
            ("until", text::short_day(document.until).into()),
        ],
    );
    let class = match document.state {
        DocumentState::Accepted => "chip chip-active",
        DocumentState::Unconfirmed => "chip chip-pending",
        DocumentState::Refused => "chip chip-revoked",
    };
    let state = t(&format!("mchd-state-{}", document.state.key()));
    vec![
        view! {
            {document.representatives.join(", ")}
            <small class="element-path">{number}</small>
        }
        .into_any(),
        text::scenarios(&document.scenarios).into_any(),
        term.into_any(),
        view! { <span class=class>{state}</span> }.into_any(),
    ]
}
