//! In whose name.

use leptos::prelude::*;

use crate::{
    components::Icon,
    islands::scanner::{
        OrganizationLine, Scan, browser,
        states::{Event, Sheet},
    },
};

/// The choice as it stands, with the ways to change it and to read more.
#[component]
pub(super) fn Chosen(scan: Scan) -> impl IntoView {
    let organization = scan.organization();
    let name = move || match organization.get() {
        Some(organization) => organization.name,
        None => scan.t("scan-individual"),
    };
    let note = move || match organization.get() {
        Some(organization) => organization.note,
        None => scan.t("scan-individual-text"),
    };
    view! {
        <div class="stack-tight">
            <button
                class="org-card"
                aria-haspopup="dialog"
                disabled=move || !scan.awake.get()
                on:click=|_| browser::tell(Event::Open(Sheet::Organizations))
            >
                <span>{name}</span>
                <small>{note}</small>
                <Icon name="chevron-down" />
            </button>
            <button
                class="link-button"
                aria-haspopup="dialog"
                disabled=move || !scan.awake.get()
                on:click=|_| browser::tell(Event::Open(Sheet::Details))
            >
                {scan.t("scan-more-powers")}
            </button>
        </div>
    }
}

/// The list to choose from.
#[component]
pub(super) fn Choices(scan: Scan) -> impl IntoView {
    let chosen = scan.organization().get_untracked().map(|line| line.ogrn);
    let lines = scan.organizations();
    let is_individual = chosen.is_none();
    view! {
        <ul class="stack-tight" role="list">
            {lines
                .into_iter()
                .map(|line| {
                    let is_chosen = chosen.as_ref() == Some(&line.ogrn);
                    choice(scan, line, is_chosen)
                })
                .collect_view()}
            <li>
                <button
                    class="org-card"
                    aria-current=is_individual.then_some("true")
                    on:click=|_| browser::tell(Event::Choose(None))
                >
                    <span>{scan.t("scan-as-individual")}</span>
                    <small>{scan.t("scan-individual-text")}</small>
                </button>
            </li>
        </ul>
    }
}

fn choice(scan: Scan, line: OrganizationLine, is_chosen: bool) -> AnyView {
    let OrganizationLine {
        ogrn,
        name,
        in_force,
        note,
        ..
    } = line;
    if !in_force {
        let line = view! {
            <li class="org-card org-card-off"><span>{name}</span><small>{note}</small></li>
        };
        return line.into_any();
    }
    let note = match is_chosen {
        true => format!("{} {note}", scan.t("scan-chosen")),
        false => note,
    };
    view! {
        <li>
            <button
                class="org-card"
                aria-current=is_chosen.then_some("true")
                on:click=move |_| browser::tell(Event::Choose(Some(ogrn.clone())))
            >
                <span>{name}</span>
                <small>{note}</small>
            </button>
        </li>
    }
    .into_any()
}
