use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{ErrorSummary, FileField, Layout},
    paths,
    ports::{ExportFacts, ExportVerdict},
    text::{self, t, with},
};

/// Anyone may ask what a list of checks is worth that an organization has handed over.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let title = t("verify");
    let verdict = use_context::<ExportVerdict>();
    let window = match &verdict {
        Some(verdict) => t(&format!("verify-{}", key(verdict))),
        None => title.clone(),
    };
    view! {
        <Title text=text::title(&[&window]) />
        <Layout>
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead">{t("verify-lead")}</p>
            </div>
            <div class="stack-loose">
                {verdict.map(|verdict| view! { <Verdict verdict /> })}
                <form
                    class="form column-form"
                    method="post"
                    action=paths::VERIFY
                    enctype="multipart/form-data"
                    novalidate
                >
                    <ErrorSummary title=t("verify-refused") />
                    <FileField
                        name="list"
                        label=t("field-list")
                        hint=t("verify-file-hint")
                        accept=".jsonl,application/jsonl"
                    />
                    <div class="buttons">
                        <button class="button button-main">{t("verify-button")}</button>
                    </div>
                    <p class="quiet small">{t("verify-nothing-kept")}</p>
                </form>
            </div>
        </Layout>
    }
}

fn key(verdict: &ExportVerdict) -> &'static str {
    match verdict {
        ExportVerdict::Unchanged(_) => "unchanged",
        ExportVerdict::Changed => "changed",
        ExportVerdict::Unknown => "unknown",
        ExportVerdict::NoExport => "no-export",
    }
}

#[component]
fn Verdict(verdict: ExportVerdict) -> impl IntoView {
    let key = key(&verdict);
    let facts = match verdict {
        ExportVerdict::Unchanged(facts) => Some(facts),
        _ => None,
    };
    let class = match facts {
        Some(_) => "verdict",
        None => "verdict verdict-off",
    };
    view! {
        <section class=class role="status" aria-labelledby="verdict">
            <h2 class="verdict-word" id="verdict">{t(&format!("verify-{key}"))}</h2>
            <p>{t(&format!("verify-{key}-text"))}</p>
        </section>
        {facts.map(|facts| view! { <Facts facts /> })}
    }
}

#[component]
fn Facts(facts: ExportFacts) -> impl IntoView {
    let period = with(
        "verify-period-days",
        &[
            ("from", text::day(facts.from).into()),
            ("until", text::day(facts.until).into()),
        ],
    );
    let signed = with(
        "verify-signed-at",
        &[("time", text::day_and_time(facts.signed_at).into())],
    );
    let lines = [
        (
            "organization",
            format!("{}, {}", facts.organization, text::ogrn(&facts.ogrn)),
        ),
        ("period", period),
        ("rows", text::counted("checks-count", facts.rows)),
        ("signed", signed),
    ];
    let line = |(key, value): (&str, String)| {
        view! { <div><dt>{t(&format!("verify-{key}"))}</dt><dd>{value}</dd></div> }
    };
    view! { <dl class="facts">{lines.map(line).into_iter().collect_view()}</dl> }
}
