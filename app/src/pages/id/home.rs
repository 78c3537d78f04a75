use domain::{
    holder::{HolderRefusal, IdSource},
    scenario::Scenario,
};
use leptos::prelude::*;
use leptos_meta::Title;

use super::{PortalHead, devices::Unseen};
use crate::{
    components::{Icon, Layout, OwnInvitations, load},
    page::{Page, ports},
    paths,
    ports::{EnrolmentStep, HolderHome, Offer},
    text::{self, t, with},
};

/// What the holder can show, and what not and why.
#[component]
pub fn HomePage() -> impl IntoView {
    let page = Page::current();
    let answer = async move {
        let visitor = page.visitor()?;
        let invitations = ports()?.invitations.own(&visitor).await?;
        let home = ports()?.presentations.home(&visitor).await?;
        let unseen = ports()?.holder_devices.unseen(&visitor).await?;
        let step = match home {
            HolderHome::None => Some(ports()?.enrolment.step(&visitor).await?),
            _ => None,
        };
        Ok((home, invitations, step, unseen))
    };
    load(answer, |(home, invitations, step, unseen)| {
        view! {
            <PortalHead />
            <Layout>
                <OwnInvitations invitations />
                <Unseen devices=unseen />
                {match home {
                    HolderHome::Open { source, offers } => {
                        view! { <Choice source offers /> }.into_any()
                    }
                    HolderHome::Young { offers } => view! { <Underage offers /> }.into_any(),
                    HolderHome::Closed(HolderRefusal::Paused) => view! { <Paused /> }.into_any(),
                    HolderHome::Closed(_) | HolderHome::None => view! { <Nothing step /> }.into_any(),
                }}
            </Layout>
        }
    })
}

#[component]
fn Choice(source: IdSource, offers: Vec<Offer>) -> impl IntoView {
    view! {
        <Title text=t("id-title") />
        <div class="page-head hello">
            <Avatar />
            <h1>{t("id-heading")}</h1>
            <p class="quiet">{t("id-lead")}</p>
        </div>
        <div class="stack">
            {(source == IdSource::DrivingLicence)
                .then(|| {
                    view! {
                        <div class="notice">
                            <Icon name="details" />
                            <p class="notice-title">{t("id-licence")}</p>
                            <p>{t("id-licence-text")}</p>
                        </div>
                    }
                })}
            <ul class="facts-list" role="list">
                {offers.into_iter().map(|offer| view! { <Card offer /> }).collect_view()}
            </ul>
            <p class="quiet">{t("id-free")}</p>
            <p>
                <a href=paths::ID_CHECK>{t("id-check-link")}</a>
            </p>
            <p>
                <a href=paths::ID_HISTORY>{t("id-history-link")}</a>
            </p>
            <p>
                <a href=paths::FAMILY>{t("family-link")}</a>
            </p>
            <p>
                <a href=paths::WALLET>{t("wallet-link")}</a>
            </p>
            <p>
                <a href=paths::ID_DEVICES>{t("devices-link")}</a>
            </p>
            <p>
                <a href=paths::ID_SETTINGS>{t("settings-link")}</a>
            </p>
        </div>
    }
}

/// One scenario: a link if the registry would confirm it, else the reason and what to do.
#[component]
fn Card(offer: Offer) -> impl IntoView {
    let name = text::scenario(offer.scenario);
    match offer.answer {
        Ok(()) => view! {
            <li>
                <a class="fact-card" href=paths::show(offer.scenario)>
                    <span class="fact-name">{name}</span>
                    <span class="fact-says">{t(says(offer.scenario))}</span>
                    <Icon name="arrow-right" />
                </a>
            </li>
        }
        .into_any(),
        Err(reason) => view! {
            <li class="fact-card fact-card-off">
                <span class="fact-name">{name}</span>
                <span class="fact-says">
                    {reason_with_day(reason, &offer)} " " {t(&format!("reason-{}-do", reason.key()))}
                </span>
            </li>
        }
        .into_any(),
    }
}

