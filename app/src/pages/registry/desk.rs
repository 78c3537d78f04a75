use leptos::prelude::*;
use leptos_meta::{Body, Title};

use crate::{
    components::{AccountLink, Search},
    paths,
    ports::HolderLine,
    text::{self, t, with},
};

/// Lines the registry gives at most.
const MOST: usize = 50;

/// The desk: the search always on top, what was found on the left, one holder on the right.
#[component]
pub(super) fn Desk(
    /// What it shows, for the title of the window.
    title: Option<String>,
    /// What is looked for.
    query: String,
    /// What was found.
    found: Vec<HolderLine>,
    /// The holder whose file is open.
    open: Option<u64>,
    children: Children,
) -> impl IntoView {
    let desk = t("registry");
    let title = match title {
        Some(title) => text::title(&[&title, &desk]),
        None => text::title(&[&desk]),
    };
    view! {
        <Title text=title />
        <Body {..} class="page-desk" />
        <a class="skip" href="#main">{t("skip")}</a>
        <header class="desk-top">
            <a class="brand" href=paths::REGISTRY>
                <svg class="brand-mark" aria-hidden="true">
                    <use href="/icons.svg#brand"></use>
                </svg>
                {desk}
            </a>
            <Search
                label=t("registry-search")
                value=query.clone()
                action=paths::REGISTRY
                autofocus=open.is_none()
            />
            <AccountLink />
        </header>
        <main class=if open.is_some() { "desk desk-open" } else { "desk" } id="main">
            <Found query found open />
            {children()}
        </main>
    }
}

#[component]
fn Found(query: String, found: Vec<HolderLine>, open: Option<u64>) -> impl IntoView {
    let count = found.len();
    let heading = if query.is_empty() {
        t("registry-all")
    } else {
        text::counted("registry-found", count as u64)
    };
    let heading = if open.is_some() {
        view! { <h2 id="found-title">{heading}</h2> }.into_any()
    } else {
        view! { <h1 class="desk-title" id="found-title">{heading}</h1> }.into_any()
    };
    let clear = (!query.is_empty()).then(|| view! { <a href=paths::REGISTRY>{t("list-all")}</a> });
    let nothing = (count == 0).then(|| {
        let key = if query.is_empty() {
            "registry-empty"
        } else {
            "registry-nothing"
        };
        view! { <p class="quiet">{t(key)}</p> }
    });
    let most = (count >= MOST).then(|| {
        view! {
            <p class="quiet small">{with("registry-most", &[("most", (MOST as i64).into())])}</p>
        }
    });
    let lines = found
        .into_iter()
        .map(|line| {
            let current = (Some(line.number) == open).then_some("true");
            let href = paths::with_query(&paths::registry_holder(line.number), &[("q", &query)]);
            // Enough to tell namesakes apart: the rest is told with a reason, in the file.
            let facts = line
                .snils
                .map(|snils| hidden(&snils))
                .into_iter()
                .chain([text::short_day(line.birth)])
                .collect::<Vec<_>>()
                .join(" · ");
            view! {
                <li>
                    <a href=href aria-current=current>
                        <span>{line.name}</span>
                        <small>{facts}</small>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="desk-found" aria-labelledby="found-title">
            <Places />
            <div class="section-head">{heading} {clear}</div>
            {nothing}
            {(count > 0).then(|| view! { <ul class="found found-plain" role="list">{lines}</ul> })}
            {most}
        </section>
    }
}

/// The other places of the desk: what waits for a decision first.
#[component]
fn Places() -> impl IntoView {
    let places = [
        (paths::REGISTRY_PHOTOS, "photos"),
        (paths::REGISTRY_WAITING, "waiting-link"),
        (paths::REGISTRY_DOCUMENTS, "mchd-waiting"),
        (paths::REGISTRY_COMPLAINTS, "complaints"),
        (paths::REGISTRY_CONFIRM, "confirm-account"),
        (paths::REGISTRY_FAMILIES, "families"),
        (paths::REGISTRY_ORGANIZATIONS, "organizations"),
        (paths::REGISTRY_IMPORT, "import-link"),
        (paths::REGISTRY_LOOKS, "looks-link"),
        (paths::REGISTRY_RETENTION, "retention-link"),
        (paths::REGISTRY_KEYS, "keys-link"),
    ];
    let places = places
        .into_iter()
        .map(|(href, key)| view! { <li><a href=href>{t(key)}</a></li> });
    view! {
        <nav aria-label=t("registry-places")>
            <ul class="desk-places" role="list">{places.collect_view()}</ul>
        </nav>
    }
}

/// `•••-•••-445 95`
fn hidden(snils: &str) -> String {
    let shown = snils.chars().count().saturating_sub(6);
    let letters = snils.chars().enumerate();
    letters
        .map(|(at, c)| {
            if at < shown && c.is_ascii_digit() {
                '•'
            } else {
                c
            }
        })
        .collect()
}
