//! A scanner at an entrance at which guests scan for themselves: locked here, unlocked here.

use domain::identifiers::Ogrn;
use leptos::prelude::*;
use leptos_meta::Title;

use super::lines::by_organization;
use crate::{
    components::{Empty, ErrorSummary, Icon, Layout, SelectField, TextField, load},
    page::{Page, ports},
    paths,
    text::{self, t},
};

/// Chooses in whose name guests scan, and the PIN without which nobody leaves it.
#[component]
pub fn KioskPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let answer = async move {
        let mandates = ports()?.checks.mandates(&page.visitor()?).await?;
        let organizations = by_organization(mandates, &[]).into_iter();
        Ok(organizations
            .map(|facts| facts.line)
            .filter(|line| line.in_force)
            .map(|line| (line.ogrn, line.name))
            .collect::<Vec<_>>())
    };
    load(answer, move |organizations| {
        let title = t("kiosk");
        view! {
            <Title text=text::title(&[&text::window(&title, refused)]) />
            <Layout>
                <a class="back" href=paths::SCAN>
                    <Icon name="back" small=true />
                    {t("scanset-back")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("kiosk-lead")}</p>
                </div>
                <div class="sections column-form">
                    {if organizations.is_empty() {
                        view! { <Empty icon="document" title=t("kiosk-nobody") text=t("kiosk-nobody-text") /> }
                            .into_any()
                    } else {
                        view! { <Form organizations /> }.into_any()
                    }}
                </div>
            </Layout>
        }
    })
}

#[component]
fn Form(organizations: Vec<(Ogrn, String)>) -> impl IntoView {
    let options = organizations
        .into_iter()
        .map(|(ogrn, name)| (ogrn.to_string(), name))
        .collect();
    view! {
        <form class="form" method="post" action=paths::KIOSK novalidate>
            <ErrorSummary title=t("kiosk-refused") />
            <SelectField name="organization" label=t("kiosk-organization") options />
            <Pin name="pin" />
            <Pin name="pin_again" />
            <ul>
                <li>{t("kiosk-does-camera")}</li>
                <li>{t("kiosk-does-identity")}</li>
                <li>{t("kiosk-does-lock")}</li>
                <li>{t("kiosk-does-not")}</li>
            </ul>
            <button class="button button-main button-large button-wide">{t("kiosk-begin")}</button>
        </form>
    }
}

/// A field for a PIN, which nobody beside reads.
#[component]
fn Pin(name: &'static str) -> impl IntoView {
    view! {
        <TextField
            name
            label=t(&format!("field-{name}"))
            hint=t("kiosk-pin-hint")
            kind="password"
            inputmode="numeric"
            autocomplete="off"
        />
    }
}

/// Takes the PIN, and gives the device back to staff.
#[component]
pub fn LeaveKioskPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let answer = async move { page.visitor() };
    load(answer, move |visitor| {
        let title = t("kiosk-leave");
        let locked = visitor.kiosk.is_some();
        view! {
            <Title text=text::title(&[&text::window(&title, refused)]) />
            <main class="column column-narrow" id="main">
                <div class="stack scan-plain">
                    <h1>{title}</h1>
                    {if locked {
                        view! { <LeaveForm /> }.into_any()
                    } else {
                        view! { <p>{t("kiosk-free")}</p> }.into_any()
                    }}
                    <p>
                        <a href=paths::SCAN>{t("kiosk-back")}</a>
                    </p>
                </div>
            </main>
        }
    })
}

#[component]
fn LeaveForm() -> impl IntoView {
    view! {
        <form class="form" method="post" action=paths::LEAVE_KIOSK novalidate>
            <ErrorSummary title=t("kiosk-leave-refused") />
            <TextField
                name="pin"
                label=t("field-pin")
                kind="password"
                inputmode="numeric"
                autocomplete="off"
            />
            <button class="button button-main button-large button-wide">{t("kiosk-leave-do")}</button>
        </form>
        <p class="quiet">{t("kiosk-forgotten")}</p>
    }
}
