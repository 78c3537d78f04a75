use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    api::set_status,
    components::{Icon, Layout, load},
    error::AppError,
    islands::{EnrolPhone, EnrolPhoneSetting, told},
    page::{Page, path_value, ports},
    paths,
    ports::{PhoneLinkFound, PhoneState},
    shell::{Face, PreloadIslands},
    text::{self, bundle, t, with},
};

/// What is behind a link that enrols a phone: anyone may open it, one phone may use it.
#[component]
pub fn PhoneLinkPage() -> impl IntoView {
    let page = Page::current();
    let secret = path_value("secret").unwrap_or_default();
    let phones = page.phones.clone();
    let origin = page.origin.to_string();
    let now = page.now;
    let answer = {
        let secret = secret.clone();
        async move {
            match ports()?.branches.behind(&secret).await {
                Ok(found) => Ok(Some(found)),
                Err(AppError::NotFound) => Ok(None),
                Err(error) => Err(error),
            }
        }
    };
    load(answer, move |found| match found {
        None => {
            set_status(404);
            let (title, text) = ("link-nothing", t("link-nothing-text"));
            view! { <Over title text scanner=false /> }.into_any()
        }
        Some(found) if found.state == PhoneState::Waiting => {
            let setting = EnrolPhoneSetting {
                secret,
                id: found.id.clone(),
                ogrn: found.organization.ogrn.clone(),
                origin,
                now,
                texts: bundle(&["enrol-phone-"]),
            };
            view! { <Open found setting /> }.into_any()
        }
        Some(found) => {
            let own = phones.contains(&found.id) && found.state == PhoneState::Enrolled;
            let title = match found.state {
                _ if own => "phone-own",
                PhoneState::Enrolled => "phone-used",
                PhoneState::Expired => "link-expired",
                _ => "link-withdrawn",
            };
            let args = [
                ("name", found.organization.name.as_str().into()),
                ("branch", found.branch.as_str().into()),
            ];
            let text = with(&format!("{title}-text"), &args);
            view! { <Over title text scanner=own /> }.into_any()
        }
    })
}

/// Used, taken back or ended: each in its own words, and what to do.
#[component]
fn Over(title: &'static str, text: String, scanner: bool) -> impl IntoView {
    let title = t(title);
    let way = if scanner {
        view! {
            <a class="button button-main" href=paths::SCAN>
                <Icon name="qr" />
                {t("face-scan")}
            </a>
        }
        .into_any()
    } else {
        view! { <a class="button" href=paths::HOME>{t("error-home")}</a> }.into_any()
    };
    view! {
        <Title text=text::title(&[&title]) />
        <Meta name="robots" content="noindex" />
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{text}</p>
                <div class="buttons">{way}</div>
            </div>
        </Layout>
    }
}

/// What this phone will be, and the button that makes it so. The key is made by a script, so
/// without one there is nothing to press.
#[component]
fn Open(found: PhoneLinkFound, setting: EnrolPhoneSetting) -> impl IntoView {
    let title = with("phone-link-title", &[("name", found.branch.into())]);
    let about = format!(
        "{}, {}",
        found.organization.full_name,
        text::ogrn(&found.organization.ogrn)
    );
    let until = with(
        "link-until",
        &[("time", text::day_and_time(found.expires_at).into())],
    );
    view! {
        <PreloadIslands face=Face::Citizen />
        <Title text=text::title(&[&title]) />
        <Meta name="robots" content="noindex" />
        <Layout>
            <div class="stack" data-setting=told(&setting)>
                <h1 class="said">{title}</h1>
                <p class="quiet">{about}</p>
                <div class="stack" data-when="!done">
                    <p class="lead">{t("enrol-phone-lead")}</p>
                    <form class="form" id="enrol-phone" novalidate>
                        <div class="field">
                            <label for="phone_name">{t("field-phone_name")}</label>
                            <p class="hint" id="phone_name-hint">{t("phone-name-hint")}</p>
                            <input
                                class="input"
                                id="phone_name"
                                value=found.name
                                maxlength="60"
                                autocomplete="off"
                                aria-describedby="phone_name-hint"
                            />
                        </div>
                        <p class="error" role="alert" data-text="trouble" hidden></p>
                        <button
                            class="button button-main button-large"
                            data-when="ready busy"
                            data-off="busy"
                            data-class="button-busy:busy"
                            hidden
                        >
                            <Icon name="device" />
                            {t("enrol-phone-button")}
                        </button>
                    </form>
                    <noscript>
                        <p>{t("enrol-phone-no-script")}</p>
                    </noscript>
                    <p class="quiet small">{t("enrol-phone-key")}</p>
                    <p class="quiet small">{until} " " {t("link-once")}</p>
                </div>
                <div class="stack" role="status">
                    <div class="stack" data-when="done" hidden>
                        <p class="lead">{t("enrol-phone-done")}</p>
                        <p>{t("enrol-phone-done-text")}</p>
                        <a class="button button-main button-large" href=paths::SCAN>
                            <Icon name="qr" />
                            {t("face-scan")}
                        </a>
                    </div>
                </div>
            </div>
        </Layout>
        <EnrolPhone />
    }
}
