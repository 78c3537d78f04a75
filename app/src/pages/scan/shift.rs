//! What one has checked oneself lately.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{AgainMark, Empty, Icon, Layout, Notice, OnceMark, OutcomeMark, Table, load},
    page::{Page, ports},
    paths,
    ports::{Shift, ShiftEvent},
    text::{self, t, with},
};

/// Counts, and the last twenty: time and outcome, nothing about guests.
#[component]
pub fn ShiftPage() -> impl IntoView {
    let page = Page::current();
    let returned = page.query_value("done").is_some();
    let answer = async move { ports()?.checks.shift(&page.visitor()?).await };
    load(answer, move |shift| {
        let title = t("shift");
        let since = text::time(shift.since);
        view! {
            <Title text=text::title(&[&title]) />
            <Layout>
                <a class="back" href=paths::SCAN>
                    <Icon name="back" small=true />
                    {t("shift-back")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="quiet">{with("shift-since", &[("time", since.into())])}</p>
                </div>
                <div class="sections">
                    {returned
                        .then(|| {
                            view! { <Notice title=t("once-returned") text=t("once-returned-text") /> }
                        })}
                    {if shift.latest.is_empty() {
                        view! {
                            <Empty icon="qr" title=t("shift-empty") text=t("shift-empty-text")>
                                <a class="button button-main" href=paths::SCAN>{t("shift-begin")}</a>
                            </Empty>
                        }
                            .into_any()
                    } else {
                        view! { <Told shift /> }.into_any()
                    }}
                </div>
            </Layout>
        }
    })
}

#[component]
fn Told(shift: Shift) -> impl IntoView {
    let all: u64 = shift.counts.iter().map(|(_, count)| count).sum();
    let counts = shift.counts.into_iter().map(|(outcome, count)| {
        view! {
            <div>
                <dt><OutcomeMark outcome /></dt>
                <dd>{count}</dd>
            </div>
        }
    });
    let rows = shift
        .latest
        .into_iter()
        .map(|line| {
            let time = text::time(line.at);
            let event = match line.event {
                ShiftEvent::Check(outcome) => view! {
                    <OutcomeMark outcome />
                    " "
                    <OnceMark day_use=line.day_use />
                    {line.returnable.map(|check| view! { <GiveBack check time=time.clone() /> })}
                }
                .into_any(),
                ShiftEvent::Paper => view! { <PaperMark /> }.into_any(),
            };
            vec![time.into_any(), event]
        })
        .collect();
    let again = (shift.again > 0).then(|| {
        view! {
            <div>
                <dt><AgainMark /></dt>
                <dd>{shift.again}</dd>
            </div>
        }
    });
    let papers = (shift.papers > 0).then(|| {
        view! {
            <div>
                <dt><PaperMark /></dt>
                <dd>{shift.papers}</dd>
            </div>
        }
    });
    let heads = vec![t("shift-time"), t("shift-outcome")];
    view! {
        <div class="sections column-form">
            <section class="panel">
                <h2>{text::counted("shift-all", all)}</h2>
                <dl class="facts">{counts.collect_view()} {again} {papers}</dl>
            </section>
            <section>
                <Table caption=t("shift-latest") heads rows />
            </section>
        </div>
    }
}

/// Nothing was given after that check.
#[component]
fn GiveBack(check: String, time: String) -> impl IntoView {
    let label = with("once-return-label", &[("time", time.into())]);
    view! {
        <form method="post" action=paths::SCAN_SHIFT>
            <input type="hidden" name="check" value=check />
            <button class="button" aria-label=label>{t("outcome-return")}</button>
        </form>
    }
}

/// A paper document was taken after a "no".
#[component]
fn PaperMark() -> impl IntoView {
    view! {
        <span class="mark">
            <Icon name="document" />
            {t("shift-paper")}
        </span>
    }
}
