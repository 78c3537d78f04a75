//! Whether this device is fit to scan.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{DrawnCode, Icon, Layout},
    islands::{
        Facts, SelfTest,
        self_test::{Part, Setting},
        told,
    },
    page::{Page, ports},
    paths,
    ports::ShownDrawing,
    shell::{Assets, Face, PreloadIslands},
    symbol,
    text::{self, bundle, t},
};

/// Tries camera, decoder, clock and the rest, and says what to do about each.
#[component]
pub fn SelfTestPage() -> impl IntoView {
    let chart = ports().ok().and_then(|ports| ports.checks.chart());
    let chart = chart.unwrap_or_default();
    let setting = Setting {
        worker: use_context::<Assets>()
            .map(|assets| assets.scan_worker.to_owned())
            .unwrap_or_default(),
        chart: chart.text,
        modules: chart.modules,
        size: chart.size,
        now: Page::current().now,
        texts: bundle(&["selftest-"]),
    };
    provide_context(setting.first_drawing());
    let drawing = ShownDrawing {
        size: setting.size,
        path: symbol::path(setting.size, &setting.modules),
    };
    let title = t("selftestpage");
    view! {
        <PreloadIslands face=Face::Citizen />
        <Title text=text::title(&[&title]) />
        <Layout>
            <a class="back" href=paths::SCAN>
                <Icon name="back" small=true />
                {t("scanset-back")}
            </a>
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead">{t("selftestpage-lead")}</p>
            </div>
            <div class="sections column-form" data-setting=told(&setting)>
                <noscript>
                    <p>{t("selftestpage-no-script")}</p>
                </noscript>
                <div class="self-test-eye">
                    <video
                        id="selftest-video"
                        aria-label=t("selftestpage-picture")
                        muted
                        playsinline
                    ></video>
                    <DrawnCode drawing label=t("selftestpage-chart") class="self-test-chart" />
                </div>
                <button
                    class="button button-main button-large button-wide self-test-begin"
                    type="button"
                    data-do="test"
                    data-off="busy"
                    data-class="button-busy:busy"
                >
                    <Icon name="refresh" />
                    <span data-when="!done">{t("selftestpage-begin")}</span>
                    <span data-when="done" hidden>
                        {t("selftestpage-again")}
                    </span>
                </button>
                <p class="lead" role="status">
                    <span data-text="summary" hidden></span>
                </p>
                <dl class="self-test">{Part::ALL.map(|part| view! { <Line part /> }).collect_view()}</dl>
                <Support />
                <SelfTest />
            </div>
        </Layout>
    }
}

/// One part: what was found, and what helps.
#[component]
fn Line(part: Part) -> impl IntoView {
    let key = part.key();
    let mark = |condition: String, class: &'static str, icon: &'static str| {
        let word = t(&format!("selftestpage-{class}"));
        let hidden = !use_context::<Facts>().unwrap_or_default().shows(&condition);
        let class = match class {
            "good" => "mark mark-yes",
            _ => "mark mark-wait",
        };
        view! {
            <span class=class data-when=condition hidden=hidden>
                <Icon name=icon />
                {word}
            </span>
        }
    };
    view! {
        <div>
            <dt>{t(&format!("selftestpage-{key}"))}</dt>
            <dd>
                {mark(format!("{key}-good"), "good", "check-mark")}
                {mark(format!("{key}-bad"), "bad", "warning")}
                <span class="self-test-said" data-text=key hidden></span>
            </dd>
        </div>
    }
}

/// One line that can be sent on.
#[component]
fn Support() -> impl IntoView {
    view! {
        <section class="panel" data-when="done" hidden>
            <h2>{t("selftestpage-support")}</h2>
            <p class="quiet">{t("selftestpage-support-text")}</p>
            <p>
                <code class="self-test-report" data-text="report"></code>
            </p>
            <button class="button" type="button" data-do="copy">
                <Icon name="list" />
                {t("selftestpage-copy")}
            </button>
            <p role="status">
                <span data-text="copied" hidden></span>
            </p>
        </section>
    }
}
