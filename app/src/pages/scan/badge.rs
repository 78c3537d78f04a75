//! The badge of who checks: for citizens to scan before they show anything.

use domain::identifiers::Ogrn;
use leptos::prelude::*;
use leptos_meta::{Body, Title};

use super::lines::{OrganizationFacts, as_bearer};
use crate::{
    components::{Icon, Layout, load},
    error::AppError,
    islands::{Badge, BadgeSetting, Facts, show::QUIET, told},
    page::{Page, ports},
    paths,
    ports::ShownBadge,
    shell::{Face, PreloadIslands},
    text::{self, bundle, t, with},
};

/// Seconds after which a page without JavaScript looks for news, if its badge lives so long.
const LOOK_AGAIN: i64 = 15;

/// The badge in the name of the organization in the query, else of the first one.
#[component]
pub fn ScanBadgePage() -> impl IntoView {
    let page = Page::current();
    let asked = page
        .query_value("organization")
        .and_then(|text| Ogrn::parse(&text).ok());
    let answer = async move {
        let (visitor, ports) = (page.visitor()?, ports()?);
        let mut organizations = as_bearer(ports.checks.mandates(&visitor).await?);
        organizations.retain(|facts| facts.line.in_force);
        let chosen = match asked {
            Some(asked) => organizations
                .iter()
                .position(|facts| facts.line.ogrn == asked),
            None => (!organizations.is_empty()).then_some(0),
        };
        let Some(chosen) = chosen else {
            return Ok(None);
        };
        let organization = organizations.remove(chosen);
        match ports.badges.shown(&visitor, &organization.line.ogrn).await {
            Ok(shown) => Ok(Some((organization, organizations, shown))),
            // Revoked in this very moment.
            Err(AppError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    load(answer, |found| match found {
        Some((organization, others, shown)) => {
            view! { <Shown organization others shown /> }.into_any()
        }
        None => view! { <Nothing /> }.into_any(),
    })
}

#[component]
fn Shown(
    organization: OrganizationFacts,
    others: Vec<OrganizationFacts>,
    shown: ShownBadge,
) -> impl IntoView {
    let line = organization.line;
    let now = shown.codes.now_ms.div_euclid(1_000);
    let left = shown
        .codes
        .codes
        .first()
        .map_or(1, |code| code.closes - now);
    let refresh = left.clamp(1, LOOK_AGAIN).to_string();
    let setting = BadgeSetting {
        organization: line.ogrn.clone(),
        shown,
        texts: bundle(&["badge-"]),
    };
    provide_context(setting.first_drawing());
    view! {
        <PreloadIslands face=Face::Citizen />
        <Title text=text::title(&[&t("badge-title")]) />
        <Body {..} class="page-badge" />
        <noscript>
            <meta http-equiv="refresh" content=refresh />
        </noscript>
        <a class="skip" href="#main">
            {t("skip")}
        </a>
        <main class="show" id="main" data-setting=told(&setting)>
            <div class="show-top">
                <a class="show-back" href=paths::SCAN aria-label=t("badge-back")>
                    <Icon name="back" />
                </a>
                <h1 class="badge-title">{t("badge-title")}</h1>
            </div>
            <div class="show-middle">
                <p class="badge-organization">{line.name}</p>
                <Card />
                <p class="show-learns" data-when="!no-authority">{t("badge-learns")}</p>
                <Looks />
            </div>
            <Others others />
            <p class="visually-hidden" role="status">
                <span data-text="said"></span>
            </p>
            <Badge />
        </main>
    }
}

fn first() -> Facts {
    use_context::<Facts>().unwrap_or_default()
}

/// The code, or what stands in its place.
#[component]
fn Card() -> AnyView {
    let first = first();
    let of = |name: &str| first.text(name).to_owned();
    view! {
        <section class="code-card" aria-label=t("badge-card")>
            <div class="code-field" data-when="code" hidden=!first.shows("code")>
                <svg
                    class="code-qr"
                    viewBox=of("box")
                    data-set="viewBox:box"
                    role="img"
                    aria-label=t("badge-label")
                >
                    <rect
                        width=of("side")
                        height=of("side")
                        fill="#fff"
                        data-set="width:side height:side"
                    ></rect>
                    <path
                        class="code-modules"
                        fill="#000"
                        shape-rendering="crispEdges"
                        transform=format!("translate({QUIET} {QUIET})")
                        d=of("modules")
                        data-set="d:modules"
                    ></path>
                </svg>
            </div>
            <p class="badge-until" data-text="until" hidden></p>
            <Cover when="settling" icon="wait" key="badge-settling" />
            <Cover when="offline" icon="no-network" key="badge-offline" />
            <Cover when="no-authority" icon="details" key="badge-over" />
            <Cover when="signed-out" icon="sign-out" key="badge-signed-out" />
        </section>
    }
    .into_any()
}

/// Icon, what happened, what to do.
#[component]
fn Cover(when: &'static str, icon: &'static str, key: &'static str) -> impl IntoView {
    view! {
        <div class="code-cover badge-cover" data-when=when hidden>
            <Icon name=icon large=true />
            <h2>{t(key)}</h2>
            <p>{t(&format!("{key}-text"))}</p>
        </div>
    }
}

/// The words of the latest look.
#[component]
fn Looks() -> impl IntoView {
    let first = first();
    let of = |name: &str| first.text(name).to_owned();
    let none = |name: &str| first.text(name).is_empty();
    view! {
        <section
            class="panel badge-looks"
            aria-label=t("badge-looks")
            data-when="seen unseen"
        >
            <p class="quiet" data-when="unseen" hidden=!first.shows("unseen")>
                {t("badge-unseen")}
            </p>
            <div class="stack-tight" data-when="seen" hidden=!first.shows("seen")>
                <p class="quiet small" data-text="seen-at">
                    {of("seen-at")}
                </p>
                <p class="badge-words" data-text="words">
                    {of("words")}
                </p>
                <p class="small">{t("badge-compare")}</p>
                <p class="quiet small" data-text="earlier" hidden=none("earlier")>
                    {of("earlier")}
                </p>
            </div>
        </section>
    }
    .into_any()
}

/// The other organizations in whose name this person may check.
#[component]
fn Others(others: Vec<OrganizationFacts>) -> impl IntoView {
    let any = !others.is_empty();
    let links = others.into_iter().map(|facts| {
        let query = [("organization", facts.line.ogrn.as_str())];
        let href = paths::with_query(paths::SCAN_BADGE, &query);
        let name = with(
            "badge-as",
            &[("organization", facts.line.name.as_str().into())],
        );
        view! {
            <li>
                <a href=href>{name}</a>
            </li>
        }
    });
    let links = links.collect_view();
    any.then(|| view! { <ul class="badge-others" role="list">{links}</ul> })
}

/// Nobody's badge: without a power of attorney in force there is nothing to show.
#[component]
fn Nothing() -> impl IntoView {
    view! {
        <Title text=text::title(&[&t("badge-title")]) />
        <Layout>
            <div class="stack">
                <h1>{t("badge-nothing")}</h1>
                <p class="lead">{t("badge-nothing-text")}</p>
                <div class="buttons">
                    <a class="button button-main" href=paths::SCAN>
                        <Icon name="qr" />
                        {t("badge-back")}
                    </a>
                </div>
            </div>
        </Layout>
    }
}
