use domain::scenario::Scenario;
use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Empty, ErrorSummary, Icon, Notice, StatusChip, load},
    page::{Page, ports},
    paths,
    ports::{EndDecision, WaitingEnd},
    text::{self, t, with},
};

/// Ends of statuses that wait for a second pair of eyes.
#[component]
pub fn WaitingPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let done = page
        .query_value("done")
        .as_deref()
        .and_then(EndDecision::from_key);
    let answer = async move { ports()?.statuses.waiting(&page.visitor()?).await };
    load(answer, move |waiting| {
        let title = t("waiting-title");
        let notice = done.map(|done| {
            let key = format!("waiting-done-{}", done.key());
            let (title, text) = (t(&key), t(&format!("{key}-text")));
            view! { <Notice title text /> }
        });
        let list = if waiting.is_empty() {
            view! {
                <Empty icon="shield" title=t("waiting-none") text=t("waiting-none-text") />
            }
            .into_any()
        } else {
            let lines = waiting.into_iter().map(|end| view! { <Waiting end /> });
            lines.collect_view().into_any()
        };
        view! {
            <DeskPage title=text::window(&title, refused)>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("waiting-lead")}</p>
                </div>
                <div class="sections column-form">
                    <ErrorSummary title=t("waiting-refused") /> {notice} {list}
                </div>
            </DeskPage>
        }
    })
}

#[component]
fn Waiting(end: WaitingEnd) -> impl IntoView {
    let id = format!("end-{}", end.id);
    let labelled = id.clone();
    let status = text::scenario(Scenario::Status(end.held.status.kind));
    let href = paths::status(end.holder, &end.held.id);
    let asked = format!("{}, {}", text::day_and_time(end.asked_at), end.asked_by);
    let until = end
        .held
        .status
        .until
        .map_or_else(|| t("registry-open"), text::day);
    let term = with(
        "waiting-term",
        &[
            ("from", text::day(end.held.status.from).into()),
            ("until", until.into()),
        ],
    );
    let stale = end
        .is_stale
        .then(|| view! { <p class="error">{t("waiting-stale")}</p> });
    let buttons = if end.is_own {
        view! {
            <p class="quiet">{t("waiting-own")}</p>
            <div class="buttons">
                <button class="button" name="decision" value=EndDecision::Withdraw.key()>
                    {t("waiting-withdraw")}
                </button>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="buttons">
                {(!end.is_stale)
                    .then(|| {
                        view! {
                            <button
                                class="button button-danger"
                                name="decision"
                                value=EndDecision::Confirm.key()
                            >
                                {t("waiting-confirm")}
                            </button>
                        }
                    })}
                <button class="button" name="decision" value=EndDecision::Refuse.key()>
                    {t("waiting-refuse")}
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="panel stack" aria-labelledby=labelled>
            <div class="row row-apart">
                <h2 id=id><a href=href>{status}</a></h2>
                <StatusChip state=end.held.state />
            </div>
            <dl class="facts facts-dense">
                <div>
                    <dt>{t("complaints-holder")}</dt>
                    <dd>
                        <a href=paths::registry_holder(end.holder)>{end.holder_name}</a>
                    </dd>
                </div>
                <div><dt>{t("waiting-now")}</dt><dd>{term}</dd></div>
                <div><dt>{t("field-last")}</dt><dd>{text::day(end.last)}</dd></div>
                <div><dt>{t("field-end_reason")}</dt><dd class="said">{end.reason}</dd></div>
                <div><dt>{t("waiting-asked")}</dt><dd>{asked}</dd></div>
            </dl>
            {stale}
            <form class="stack-tight" method="post" action=paths::decide_end(&end.id)>
                {buttons}
            </form>
        </section>
    }
}
