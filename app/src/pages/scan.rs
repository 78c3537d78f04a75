//! The scanner: every screen of it, drawn at once and moved by one island; and what works
//! without JavaScript.

mod answered;
mod badge;
mod confirm;
mod digits;
mod ending;
mod hand_over;
mod kiosk;
mod kiosk_exit;
mod lines;
mod live;
mod offline;
mod outcome;
mod parts;
mod plain;
mod practice;
mod self_test;
mod settings;
mod sheets;
mod shift;
mod start;
mod training;

use leptos::prelude::*;
use leptos_meta::{Body, Html, Link, Meta, Title};

pub(crate) use self::confirm::paper_name;
use self::{
    answered::Answered,
    ending::ending,
    kiosk_exit::KioskExit,
    lines::{OrganizationFacts, by_organization},
    live::Live,
    outcome::Outcome,
    parts::is_shell,
    plain::PlainForm,
    practice::Practice,
    sheets::Sheets,
    start::{Blocked, Start},
};
pub use self::{
    badge::ScanBadgePage,
    confirm::ConfirmPersonPage,
    hand_over::HandOverPage,
    kiosk::{KioskPage, LeaveKioskPage},
    offline::ScanOfflinePage,
    self_test::SelfTestPage,
    settings::ScanSettingsPage,
    shift::ShiftPage,
    training::TrainingPage,
};
use crate::{
    components::load,
    islands::{
        Scanner,
        scanner::{Setting, kiosk as self_scan},
        told,
    },
    page::{Page, ports},
    paths,
    ports::{CheckAnswer, OwnPhone},
    shell::{Assets, Face, PreloadIslands},
    text::{self, bundle, bundle_in, t},
};

/// Texts that the scanner itself chooses from.
const TEXTS: [&str; 4] = ["scan-", "outcome-", "scenario-", "month-"];

/// What an answer needs of them in the other language.
const OTHER_TEXTS: [&str; 3] = ["outcome-", "scenario-", "month-"];

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
        let ports = ports()?;
        let phones = ports.branches.own(&page.phones).await?;
        let mut mandates = ports.checks.mandates(&visitor).await?;
        if let Some(kiosk) = &visitor.kiosk {
            mandates.retain(|mandate| mandate.ogrn == *kiosk);
        }
        // Without a script no phone proves anything.
        let plain = by_organization(mandates.clone(), &[]);
        let organizations = by_organization(mandates, &phones);
        let passed_at = ports.training.passed_at(&visitor).await?;
        let practice = Practice::of(passed_at, &organizations);
        Ok((organizations, plain, phones, practice))
    };
    load(
        answer,
        move |(organizations, plain, phones, practice)| match refused {
            // Only a browser without JavaScript posts this form.
            true => {
                let head = view! {
                    <Body {..} class="page-scan-start" />
                    <a class="skip" href="#main">{t("skip")}</a>
                };
                (head, view! { <PlainForm organizations=plain practice /> }).into_any()
            }
            false => view! { <Scanning organizations plain phones practice /> }.into_any(),
        },
    )
    .into_any()
}

#[component]
fn Scanning(
    organizations: Vec<OrganizationFacts>,
    plain: Vec<OrganizationFacts>,
    phones: Vec<OwnPhone>,
    practice: Practice,
) -> impl IntoView {
    let worker = use_context::<Assets>()
        .map(|assets| assets.scan_worker)
        .unwrap_or_default();
    let kiosk = Page::current().visitor.and_then(|visitor| visitor.kiosk);
    let setting = Setting {
        language: text::language(),
        organizations: organizations
            .iter()
            .map(|facts| facts.line.clone())
            .collect(),
        texts: bundle(&TEXTS),
        other_texts: bundle_in(text::language().other(), &OTHER_TEXTS),
        worker: worker.to_owned(),
        origin: Page::current().origin.to_string(),
        shell: is_shell(),
        kiosk: kiosk.is_some(),
    };
    provide_context(setting.first_drawing());
    let mut class = Page::current().habits.classes();
    if kiosk.is_some() {
        class = format!("{} {class}", self_scan::CLASS);
    }
    let plain_practice = practice.clone();
    let endings = organizations.iter().filter_map(ending).collect();
    view! {
        <PreloadIslands face=Face::Staff />
        <Title text=format!("{} — Digital ID", t("scan-title")) />
        <Html {..} class=class.trim().to_owned() />
        <Body {..} class="page-scan-start" />
        <Link rel="manifest" href=paths::SCAN_MANIFEST />
        <Link rel="apple-touch-icon" href="/scan-180.png" />
        <Meta name="apple-mobile-web-app-title" content=t("scan-title") />
        <Meta name="theme-color" content="#0e1117" />
        <a class="skip" href="#main">{t("skip")}</a>
        <main class="scan-moving" id="main" data-setting=told(&setting)>
            <div id="scan-ground">
                <Start endings phones practice />
                <Live />
                <Blocked />
            </div>
            <Outcome />
            <Sheets organizations />
            <KioskExit />
            <Scanner />
        </main>
        <noscript>
            {match is_shell() {
                true => view! { <StillShell /> }.into_any(),
                false => view! { <PlainForm organizations=plain practice=plain_practice /> }.into_any(),
            }}
        </noscript>
    }
}

/// Without JavaScript the shell can do nothing: digits are checked by the server.
#[component]
fn StillShell() -> impl IntoView {
    view! {
        <main class="column column-narrow">
            <div class="stack scan-plain">
                <h1>{t("scanpage-plain-title")}</h1>
                <p class="lead">{t("scanpage-plain-text")}</p>
                <p>
                    <a href=paths::SCAN>{t("scanpage-camera-again")}</a>
                </p>
            </div>
        </main>
    }
}
