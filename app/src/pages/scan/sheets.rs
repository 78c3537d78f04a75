//! The sheets that rise from the bottom.

use leptos::prelude::*;

use super::{
    digits::Digits,
    lines::{MandateFacts, OrganizationFacts},
    parts::{Press, When, first, is_shell},
};
use crate::{
    components::Icon,
    islands::scanner::Sheet,
    paths,
    text::{t, with},
};

/// All of them, closed.
#[component]
pub(super) fn Sheets(organizations: Vec<OrganizationFacts>) -> AnyView {
    let choices = organizations.clone();
    view! {
        <Frame sheet=Sheet::Organizations><Choices organizations=choices /></Frame>
        <Frame sheet=Sheet::Switch><Switch /></Frame>
        <Frame sheet=Sheet::Details><Details organizations /></Frame>
        <Frame sheet=Sheet::Reads><Reads /></Frame>
        <Frame sheet=Sheet::Digits><Digits id="typed-sheet" focused=true /></Frame>
        <Frame sheet=Sheet::Lenses><Lenses /></Frame>
        <Frame sheet=Sheet::Group><Group /></Frame>
    }
    .into_any()
}

/// The dialog around a sheet; the browser keeps the focus inside and gives it back.
#[component]
fn Frame(sheet: Sheet, children: Children) -> impl IntoView {
    let id = format!("sheet-{}", sheet.key());
    let title = format!("{id}-title");
    let labelled_by = title.clone();
    // The field of the digits takes it instead.
    let focused = sheet != Sheet::Digits;
    view! {
        <dialog class="sheet" id=id aria-labelledby=labelled_by>
            <div class="sheet-head">
                <h2 id=title tabindex="-1" autofocus=focused>
                    {t(&format!("scanpage-sheet-{}", sheet.key()))}
                </h2>
                <Press
                    does=format!("close:{}", sheet.key())
                    class="sheet-close"
                    label=t("scanpage-close")
                >
                    <Icon name="cross" />
                </Press>
            </div>
            {children()}
        </dialog>
    }
}

#[component]
fn Choices(organizations: Vec<OrganizationFacts>) -> impl IntoView {
    view! {
        <ul class="stack-tight" role="list">
            {organizations.into_iter().map(organization_choice).collect_view()}
            {is_shell()
                .then(|| {
                    // It knows nobody: the scanner itself puts them here.
                    view! { <li><ul class="stack-tight" role="list" id="organizations"></ul></li> }
                })}
            <li>
                <Choice
                    does="choose:".to_owned()
                    chosen="individual".to_owned()
                    name=t("scanpage-as-individual")
                    note=t("scan-individual-text")
                />
            </li>
        </ul>
    }
}

fn organization_choice(facts: OrganizationFacts) -> AnyView {
    let line = facts.line;
    if !line.in_force {
        return view! {
            <li class="org-card org-card-off">
                <span>{line.name}</span>
                <small>{line.note}</small>
            </li>
        }
        .into_any();
    }
    view! {
        <li>
            <Choice
                does=format!("choose:{}", line.ogrn)
                chosen=format!("as-{}", line.ogrn)
                name=line.name
                note=line.note
            />
        </li>
    }
    .into_any()
}

#[component]
fn Choice(does: String, chosen: String, name: String, note: String) -> impl IntoView {
    let is_chosen = first().shows(&chosen);
    let flag = format!("aria-current:{chosen}");
    view! {
        <button
            class="org-card"
            type="button"
            data-do=does
            data-flag=flag
            aria-current=if is_chosen { "true" } else { "false" }
        >
            <span>{name}</span>
            <small>
                <span data-when=chosen hidden=!is_chosen>{t("scanpage-chosen")}" "</span>
                {note}
            </small>
        </button>
    }
}

/// Asked once a shift: whoever slips in the list would check in another name until the evening.
#[component]
fn Switch() -> impl IntoView {
    view! {
        <div class="stack">
            <dl class="facts">
                <div>
                    <dt>{t("scanpage-switch-from")}</dt>
                    <dd data-text="organization"></dd>
                </div>
                <div>
                    <dt>{t("scanpage-switch-to")}</dt>
                    <dd data-text="wanted"></dd>
                </div>
            </dl>
            <div class="buttons">
                <Press does="switch" class="button button-main">{t("scanpage-switch-do")}</Press>
                <Press does="close:switch" class="button">{t("scanpage-switch-stay")}</Press>
            </div>
        </div>
    }
}

