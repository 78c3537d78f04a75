use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    api::redirect,
    components::{Icon, load},
    page::{Page, ports},
    paths,
    text::t,
};

/// What the operator looks for, as the address has it.
pub(super) fn query(page: &Page) -> String {
    page.query_value("q").unwrap_or_default().trim().to_owned()
}

/// The registry desk before a holder is chosen. A search that finds one opens it.
#[component]
pub fn RegistryPage() -> impl IntoView {
    let page = Page::current();
    let query = query(&page);
    let sought = query.clone();
    let answer = async move { ports()?.registry.find(&page.visitor()?, &sought).await };
    load(answer, move |found| {
        if let ([only], false) = (found.as_slice(), query.is_empty()) {
            let file = paths::registry_holder(only.number);
            redirect(&paths::with_query(&file, &[("q", &query)]));
        }
        view! {
            <Desk title=None query found open=None>
                <section class="empty desk-hint">
                    <Icon name="search" large=true />
                    <h2>{t("registry-choose")}</h2>
                    <p>{t("registry-choose-text")}</p>
                </section>
            </Desk>
        }
    })
}