/// Key of the line that says what a verifier learns.
fn says(scenario: Scenario) -> &'static str {
    match scenario {
        Scenario::Status(_) => "id-says-status",
        Scenario::Identity => "id-says-identity",
        Scenario::Loyalty => "id-says-loyalty",
        _ => "id-says-age",
    }
}

fn reason_with_day(reason: HolderRefusal, offer: &Offer) -> String {
    match (reason, offer.until) {
        (HolderRefusal::StatusEnded, Some(until)) => {
            with("id-ended-on", &[("day", text::day(until).into())])
        }
        _ => t(&format!("reason-{}", reason.key())),
    }
}

#[component]
fn Avatar() -> impl IntoView {
    view! { <img class="avatar" src=paths::ID_PHOTO alt=t("show-photo") width="54" height="72" /> }
}

/// Why no status can be shown before the eighteenth birthday, and what can.
#[component]
fn Underage(offers: Vec<Offer>) -> impl IntoView {
    let now = (!offers.is_empty()).then(|| {
        view! {
            <h2>{t("id-young-now")}</h2>
            <p>{t("id-young-says")}</p>
            <ul class="facts-list" role="list">
                {offers.into_iter().map(|offer| view! { <Card offer /> }).collect_view()}
            </ul>
        }
    });
    view! {
        <Title text=t("id-underage-title") />
        <div class="page-head">
            <h1>{t("id-underage-heading")}</h1>
            <p class="lead">{t("id-underage-lead")}</p>
        </div>
        <div class="stack">
            {now}
            <p>{t("id-underage-why")}</p>
            <h2>{t("id-underage-now")}</h2>
            <ul class="stack-tight">
                <li>{t("id-underage-family")}</li>
                <li>{t("id-underage-paper")}</li>
            </ul>
        </div>
    }
}

#[component]
fn Paused() -> impl IntoView {
    view! {
        <Title text=t("id-paused-title") />
        <div class="page-head">
            <h1>{t("id-paused-heading")}</h1>
            <p class="lead">{t("id-paused-lead")}</p>
        </div>
        <div class="stack">
            <h2>{t("id-paused-now")}</h2>
            <ul class="stack-tight">
                <li>{t("id-paused-end")}</li>
                <li>{t("id-paused-paper")}</li>
            </ul>
            <p>
                <a class="button button-main" href=paths::ID_SETTINGS>{t("settings-link")}</a>
            </p>
            <p>
                <a href=paths::ID_HISTORY>{t("id-history-link")}</a>
            </p>
        </div>
    }
}

/// No Digital ID yet: the way to one, from where one has come to.
#[component]
fn Nothing(step: Option<EnrolmentStep>) -> impl IntoView {
    let button = match step {
        None | Some(EnrolmentStep::Ineligible(_) | EnrolmentStep::Held(_)) => "id-nothing-why",
        Some(EnrolmentStep::Consent) => "id-nothing-get",
        Some(EnrolmentStep::Way | EnrolmentStep::Photo { .. }) => "id-nothing-go-on",
        Some(EnrolmentStep::Waiting { .. }) => "id-nothing-waits",
    };
    view! {
        <Title text=t("id-title") />
        <div class="page-head">
            <h1>{t("id-heading")}</h1>
        </div>
        <div class="stack">
            <section class="empty">
                <svg class="icon icon-large" aria-hidden="true">
                    <use href="/icons.svg#photo"></use>
                </svg>
                <h2>{t("id-nothing")}</h2>
                <p>{t("id-nothing-text")}</p>
                <a class="button button-main button-large" href=paths::ID_NEW>{t(button)}</a>
            </section>
            <h2>{t("id-nothing-how")}</h2>
            <ul class="stack-tight">
                <li>{t("id-nothing-biometrics")}</li>
                <li>{t("id-nothing-passport")}</li>
                <li>{t("id-nothing-licence")}</li>
            </ul>
            <p class="quiet">{t("id-nothing-paper")}</p>
            <p>
                <a class="button" href=paths::SCAN>
                    <Icon name="qr" />
                    {t("id-nothing-scan")}
                </a>
            </p>
        </div>
    }
}
