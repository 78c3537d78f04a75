//! The camera edge to edge, one frame, one hint, the tools.

use leptos::prelude::*;

use super::{HEADING, parts::PhotoInput};
use crate::{
    components::Icon,
    islands::{
        scanner::{
            Scan, browser,
            machine::Machine,
            states::{Event, Ground, Over, Sheet},
        },
        texts::fill,
    },
};

/// The live scanner.
#[component]
pub(in super::super) fn Live(scan: Scan) -> impl IntoView {
    let asks = scan.memo(|machine| matches!(machine.over, Over::Asking(_) | Over::Photo));
    view! {
        <div class="scanner" data-state=move || if asks.get() { "asking" } else { "looking" }>
            <h1 class="visually-hidden" id=HEADING tabindex="-1">{scan.t("scan-title")}</h1>
            <video
                class="scanner-video"
                aria-label=scan.t("scan-picture")
                autoplay
                muted
                playsinline
                node_ref=scan.video
            ></video>
            <Top scan />
            <svg class="scanner-frame" viewBox="0 0 100 100" aria-hidden="true">
                <path d="M3 24V13A10 10 0 0 1 13 3h11M76 3h11a10 10 0 0 1 10 10v11M97 76v11a10 10 0 0 1-10 10H76M24 97H13A10 10 0 0 1 3 87V76"></path>
            </svg>
            <div class="scanner-says">
                <OfflineBar scan />
                <UpdateBar scan />
                <p class="scanner-hint" role="status">{hint(scan)}</p>
            </div>
            <Tools scan />
        </div>
    }
}

fn hint(scan: Scan) -> impl Fn() -> String {
    let key = scan.memo(|machine: &Machine| match (&machine.over, machine.ground) {
        (Over::Asking(_), _) => "scan-hint-asking",
        (Over::Photo, _) => "scan-hint-photo",
        _ if machine.offline_since.is_some() => "scan-hint-offline",
        (_, Ground::Opening) => "scan-hint-opening",
        _ => machine.hint().key(),
    });
    move || scan.t(key.get())
}

#[component]
fn Top(scan: Scan) -> impl IntoView {
    let organization = scan.organization();
    let name = move || match organization.get() {
        Some(organization) => organization.name,
        None => scan.t("scan-individual"),
    };
    view! {
        <div class="scanner-top">
            <button
                class="org-pill"
                aria-haspopup="dialog"
                on:click=|_| browser::tell(Event::Open(Sheet::Organizations))
            >
                <span><span class="visually-hidden">{scan.t("scan-as")}" "</span>{name}</span>
                <Icon name="chevron-down" small=true />
            </button>
            <button
                class="org-more"
                aria-haspopup="dialog"
                on:click=|_| browser::tell(Event::Open(Sheet::Details))
            >
                {scan.t("scan-more")}
            </button>
        </div>
    }
}

#[component]
fn OfflineBar(scan: Scan) -> impl IntoView {
    let since = scan.memo(|machine| machine.offline_since.clone());
    view! {
        {move || {
            since
                .get()
                .map(|since| {
                    let text = fill(&scan.t("scan-offline-since"), &[("time", &since)]);
                    view! {
                        <div class="scanner-bar scanner-bar-wait" role="status">
                            <p><Icon name="no-network" />{text}</p>
                        </div>
                    }
                })
        }}
    }
}

/// A new version is offered between two checks, never forced.
#[component]
pub(super) fn UpdateBar(scan: Scan) -> impl IntoView {
    let waits = scan.memo(|machine| machine.update_waits);
    view! {
        {move || {
            waits
                .get()
                .then(|| {
                    view! {
                        <div class="scanner-bar" role="status">
                            <p>{scan.t("scan-update")}</p>
                            <button class="button" on:click=|_| browser::tell(Event::Update)>
                                {scan.t("scan-update-button")}
                            </button>
                        </div>
                    }
                })
        }}
    }
}

#[component]
fn Tools(scan: Scan) -> impl IntoView {
    let has_torch = scan.memo(|machine| machine.abilities.torch);
    let torch = scan.memo(|machine| machine.torch);
    let has_lenses =
        scan.memo(|machine| machine.abilities.lenses.len() > 1 || machine.abilities.zoom);
    let open = |sheet| move |_| browser::tell(Event::Open(sheet));
    view! {
        <div class="scanner-tools" role="group" aria-label=scan.t("scan-tools")>
            {move || {
                has_torch
                    .get()
                    .then(|| {
                        view! {
                            <button
                                class="tool"
                                aria-pressed=move || if torch.get() { "true" } else { "false" }
                                on:click=|_| browser::tell(Event::Torch)
                            >
                                <Icon name="torch" />
                                <span>{scan.t("scan-tool-torch")}</span>
                            </button>
                        }
                    })
            }}
            {move || {
                has_lenses
                    .get()
                    .then(|| {
                        view! {
                            <button class="tool" aria-haspopup="dialog" on:click=open(Sheet::Lenses)>
                                <Icon name="lens" />
                                <span>{scan.t("scan-tool-lens")}</span>
                            </button>
                        }
                    })
            }}
            <label class="tool">
                <Icon name="photo" />
                <span>{scan.t("scan-tool-photo")}</span>
                <PhotoInput scan />
            </label>
            <button class="tool" aria-haspopup="dialog" on:click=open(Sheet::Digits)>
                <Icon name="digits" />
                <span>{scan.t("scan-tool-digits")}</span>
            </button>
            <button
                class="tool"
                aria-haspopup="dialog"
                aria-label=scan.t("scan-reads")
                on:click=open(Sheet::Reads)
            >
                <Icon name="question" />
                <span>{scan.t("scan-tool-reads")}</span>
            </button>
        </div>
    }
}
