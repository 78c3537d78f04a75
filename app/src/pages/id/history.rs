use domain::outcome::OutcomeKind;
use leptos::prelude::*;
use leptos_meta::Title;

use super::PortalHead;
use crate::{
    components::{ComplaintChip, Empty, Icon, Layout, Pages, load, page_number, page_value},
    error::AppError,
    page::{Page, ports},
    paths,
    ports::{self, Checker, ComplaintState, HistoryFilter, HolderCheckLine},
    text::{self, t, with},
};

/// What the address says for checks by individuals; an ОГРН is made of digits.
const INDIVIDUAL: &str = "individual";

/// What can come to pass in a holder's history.
const OUTCOMES: [OutcomeKind; 6] = [
    OutcomeKind::Confirmed,
    OutcomeKind::NotConfirmed,
    OutcomeKind::AwaitingHolder,
    OutcomeKind::AlreadyUsed,
    OutcomeKind::NoAuthority,
    OutcomeKind::Offline,
];

fn narrowed(page: &Page) -> HistoryFilter {
    let checker = page.query_value("who").and_then(|who| match who.as_str() {
        "" => None,
        INDIVIDUAL => Some(Checker::Individual),
        ogrn => Some(Checker::Organization(ogrn.to_owned())),
    });
    HistoryFilter {
        checker,
        outcome: page
            .query_value("outcome")
            .and_then(|key| OutcomeKind::from_key(&key)),
        page: page_number(page.query_value("page")),
    }
}

fn who(filter: &HistoryFilter) -> &str {
    match &filter.checker {
        None => "",
        Some(Checker::Individual) => INDIVIDUAL,
        Some(Checker::Organization(ogrn)) => ogrn,
    }
}

fn href(filter: &HistoryFilter, page: u32) -> String {
    paths::with_query(
        paths::ID_HISTORY,
        &[
            ("who", who(filter)),
            ("outcome", filter.outcome.map_or("", OutcomeKind::key)),
            ("page", &page_value(page)),
        ],
    )
}

/// Every check of this holder: who, when, what, what they saw, the words, and why not; and
/// the way to say that one did not show it.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let page = Page::current();
    let filter = narrowed(&page);
    let sought = filter.clone();
    let answer = async move {
        let presentations = ports()?.presentations;
        match presentations.history(&page.visitor()?, &sought).await {
            // Who has no Digital ID has not been checked either.
            Err(AppError::NotFound) => Ok(ports::HistoryPage::default()),
            answer => answer,
        }
    };
    load(answer, move |found| {
        let never = found.total == 0 && filter.checker.is_none() && filter.outcome.is_none();
        view! {
            <PortalHead />
            <Title text=t("history-title") />
            <Layout>
                <div class="page-head">
                    <a class="back" href=paths::ID>
                        <Icon name="back" />
                        {t("history-back")}
                    </a>
                    <h1>{t("history-heading")}</h1>
                    <p class="quiet">{t("history-lead")}</p>
                </div>
                {if never {
                    view! {
                        <Empty icon="clock" title=t("history-empty") text=t("history-empty-text")>
                            <a class="button button-main" href=paths::ID>
                                {t("history-empty-button")}
                            </a>
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! {
                        <Tools filter=filter.clone() organizations=found.organizations.clone() />
                        <List filter found />
                    }
                        .into_any()
                }}
            </Layout>
        }
    })
}

#[component]
fn Tools(filter: HistoryFilter, organizations: Vec<(String, String)>) -> impl IntoView {
    let chosen = who(&filter).to_owned();
    let checkers = organizations
        .into_iter()
        .chain([(INDIVIDUAL.to_owned(), t("history-individual"))])
        .map(|(value, name)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{name}</option> }
        })
        .collect_view();
    let outcomes = OUTCOMES
        .into_iter()
        .map(|kind| {
            let selected = filter.outcome == Some(kind);
            let label = t(&format!("outcome-{}", kind.key()));
            view! { <option value=kind.key() selected=selected>{label}</option> }
        })
        .collect_view();
    view! {
        <form class="list-tools" method="get">
            <div class="field">
                <label for="who">{t("history-who")}</label>
                <select class="input" id="who" name="who">
                    <option value="">{t("history-who-any")}</option>
                    {checkers}
                </select>
            </div>
            <div class="field">
                <label for="outcome">{t("history-outcome")}</label>
                <select class="input" id="outcome" name="outcome">
                    <option value="">{t("history-outcome-any")}</option>
                    {outcomes}
                </select>
            </div>
            <button class="button"><Icon name="filter" />{t("checks-show")}</button>
        </form>
    }
}

