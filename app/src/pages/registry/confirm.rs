use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{ErrorSummary, Icon, Notice, TextField, load},
    error::AppError,
    page::{Page, ports},
    paths,
    ports::AccountToConfirm,
    text::{self, t},
};

/// An operator confirms the account of whoever stands before them.
#[component]
pub fn ConfirmAccountPage() -> impl IntoView {
    let page = Page::current();
    let done = page.query_value("done").is_some();
    let refused = page.submission.is_some();
    let phone = page
        .submission
        .as_ref()
        .map(|form| form.value("phone"))
        .or_else(|| page.query_value("phone"))
        .unwrap_or_default();
    let sought = phone.clone();
    let answer = async move {
        let visitor = page.visitor()?;
        visitor
            .is_operator
            .then_some(())
            .ok_or(AppError::NotFound)?;
        if sought.is_empty() {
            return Ok(None);
        }
        match ports()?.registration.to_confirm(&visitor, &sought).await {
            Ok(account) => Ok(Some(Ok(account))),
            Err(error @ AppError::Invalid { .. }) => Ok(Some(Err(error))),
            Err(error) => Err(error),
        }
    };
    load(answer, move |found| {
        let title = t("confirm-account");
        let window = text::window(&title, refused);
        let body = match found {
            None => ().into_any(),
            Some(Err(_)) => view! { <p class="panel">{t("confirm-nobody")}</p> }.into_any(),
            Some(Ok(account)) if account.is_confirmed => {
                view! { <p class="panel">{t("confirm-already")}</p> }.into_any()
            }
            Some(Ok(account)) => view! { <Account account /> }.into_any(),
        };
        view! {
            <DeskPage title=window>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("confirm-account-lead")}</p>
                    <a href=paths::REGISTRY_CONFIRMATIONS>{t("confirmations-link")}</a>
                </div>
                <div class="stack column-form">
                    {done
                        .then(|| {
                            view! {
                                <Notice
                                    title=t("confirm-account-done")
                                    text=t("confirm-account-done-text")
                                />
                            }
                        })}
                    <ErrorSummary title=t("confirm-account-refused") />
                    <form class="form" method="get" action=paths::REGISTRY_CONFIRM>
                        <div class="field">
                            <label for="phone">{t("field-phone")}</label>
                            <p class="hint" id="phone-hint">{t("phone-hint")}</p>
                            <input
                                class="input"
                                id="phone"
                                name="phone"
                                type="tel"
                                autocomplete="off"
                                aria-describedby="phone-hint"
                                value=phone
                            />
                        </div>
                        <div class="buttons">
                            <button class="button">{t("confirm-find")}</button>
                        </div>
                    </form>
                    {body}
                </div>
            </DeskPage>
        }
    })
}

#[component]
fn Account(account: AccountToConfirm) -> impl IntoView {
    view! {
        <form class="form panel" method="post" action=paths::REGISTRY_CONFIRM novalidate>
            <h2>{t("confirm-who")}</h2>
            <p>{t("confirm-compare")}</p>
            <input type="hidden" name="phone" value=account.phone />
            <input type="hidden" name="account" value=account.id />
            <TextField
                name="whole_name"
                label=t("field-whole_name")
                hint=t("confirm-name-hint")
                value=account.name
            />
            <TextField name="snils" label=t("field-snils") inputmode="numeric" />
            <TextField name="birth" label=t("field-birth") kind="date" />
            <TextField
                name="citizenship"
                label=t("field-citizenship")
                hint=t("confirm-citizenship-hint")
                value="RUS"
            />
            <TextField
                name="identity_document"
                label=t("field-identity_document")
                hint=t("confirm-document-hint")
            />
            <div class="buttons">
                <button class="button button-main">{t("confirm-button")}</button>
            </div>
        </form>
    }
}
