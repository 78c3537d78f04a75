use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{ErrorSummary, Layout, TextField},
    page::Page,
    paths,
    text::{self, t},
};

/// Between a form and what it does: asks for the password. All that was typed goes along in hidden
/// fields, so nothing is lost, whatever is typed here.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let page = Page::current();
    let first = page
        .submission
        .as_ref()
        .is_none_or(|submission| submission.error.is_password_needed());
    let title = t("password-title");
    let window = text::window(&title, !first);
    let kept = page
        .submission
        .iter()
        .flat_map(|submission| submission.fields.pairs())
        .map(|(name, value)| {
            view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> }
        })
        .collect_view();
    let action = match page.query.as_str() {
        "" => page.path.clone(),
        query => format!("{}?{query}", page.path),
    };
    let back = if page.path.starts_with(paths::REGISTRY_DOCUMENTS) {
        paths::REGISTRY_DOCUMENTS.to_owned()
    } else {
        action.clone()
    };
    view! {
        <Title text=text::title(&[&window]) />
        <Layout>
            <form class="form column-form" method="post" action=action novalidate>
                {(!first).then(|| view! { <ErrorSummary title=t("password-refused") /> })}
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("password-lead")}</p>
                </div>
                {kept}
                <TextField
                    name="password"
                    label=t("field-password")
                    hint=t("password-hint")
                    kind="password"
                    autocomplete="current-password"
                />
                <div class="buttons">
                    <button class="button button-main button-large">{t("password-button")}</button>
                    <a class="button button-large" href=back>{t("password-cancel")}</a>
                </div>
            </form>
        </Layout>
    }
}