#[component]
fn List(filter: HistoryFilter, found: ports::HistoryPage) -> impl IntoView {
    let narrowed = filter.checker.is_some() || filter.outcome.is_some();
    let clear = narrowed.then(|| view! { <a href=paths::ID_HISTORY>{t("list-all")}</a> });
    let list = if found.lines.is_empty() {
        view! {
            <Empty icon="search" title=t("list-nothing") text=t("list-nothing-text")>
                <a class="button" href=paths::ID_HISTORY>{t("list-all")}</a>
            </Empty>
        }
        .into_any()
    } else {
        let lines = found.lines.len();
        view! {
            <ol class="history" role="list">
                {found
                    .lines
                    .into_iter()
                    .map(|line| view! { <li class="panel"><Line line /></li> })
                    .collect_view()}
            </ol>
            <Pages
                page=filter.page
                page_size=found.page_size
                lines
                total=found.total
                href=move |page| href(&filter, page)
            />
        }
        .into_any()
    };
    view! {
        <div class="list-state">
            <div class="row"><p>{text::counted("checks-count", found.total)}</p>{clear}</div>
        </div>
        {list}
    }
}

/// One check, and the way to complain about it.
#[component]
fn Line(line: HolderCheckLine) -> impl IntoView {
    let href = paths::complaint(&line.id);
    let complaint = match line.complaint {
        None => view! {
            <a class="row-link" href=href aria-label=label("complaint-link-label", &line)>
                {t("complaint-link")}
            </a>
        }
        .into_any(),
        Some(state) => {
            let key = match state {
                ComplaintState::Answered => "complaint-answer-link",
                ComplaintState::Open | ComplaintState::Withdrawn => "complaint-yours-link",
            };
            view! {
                <ComplaintChip state />
                " "
                <a class="row-link" href=href aria-label=label("complaint-yours-label", &line)>
                    {t(key)}
                </a>
            }
            .into_any()
        }
    };
    view! {
        <CheckFacts line />
        <p class="history-links">{complaint}</p>
    }
}

fn label(key: &str, line: &HolderCheckLine) -> String {
    with(key, &[("time", text::day_and_time(line.at).into())])
}

/// What is known of one check; also on the page of the complaint about it.
#[component]
pub(super) fn CheckFacts(line: HolderCheckLine) -> impl IntoView {
    let who = line.organization.unwrap_or_else(|| t("history-individual"));
    let [first, second] = line.words;
    // A check without a network has none.
    let words = (!first.is_empty()).then(|| {
        let pair = [("first", first.into()), ("second", second.into())];
        with("history-words", &pair)
    });
    let receipt = line.has_receipt.then(|| {
        let href = paths::id_receipt(&line.id);
        view! { <p><a href=href>{t("receipt-link")}</a></p> }
    });
    let photo = line
        .photo_shown
        .then(|| view! { <p>{t("history-photo")}</p> });
    let day_use = line.day_use.map(|day_use| {
        let said = match (day_use.returned_at, day_use.again_at) {
            (Some(at), _) => with("once-history-returned", &[("time", text::time(at).into())]),
            (None, Some(at)) => with("once-history-again", &[("time", text::time(at).into())]),
            (None, None) => t("once-history-counted"),
        };
        view! { <p>{said}</p> }
    });
    let power = line.power.map(|number| {
        let href = paths::public_power(&number);
        view! {
            <p>
                {t("history-power")} " "
                <a class="number" href=href>{number}</a>
            </p>
        }
    });
    view! {
        <p class="quiet small figures">
            {with("history-at", &[("time", text::day_and_time(line.at).into())])}
        </p>
        <h2>{who}</h2>
        <p>{with("history-asked", &[("scenario", text::scenario(line.scenario).into())])}</p>
        <p>{t(&format!("history-saw-{}", line.outcome.key()))}</p>
        {photo} {day_use}
        {line
            .reason
            .map(|reason| {
                view! {
                    <p class="history-why">
                        {t(&format!("reason-{}", reason.key()))} " "
                        {t(&format!("reason-{}-do", reason.key()))}
                    </p>
                }
            })}
        {power}
        {words.map(|words| view! { <p class="quiet">{words}</p> })}
        {receipt}
    }
}
