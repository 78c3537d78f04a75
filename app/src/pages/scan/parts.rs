//! Parts that several screens have. Each carries what the scanner needs to change it; the
//! attributes are told in `islands/stage.rs`.

use leptos::prelude::*;

use crate::{components::Icon, islands::Facts, page::Page, paths, text::t};

/// The first drawing, which every part looks at for how it begins.
pub(super) fn first() -> Facts {
    use_context::<Facts>().unwrap_or_default()
}

/// Whether this is the page that a service worker keeps: it is drawn for nobody.
pub(super) fn is_shell() -> bool {
    Page::current().path == paths::SCAN_OFFLINE
}

/// A place for the text of that name.
#[component]
pub(super) fn Slot(
    /// Name of the text.
    name: &'static str,
) -> impl IntoView {
    let text = first().text(name).to_owned();
    let hidden = text.is_empty();
    view! { <span data-text=name hidden=hidden>{text}</span> }
}

/// Shown while one of the conditions holds.
#[component]
pub(super) fn When(
    /// The conditions.
    #[prop(into)]
    is: String,
    children: Children,
) -> AnyView {
    let hidden = !first().shows(&is);
    view! { <div data-when=is hidden=hidden>{children()}</div> }.into_any()
}

/// A button that does something as soon as the scanner is awake.
#[component]
pub(super) fn Press(
    /// What it does.
    #[prop(into)]
    does: String,
    /// Its class.
    class: &'static str,
    /// Whether it opens a sheet.
    #[prop(optional)]
    sheet: bool,
    /// While what it is there.
    #[prop(optional)]
    when: Option<&'static str>,
    /// Its name, if its text is too short.
    #[prop(optional, into)]
    label: Option<String>,
    children: Children,
) -> AnyView {
    let hidden = when.is_some_and(|when| !first().shows(when));
    view! {
        <button
            class=class
            type="button"
            data-do=does
            data-when=when
            hidden=hidden
            disabled
            aria-haspopup=sheet.then_some("dialog")
            aria-label=label
        >
            {children()}
        </button>
    }
    .into_any()
}

/// Brand and account over the start screen and its variants.
#[component]
pub(super) fn Brand() -> impl IntoView {
    let account = Page::current()
        .visitor
        .filter(|_| !is_shell())
        .map(|visitor| visitor.name);
    view! {
        <div class="row row-apart">
            <a class="brand" href=paths::HOME>
                <svg class="brand-mark" aria-hidden="true">
                    <use href="/icons.svg#brand"></use>
                </svg>
                {t("scan-title")}
            </a>
            {account
                .map(|name| {
                    view! { <a class="top-link" href=paths::ACCOUNT><Icon name="user" />{name}</a> }
                })}
        </div>
    }
}

/// Where a photo is chosen.
#[component]
pub(super) fn PhotoInput(
    /// Class of the input.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <input
            class=class
            type="file"
            accept="image/*"
            capture="environment"
            aria-label=t("scanpage-tool-photo-label")
        />
    }
}

/// "From a photo" as a button beside others.
#[component]
pub(super) fn PhotoButton() -> impl IntoView {
    view! {
        <label class="button scan-photo">
            <Icon name="photo" />
            {t("scanpage-from-photo")}
            <PhotoInput class="visually-hidden" />
        </label>
    }
}

/// In whose name, with the ways to change it and to read more.
#[component]
pub(super) fn Chosen() -> impl IntoView {
    view! {
        <div class="stack-tight">
            <Press does="open:organizations" class="org-card" sheet=true>
                <Slot name="organization" />
                <small><Slot name="organization-note" /></small>
                <Icon name="chevron-down" />
            </Press>
            <Press does="open:details" class="link-button" sheet=true>
                {t("scanpage-more-powers")}
            </Press>
        </div>
    }
}

/// A new version is offered between two checks, never forced.
#[component]
pub(super) fn UpdateBar() -> impl IntoView {
    view! {
        <div role="status">
            <When is="update">
                <div class="scanner-bar">
                    <p>{t("scanpage-update")}</p>
                    <Press does="update" class="button">{t("scanpage-update-button")}</Press>
                </div>
            </When>
        </div>
    }
}

/// What is known without a network, what waits to be sent, and a clock that is wrong.
#[component]
pub(super) fn KeepingBars() -> impl IntoView {
    let bars = [
        ("offline", "no-network"),
        ("waiting", "wait"),
        ("clock", "clock"),
    ];
    view! {
        <div role="status">
            {bars
                .map(|(name, icon)| {
                    view! {
                        <div class="scanner-bar scanner-bar-wait" data-when=name hidden>
                            <p><Icon name=icon /><Slot name=name /></p>
                        </div>
                    }
                })
                .collect_view()}
        </div>
    }
}
