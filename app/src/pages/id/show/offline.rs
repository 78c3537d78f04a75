use domain::scenario::Scenario;
use leptos::prelude::*;
use leptos_meta::{Body, Title};

use super::{Actions, Card, CheckLine, HeldLine, Large, PortalHead, Request, Top};
use crate::{
    islands::{
        ShowHeld,
        show::{Setting, other_held},
        told,
    },
    paths,
    ports::{Codes, Notices},
    shell::{Face, PreloadIslands},
    text::{self, bundle, t},
};

/// What the service worker shows where there is no network: the screen without anybody's
/// data. The island fills in what the phone holds, or says that it holds nothing.
#[component]
pub fn IdOfflinePage() -> impl IntoView {
    let setting = Setting {
        device: None,
        scenario: Scenario::Age18,
        codes: Codes {
            now_ms: 0,
            owner: None,
            codes: Vec::new(),
        },
        notices: Notices {
            now_ms: 0,
            check: None,
            request: None,
            unseen: false,
        },
        name: String::new(),
        learns: String::new(),
        photo: None,
        others: Vec::new(),
        texts: bundle(&["show-", "reason-"]),
    };
    provide_context(setting.first_drawing());
    view! {
        <PortalHead />
        <PreloadIslands face=Face::Citizen />
        <Title text=text::title(&[&t("show-held-heading")]) />
        <Body {..} class="page-show" />
        <a class="skip" href="#main">
            {t("skip")}
        </a>
        <main class="show" id="main" data-setting=told(&setting)>
            <Top heading=t("show-held-heading") name=String::new() />
            <div class="show-middle">
                <Card held=true />
                <Request />
                <CheckLine />
                <p class="show-learns" data-text="learns" hidden></p>
                <HeldLine />
                <Others />
            </div>
            <Actions />
            <p class="visually-hidden" role="status">
                <span data-text="said"></span>
            </p>
            <Large />
            <ShowHeld />
        </main>
    }
}

/// What else the phone holds.
#[component]
fn Others() -> impl IntoView {
    view! {
        <nav class="show-others" aria-label=t("show-held-others") data-when="others" hidden>
            {Scenario::all()
                .map(|scenario| {
                    view! {
                        <a
                            class="button"
                            href=paths::show(scenario)
                            data-when=other_held(scenario)
                            hidden
                        >
                            {text::scenario(scenario)}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}
