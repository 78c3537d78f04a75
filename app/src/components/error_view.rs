use leptos::prelude::*;
use leptos_meta::Title;

use super::{Icon, Layout};
use crate::{
    api::set_status,
    error::AppError,
    page::Page,
    paths,
    text::{self, t},
};

/// A page that could not be shown: what happened, why, what to do now. Sets the status.
#[component]
pub fn ErrorView(
    /// What happened.
    error: AppError,
) -> impl IntoView {
    set_status(error.status());
    let page = Page::current();
    let request_id = match &error {
        AppError::Internal { request_id } if request_id.is_empty() => Some(page.request_id.clone()),
        AppError::Internal { request_id } => Some(request_id.clone()),
        _ => None,
    };
    let (title, explanation) = text::error(&error);
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{explanation}</p>
                {request_id
                    .map(|id| {
                        view! {
                            <p class="panel">
                                {t("error-request-id")} " " <span class="request-id">{id}</span>
                            </p>
                        }
                    })}
                <div class="buttons">
                    <WayOn error again=again(&page) />
                    <a class="button" href=paths::HOME><Icon name="home" />{t("error-home")}</a>
                </div>
            </div>
        </Layout>
    }
}

/// The button that most likely helps, before the way home.
#[component]
fn WayOn(error: AppError, again: String) -> impl IntoView {
    let (href, icon, key) = match error {
        AppError::SignedOut => (paths::sign_in_then(&again), "user", "sign-in"),
        AppError::NotConfirmed => (paths::CONFIRM.to_owned(), "user", "face-confirm"),
        AppError::Unavailable
        | AppError::Network
        | AppError::TooMany { .. }
        | AppError::Conflict
        | AppError::Internal { .. } => (again, "refresh", "error-again"),
        AppError::NotFound
        | AppError::Invalid { .. }
        | AppError::ForeignOrigin
        | AppError::TooLarge
        | AppError::Method => return None,
    };
    Some(view! { <a class="button button-main" href=href><Icon name=icon />{t(key)}</a> })
}

/// The page at this address; for an address that takes forms only, the page with the form.
fn again(page: &Page) -> String {
    match page.path.as_str() {
        paths::END_SESSION | paths::END_OTHER_SESSIONS | paths::ANSWER_INVITATION => {
            paths::ACCOUNT.to_owned()
        }
        paths::SIGN_IN_DEMO => paths::SIGN_IN.to_owned(),
        paths::ID_ANSWER => paths::ID.to_owned(),
        paths::SIGN_OUT | paths::LANGUAGE => paths::HOME.to_owned(),
        path if page.query.is_empty() => path.to_owned(),
        path => format!("{path}?{}", page.query),
    }
}
