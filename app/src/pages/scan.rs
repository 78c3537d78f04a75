//! The scanner: one island, and what works without it.

mod answered;
mod lines;
mod offline;
mod plain;

use leptos::prelude::*;
use leptos_meta::{Body, Link, Meta, Title};

pub use self::offline::ScanOfflinePage;
use self::{answered::Answered, lines::organization_lines, plain::PlainForm};
use crate::{
    components::load,
    islands::{Scanner, scanner::OrganizationLine},
    page::{Page, ports},
    paths,
    ports::{CheckAnswer, Visitor},
    shell::{Assets, PreloadIslands},
    text::{self, bundle, t},
};

/// The scanner of who is signed in; or the answer to digits typed without JavaScript.
#[component]
pub fn ScanPage() -> impl IntoView {
    let page = Page::current();
    if let Some(answer) = use_context::<CheckAnswer>() {
        return view! { <Answered answer /> }.into_any();
    }
    let refused = page.submission.is_some();
    let answer = async move {
        let visitor = page.visitor()?;
        let mandates = ports()?.checks.mandates(&visitor).await?;
        Ok((visitor, organization_lines(mandates)))
    };
    load(answer, move |(visitor, organizations)| match refused {
        // Only a browser without JavaScript posts this form.
        true => view! { <PlainForm organizations /> }.into_any(),
        false => view! { <Scanning visitor organizations /> }.into_any(),
    })
    .into_any()
}

#[component]
fn Scanning(visitor: Visitor, organizations: Vec<OrganizationLine>) -> impl IntoView {
    let worker = use_context::<Assets>()
        .map(|assets| assets.scan_worker)
        .unwrap_or_default();
    let plain = organizations.clone();
    view! {
        <PreloadIslands />
        <ScanHead />
        <div class="scan-island">
            <Scanner
                account=visitor.name
                organizations
                texts=bundle(&["scan-", "outcome-", "scenario-", "month-"])
                worker=worker.to_owned()
                language=text::language()
            />
        </div>
        <noscript>
            <PlainForm organizations=plain />
        </noscript>
    }
}

/// What makes the scanner an app of its own.
#[component]
fn ScanHead() -> impl IntoView {
    view! {
        <Title text=format!("{} — Digital ID", t("scan-title")) />
        <Body {..} class="page-scan-start" />
        <Link rel="manifest" href=paths::SCAN_MANIFEST />
        <Link rel="apple-touch-icon" href="/scan-180.png" />
        <Meta name="apple-mobile-web-app-title" content=t("scan-title") />
        <Meta name="theme-color" content="#0e1117" />
        <a class="skip" href="#main">{t("skip")}</a>
    }
}
