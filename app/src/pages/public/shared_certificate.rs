use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    api::set_status,
    components::{DrawnCode, Layout, load},
    error::AppError,
    page::{path_value, ports},
    paths,
    ports::SharedCertificate,
    text::{self, t, with},
};

/// What is behind a link that shows a family's code: for whoever has been given it.
#[component]
pub fn SharedCertificatePage() -> impl IntoView {
    let secret = path_value("secret").unwrap_or_default();
    let answer = async move {
        match ports()?.certificates.shared(&secret).await {
            Ok(found) => Ok(Some(found)),
            Err(AppError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    load(answer, |found| match found {
        Some(found) => view! { <Shared found /> }.into_any(),
        None => {
            set_status(404);
            view! { <Ended /> }.into_any()
        }
    })
}

#[component]
fn Shared(found: SharedCertificate) -> impl IntoView {
    let title = t("certificate");
    let text = with(
        "shared-text",
        &[
            ("label", found.label.into()),
            ("time", text::day_and_time(found.ends).into()),
        ],
    );
    let until = found.until.map_or_else(|| t("registry-open"), text::day);
    let facts = [
        ("family-lasts", until),
        ("field-region", text::region(found.region)),
    ];
    let code = match found.code {
        Some(code) => view! {
            <section class="certificate-card" aria-label=t("certificate")>
                <DrawnCode
                    drawing=code.drawing
                    label=t("certificate-code-label")
                    class="certificate-code"
                />
                <p>{t("certificate-how")}</p>
            </section>
        }
        .into_any(),
        None => view! { <p class="panel">{t("certificate-not-now")}</p> }.into_any(),
    };
    view! {
        <Title text=text::title(&[&title]) />
        <Meta name="robots" content="noindex" />
        <Layout>
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead">{text}</p>
            </div>
            <div class="sections">
                {code}
                <dl class="facts">
                    {facts
                        .into_iter()
                        .map(|(key, value)| view! { <div><dt>{t(key)}</dt><dd>{value}</dd></div> })
                        .collect_view()}
                </dl>
                <p class="quiet small">{t("shared-document")}</p>
            </div>
        </Layout>
    }
}

/// No such link, or not any more: both look the same.
#[component]
fn Ended() -> impl IntoView {
    let title = t("shared-ended");
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{t("shared-ended-text")}</p>
                <p><a class="button" href=paths::HOME>{t("error-home")}</a></p>
            </div>
        </Layout>
    }
}