#[component]
fn Details(organizations: Vec<OrganizationFacts>) -> impl IntoView {
    let in_force = organizations
        .into_iter()
        .filter(|facts| facts.line.in_force);
    view! {
        <When is="individual">
            <div class="stack">
                <p>{t("scanpage-details-individual")}</p>
                <p class="quiet">{t("scanpage-details-individual-limits")}</p>
            </div>
        </When>
        {is_shell()
            .then(|| {
                view! {
                    <When is="organization">
                        <p>{t("scanpage-offline-details")}</p>
                    </When>
                }
            })}
        {in_force
            .map(|facts| {
                let is = format!("as-{}", facts.line.ogrn);
                let (name, ogrn) = (facts.full_name, facts.line.ogrn.to_string());
                let mandates = facts.mandates.into_iter().filter(|mandate| mandate.in_force);
                let mandates =
                    mandates.map(|mandate| mandate_facts(mandate, &name, &ogrn)).collect_view();
                view! { <When is><div class="stack">{mandates}</div></When> }
            })
            .collect_view()}
    }
}

fn mandate_facts(mandate: MandateFacts, name: &str, ogrn: &str) -> AnyView {
    let chip = mandate.chip();
    let number = with(
        "scanpage-details-number",
        &[("number", mandate.number.as_str().into())],
    );
    let facts = [
        ("organization", name.to_owned()),
        ("ogrn", ogrn.to_owned()),
        ("scenarios", mandate.scenarios),
        ("limits", mandate.limits),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    view! {
        <dl class="facts">
            <div>
                <dt>{t("scanpage-details-document")}</dt>
                <dd>{number}</dd>
            </div>
            <div>
                <dt>{t("scanpage-details-validity")}</dt>
                <dd>{mandate.period}" "{chip}</dd>
            </div>
            {facts
                .map(|(key, value)| {
                    let name = t(&format!("scanpage-details-{key}"));
                    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
                })
                .collect_view()}
        </dl>
        <p>
            <a class="button button-wide" href=paths::public_power(&mandate.number)>
                {t("scanpage-details-open")}
            </a>
        </p>
        {mandate
            .may_hand_over
            .then(|| {
                view! {
                    <p>
                        <a class="button button-wide" href=paths::hand_over(&mandate.number)>
                            {t("scanpage-hand-over")}
                        </a>
                    </p>
                }
            })}
    }
    .into_any()
}

#[component]
fn Reads() -> impl IntoView {
    let reads = [
        ("user", "id"),
        ("digits", "digits"),
        ("photo", "photo"),
        ("device", "elsewhere"),
        ("question", "foreign"),
        ("people", "door"),
    ];
    view! {
        <ul class="reads" role="list">
            {reads
                .into_iter()
                .map(|(icon, key)| {
                    view! {
                        <li>
                            <Icon name=icon />
                            <strong>{t(&format!("scanpage-reads-{key}"))}</strong>
                            <p>{t(&format!("scanpage-reads-{key}-text"))}</p>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

/// The list is filled in when the browser tells which cameras there are.
#[component]
fn Lenses() -> impl IntoView {
    view! {
        <div class="stack">
            <ul class="stack-tight" role="list" id="lenses"></ul>
            <Press does="zoom" class="button button-wide">
                <span data-when="!zoomed">{t("scanpage-zoom")}</span>
                <span data-when="zoomed" hidden>{t("scanpage-zoom-off")}</span>
            </Press>
        </div>
    }
}

/// The count of a class or a tour.
#[component]
fn Group() -> impl IntoView {
    view! {
        <div class="stack">
            <When is="!group">
                <form class="form" data-typed="group">
                    <p>{t("scanpage-group-text")}</p>
                    <div class="field">
                        <label for="group-target">{t("scanpage-group-target")}</label>
                        <p class="hint" id="group-target-hint">{t("scanpage-group-target-hint")}</p>
                        <input
                            class="input"
                            id="group-target"
                            type="number"
                            inputmode="numeric"
                            min="1"
                            max="999"
                            autocomplete="off"
                            aria-describedby="group-target-hint"
                        />
                    </div>
                    <button class="button button-main button-large button-wide">
                        {t("scanpage-group-begin")}
                    </button>
                </form>
            </When>
            <When is="group">
                <div class="stack">
                    <p class="lead" role="status" data-text="group"></p>
                    <p class="quiet">{t("scanpage-group-counts")}</p>
                    <Press does="group:again" class="button button-wide">
                        {t("scanpage-group-again")}
                    </Press>
                    <Press does="group:end" class="button button-wide">
                        {t("scanpage-group-end")}
                    </Press>
                </div>
            </When>
        </div>
    }
}
