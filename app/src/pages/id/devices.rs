use leptos::prelude::*;
use leptos_meta::Title;

use super::PortalHead;
use crate::{
    components::{ErrorSummary, Icon, Layout, Notice, TextField, load},
    page::{Page, ports},
    paths,
    ports::HolderDeviceLine,
    text::{self, t, with},
};

/// What was just done; each has the texts `devices-done-<key>` and `…-text`.
const DONE: [&str; 6] = ["renamed", "removed", "seen", "confirmed", "only", "any"];

/// The devices in which codes are shown: what each is called, and its end.
#[component]
pub fn DevicesPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let named = page
        .submission
        .as_ref()
        .map(|submission| submission.value("device"));
    let done = page.query_value("done");
    let lost = page.query_value("key").as_deref() == Some("lost");
    let answer = async move {
        let (visitor, ports) = (page.visitor()?, ports()?);
        visitor.confirmed()?;
        let devices = ports.holder_devices.list(&visitor).await?;
        let unseen = ports.holder_devices.unseen(&visitor).await?;
        let only = ports.holder_devices.devices_only(&visitor).await?;
        Ok((devices, unseen, only))
    };
    load(answer, move |(devices, unseen, only)| {
        let title = t("devices-title");
        let window = text::window(&title, refused);
        let done = DONE
            .into_iter()
            .find(|known| done.as_deref() == Some(known));
        let is_bound = devices.iter().any(|device| device.is_this);
        let list = if devices.is_empty() {
            view! { <p class="panel">{t("devices-none")}</p> }.into_any()
        } else {
            let line = |device: HolderDeviceLine| {
                let refused = named.as_deref() == Some(device.id.as_str());
                view! { <li><Device device refused /></li> }
            };
            let lines = devices.into_iter().map(line).collect_view();
            view! { <ul class="directors devices" role="list">{lines}</ul> }.into_any()
        };
        view! {
            <PortalHead />
            <Title text=text::title(&[&window]) />
            <Layout>
                <a class="back" href=paths::ID>
                    <Icon name="back" small=true />
                    {t("history-back")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("devices-lead")}</p>
                </div>
                <div class="sections column-form">
                    {done
                        .map(|done| {
                            let title = t(&format!("devices-done-{done}"));
                            let text = t(&format!("devices-done-{done}-text"));
                            view! { <Notice title text /> }
                        })}
                    {lost.then(|| view! { <LostKey /> })}
                    <ErrorSummary title=t("devices-refused") />
                    <Unseen devices=unseen />
                    {list}
                    <Only only is_bound />
                </div>
            </Layout>
        }
    })
}

/// Whether sessions that are bound to no device may show codes: those without JavaScript.
#[component]
fn Only(only: bool, is_bound: bool) -> impl IntoView {
    let (text, act, button) = if only {
        ("devices-only-on", "any", "devices-only-end")
    } else {
        ("devices-plain", "only", "devices-only-begin")
    };
    // Whoever is bound to none would get no codes themselves.
    let may = only || is_bound;
    view! {
        <section class="stack-tight" aria-labelledby="only">
            <h2 id="only">{t("devices-only")}</h2>
            <p>{t(text)}</p>
            {may
                .then(|| {
                    view! {
                        <form method="post" action=paths::ID_DEVICES>
                            <button class="button" name="act" value=act>{t(button)}</button>
                        </form>
                    }
                })}
        </section>
    }
}

/// The session is bound to a key that this browser has not: cleared, or never had.
#[component]
fn LostKey() -> impl IntoView {
    view! {
        <section class="notice" aria-labelledby="lost">
            <Icon name="key" />
            <h2 class="notice-title" id="lost">{t("devices-lost")}</h2>
            <div class="stack-tight">
                <p>{t("devices-lost-text")}</p>
                <form method="post" action=paths::SIGN_OUT>
                    <button class="button"><Icon name="sign-out" />{t("sign-out")}</button>
                </form>
            </div>
        </section>
    }
}

/// Devices that were added since this one: whoever has added them, the holder is told here.
#[component]
pub(super) fn Unseen(devices: Vec<HolderDeviceLine>) -> impl IntoView {
    let names: Vec<_> = devices.iter().map(|device| device.name.clone()).collect();
    let last = devices.iter().map(|device| device.added_at).max();
    last.map(|at| {
        let text = with(
            "devices-unseen-text",
            &[
                ("names", names.join(", ").into()),
                ("time", text::day_and_time(at).into()),
            ],
        );
        view! {
            <section class="notice" aria-labelledby="unseen">
                <Icon name="warning" />
                <h2 class="notice-title" id="unseen">{t("devices-unseen")}</h2>
                <div class="stack-tight">
                    <p>{text}</p>
                    <form class="buttons" method="post" action=paths::ID_DEVICES>
                        <button class="button" name="act" value="seen">{t("devices-mine")}</button>
                        <a class="button" href=paths::ID_DEVICES>{t("devices-look")}</a>
                    </form>
                </div>
            </section>
        }
    })
}

#[component]
fn Device(device: HolderDeviceLine, refused: bool) -> impl IntoView {
    let name = if device.name.is_empty() {
        t("session-unknown")
    } else {
        device.name
    };
    let this = device
        .is_this
        .then(|| view! { " " <span class="chip chip-plain">{t("devices-this")}</span> });
    let used = with(
        "devices-used",
        &[
            ("added", text::day_and_time(device.added_at).into()),
            ("used", text::day_and_time(device.used_at).into()),
        ],
    );
    let label = |key: &str| format!("{}: {name}", t(key));
    let (rename, remove) = (label("devices-rename"), label("devices-remove"));
    let text = t(if device.is_this {
        "devices-remove-this"
    } else {
        "devices-remove-text"
    });
    view! {
        <p class="said"><strong>{name.clone()}</strong> {this}</p>
        <p class="quiet small">{used}</p>
        <details class="details-more" open=refused>
            <summary aria-label=rename>{t("devices-rename")}</summary>
            <form class="form" method="post" action=paths::ID_DEVICES novalidate>
                <input type="hidden" name="device" value=device.id.clone() />
                {if refused {
                    view! { <TextField name="device_name" label=t("field-device_name") /> }.into_any()
                } else {
                    let id = format!("name-{}", device.id);
                    view! {
                        <div class="field">
                            <label for=id.clone()>{t("field-device_name")}</label>
                            <input
                                class="input"
                                id=id
                                name="device_name"
                                value=name
                                autocomplete="off"
                            />
                        </div>
                    }
                    .into_any()
                }}
                <button class="button" name="act" value="rename">{t("devices-save")}</button>
            </form>
        </details>
        <details class="details-more">
            <summary aria-label=remove>{t("devices-remove")}</summary>
            <form class="stack-tight" method="post" action=paths::ID_DEVICES>
                <input type="hidden" name="device" value=device.id />
                <p>{text}</p>
                <button class="button button-danger" name="act" value="remove">
                    {t("devices-remove-button")}
                </button>
            </form>
        </details>
    }
}
