use domain::staffing::InvitationShown;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::set_status,
    components::{Icon, Layout, load},
    error::AppError,
    page::{Page, path_value, ports},
    paths,
    ports::{LinkFound, Visitor},
    text::{self, t, with},
};

/// What is behind a link that invites to become staff; anyone may open it, one may use it.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let page = Page::current();
    let visitor = page.visitor.clone();
    let secret = path_value("secret").unwrap_or_default();
    let path = paths::invitation(&secret);
    let answer = async move {
        let by = page.visitor.as_ref();
        match ports()?.invitations.behind(by, &secret).await {
            Ok(found) => Ok(Some(found)),
            Err(AppError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    load(answer, move |found| match found {
        None => {
            set_status(404);
            view! { <Nothing /> }.into_any()
        }
        Some(found) if found.state == InvitationShown::Waiting => {
            view! { <Open found visitor path /> }.into_any()
        }
        Some(found) => view! { <Over found /> }.into_any(),
    })
}

/// No such link, or one that was cut on its way.
#[component]
fn Nothing() -> impl IntoView {
    let title = t("link-nothing");
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{t("link-nothing-text")}</p>
                <p><a class="button" href=paths::HOME>{t("error-home")}</a></p>
            </div>
        </Layout>
    }
}

#[component]
fn Open(found: LinkFound, visitor: Option<Visitor>, path: String) -> impl IntoView {
    let organization = found.organization;
    let title = with(
        "invitation-title",
        &[("name", organization.name.as_str().into())],
    );
    let until = with(
        "link-until",
        &[("time", text::day_and_time(found.expires_at).into())],
    );
    let about = format!(
        "{}, {}",
        organization.full_name,
        text::ogrn(&organization.ogrn)
    );
    let act = match visitor {
        None => view! {
            <p>{t("link-sign-in-text")}</p>
            <a class="button button-main button-large" href=paths::sign_in_then(&path)>
                {t("link-sign-in")}
            </a>
        }
        .into_any(),
        Some(visitor) if visitor.confirmed().is_err() => view! {
            <p>{t("link-confirm-text")}</p>
            <a class="button button-main button-large" href=paths::CONFIRM>{t("face-confirm")}</a>
        }
        .into_any(),
        Some(visitor) => {
            let you = with("link-you", &[("name", visitor.name.into())]);
            view! {
                <p class="quiet">{you}</p>
                <form method="post" action=path>
                    <button class="button button-main button-large">{t("invitation-accept")}</button>
                </form>
            }
            .into_any()
        }
    };
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="quiet">{about}</p>
                <p class="lead">{t("invitation-means")}</p>
                {act}
                <p class="quiet small">{until} " " {t("link-once")}</p>
            </div>
        </Layout>
    }
}

/// Used, withdrawn or ended: each in its own words, and what to do.
#[component]
fn Over(found: LinkFound) -> impl IntoView {
    let key = match found.state {
        InvitationShown::Accepted if found.is_own => "own",
        InvitationShown::Accepted => "used",
        InvitationShown::Withdrawn => "withdrawn",
        _ => "expired",
    };
    let title = t(&format!("link-{key}"));
    let text = with(
        &format!("link-{key}-text"),
        &[("name", found.organization.name.into())],
    );
    let way = if found.is_own {
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
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{text}</p>
                <div class="buttons">{way}</div>
            </div>
        </Layout>
    }
}
