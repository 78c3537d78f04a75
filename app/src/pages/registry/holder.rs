use domain::{holder::HolderState, scenario::Scenario};
use leptos::prelude::*;

use super::{
    ask::{Asked, or_ask},
    desk::Desk,
    events::Events,
    search::query,
};
use crate::{
    components::{Empty, Icon, StatusChip, Table, load},
    error::AppError,
    page::{Page, path_value, ports},
    paths,
    ports::{HeldStatus, HolderFile, HolderLine},
    text::{self, t},
};

/// One holder's file beside what was found.
#[component]
pub fn HolderPage() -> impl IntoView {
    let page = Page::current();
    let query = query(&page);
    let sought = query.clone();
    let number = path_value("number").and_then(|number| number.parse::<u64>().ok());
    let answer = async move {
        let visitor = page.visitor()?;
        let registry = ports()?.registry;
        let file = registry
            .holder(&visitor, number.ok_or(AppError::NotFound)?)
            .await?;
        let found = registry.find(&visitor, &sought).await?;
        Ok((file, found))
    };
    let answer = async move { Ok::<_, AppError>(answer.await) };
    load(answer, move |answer| {
        or_ask(answer, number.map(Asked::holder), move |(file, found)| {
            let back = paths::with_query(paths::REGISTRY, &[("q", &query)]);
            let name = file.line.name.clone();
            let open = file.line.number;
            view! {
                <Desk title=Some(name) query found open=Some(open)>
                    <div>
                        <a class="back desk-back" href=back>
                            <Icon name="back" small=true />
                            {t("registry-back")}
                        </a>
                        <div class="sections">
                            <File file />
                        </div>
                    </div>
                </Desk>
            }
        })
    })
}

#[component]
fn File(file: HolderFile) -> impl IntoView {
    let HolderFile {
        line,
        statuses,
        events,
    } = file;
    let holder = line.number;
    let of = holder.to_string();
    let looks = paths::with_query(paths::REGISTRY_LOOKS, &[("holder", &of)]);
    view! {
        <Head line />
        <section aria-labelledby="statuses">
            <div class="section-head">
                <h2 id="statuses">{t("registry-statuses")}</h2>
                <a href=looks>{t("looks-link")}</a>
                <a class="button" href=paths::grant_status(holder)>{t("grant-link")}</a>
            </div>
            {if statuses.is_empty() {
                view! {
                    <Empty
                        icon="document"
                        title=t("registry-no-statuses")
                        text=t("registry-no-statuses-text")
                    />
                }
                    .into_any()
            } else {
                view! { <Statuses statuses holder /> }.into_any()
            }}
        </section>
        <Events events several=true />
    }
}

#[component]
fn Head(line: HolderLine) -> impl IntoView {
    let (class, state) = match line.state {
        _ if !line.has_account => ("chip chip-pending", t("registry-no-account")),
        HolderState::Active => ("chip chip-active", t("registry-state-active")),
        HolderState::Paused => ("chip chip-pending", t("registry-state-paused")),
        HolderState::Deleted => ("chip chip-revoked", t("registry-state-deleted")),
    };
    let source = if line.has_account {
        t(&format!("registry-source-{}", line.source.key()))
    } else {
        t("registry-source-none")
    };
    let snils = line.snils.unwrap_or_else(|| t("registry-no-snils"));
    let facts = [
        ("number", line.number.to_string()),
        ("snils", snils),
        ("birth", text::day(line.birth)),
        ("source", source),
    ];
    view! {
        <section class="stack-tight" aria-labelledby="holder">
            <div class="row row-apart">
                <h1 id="holder">{line.name}</h1>
                <span class=class>{state}</span>
            </div>
            <dl class="facts facts-dense">
                {facts
                    .into_iter()
                    .map(|(key, value)| {
                        view! {
                            <div><dt>{t(&format!("registry-{key}"))}</dt><dd>{value}</dd></div>
                        }
                    })
                    .collect_view()}
            </dl>
        </section>
    }
}

#[component]
fn Statuses(statuses: Vec<HeldStatus>, holder: u64) -> impl IntoView {
    let heads = ["status", "from", "until", "state"]
        .map(|column| t(&format!("registry-{column}")))
        .to_vec();
    let rows = statuses
        .into_iter()
        .map(|held| {
            let until = held
                .status
                .until
                .map_or_else(|| t("registry-open"), text::short_day);
            let href = paths::status(holder, &held.id);
            let name = text::scenario(Scenario::Status(held.status.kind));
            let waits = held
                .end_waits
                .then(|| view! { <small class="quiet">{t("status-waiting")}</small> });
            vec![
                view! { <a class="row-link" href=href>{name}</a> }.into_any(),
                text::short_day(held.status.from).into_any(),
                until.into_any(),
                view! { <StatusChip state=held.state /> {waits} }.into_any(),
            ]
        })
        .collect();
    view! { <Table caption=t("registry-statuses") heads rows named=true /> }
}
