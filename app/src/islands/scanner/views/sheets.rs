//! The sheets that rise from the bottom.

use leptos::{html, prelude::*};

use super::{choose::Choices, digits::Digits};
use crate::{
    components::Icon,
    islands::{
        scanner::{
            MandateLine, Scan, browser,
            states::{Event, Sheet},
        },
        texts::fill,
    },
    paths,
};

/// The open sheet, if there is one.
#[component]
pub(in super::super) fn Sheets(scan: Scan) -> impl IntoView {
    let sheet = scan.memo(|machine| machine.sheet);
    move || sheet.get().map(|sheet| view! { <Frame scan sheet /> })
}

/// The dialog around a sheet; the browser keeps the focus inside and gives it back.
#[component]
fn Frame(scan: Scan, sheet: Sheet) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let (Some(dialog), Some(heading)) = (dialog.get(), heading.get())
            && !dialog.open()
        {
            let _ = dialog.show_modal();
            if sheet != Sheet::Digits {
                let _ = heading.focus();
            }
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let (key, inner) = match sheet {
        Sheet::Organizations => ("scan-organizations", view! { <Choices scan /> }.into_any()),
        Sheet::Details => ("scan-details", view! { <Details scan /> }.into_any()),
        Sheet::Reads => ("scan-reads", view! { <Reads scan /> }.into_any()),
        Sheet::Digits => (
            "scan-digits",
            view! { <Digits scan focused=true /> }.into_any(),
        ),
        Sheet::Lenses => ("scan-lenses", view! { <Lenses scan /> }.into_any()),
    };
    view! {
        <dialog
            class="sheet"
            aria-labelledby="sheet-title"
            node_ref=dialog
            on:close=|_| browser::tell(Event::Closed)
        >
            <div class="sheet-head">
                <h2 id="sheet-title" tabindex="-1" node_ref=heading>{scan.t(key)}</h2>
                <button class="sheet-close" aria-label=scan.t("scan-close") on:click=close>
                    <Icon name="cross" />
                </button>
            </div>
            {inner}
        </dialog>
    }
}

#[component]
fn Details(scan: Scan) -> impl IntoView {
    let Some(organization) = scan.organization().get_untracked() else {
        return view! {
            <div class="stack">
                <p>{scan.t("scan-details-individual")}</p>
                <p class="quiet">{scan.t("scan-details-individual-limits")}</p>
            </div>
        }
        .into_any();
    };
    let (name, ogrn) = (organization.full_name, organization.ogrn.to_string());
    let mandates = organization
        .mandates
        .into_iter()
        .filter(|mandate| mandate.in_force);
    view! {
        <div class="stack">
            {mandates.map(|mandate| mandate_facts(scan, mandate, &name, &ogrn)).collect_view()}
        </div>
    }
    .into_any()
}

fn mandate_facts(scan: Scan, mandate: MandateLine, name: &str, ogrn: &str) -> AnyView {
    let number = fill(
        &scan.t("scan-details-number"),
        &[("number", mandate.number.as_str())],
    );
    let facts = [
        ("document", number),
        ("organization", name.to_owned()),
        ("ogrn", ogrn.to_owned()),
        ("scenarios", mandate.scenarios),
    ];
    view! {
        <dl class="facts">
            <div>
                <dt>{scan.t("scan-details-validity")}</dt>
                <dd>{mandate.period}" "<span class=mandate.chip>{mandate.state}</span></dd>
            </div>
            {facts
                .into_iter()
                .map(|(key, value)| {
                    let name = scan.t(&format!("scan-details-{key}"));
                    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
                })
                .collect_view()}
        </dl>
        <p>
            <a class="button button-wide" href=paths::public_power(&mandate.number)>
                {scan.t("scan-details-open")}
            </a>
        </p>
    }
    .into_any()
}

#[component]
fn Reads(scan: Scan) -> impl IntoView {
    let reads = [
        ("user", "id"),
        ("digits", "digits"),
        ("photo", "photo"),
        ("question", "foreign"),
    ];
    view! {
        <ul class="reads" role="list">
            {reads
                .into_iter()
                .map(|(icon, key)| {
                    view! {
                        <li>
                            <Icon name=icon />
                            <strong>{scan.t(&format!("scan-reads-{key}"))}</strong>
                            <p>{scan.t(&format!("scan-reads-{key}-text"))}</p>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

#[component]
fn Lenses(scan: Scan) -> impl IntoView {
    let abilities = scan.memo(|machine| machine.abilities.clone());
    let zoomed = scan.memo(|machine| machine.zoomed);
    let lenses = move || {
        let abilities = abilities.get();
        let (lenses, chosen) = (abilities.lenses, abilities.lens);
        let line = |(at, lens): (usize, crate::islands::scanner::states::Lens)| {
            let name = match lens.label.is_empty() {
                true => fill(&scan.t("scan-lens"), &[("n", &(at + 1).to_string())]),
                false => lens.label,
            };
            let is_chosen = chosen.as_ref() == Some(&lens.id);
            view! {
                <li>
                    <button
                        class="org-card"
                        aria-current=is_chosen.then_some("true")
                        on:click=move |_| browser::tell(Event::UseLens(lens.id.clone()))
                    >
                        <span>{name}</span>
                    </button>
                </li>
            }
        };
        lenses.into_iter().enumerate().map(line).collect_view()
    };
    let zoom = move || {
        let key = if zoomed.get() {
            "scan-zoom-off"
        } else {
            "scan-zoom"
        };
        abilities.get().zoom.then(|| {
            view! {
                <button class="button button-wide" on:click=|_| browser::tell(Event::Zoom)>
                    {scan.t(key)}
                </button>
            }
        })
    };
    view! {
        <div class="stack">
            <ul class="stack-tight" role="list">{lenses}</ul>
            {zoom}
        </div>
    }
}
