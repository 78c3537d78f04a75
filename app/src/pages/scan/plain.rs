//! The scanner without JavaScript: eight digits and a button.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    ending::{EndsSoon, ending},
    lines::OrganizationFacts,
    practice::{Practice, TrainingFirst, TrainingLink},
};
use crate::{
    components::{ErrorSummary, TextField},
    page::Page,
    paths,
    text::{self, t},
};

/// The form. Digits are for organizations only.
#[component]
pub(super) fn PlainForm(organizations: Vec<OrganizationFacts>, practice: Practice) -> AnyView {
    let first = practice.clone();
    let page = Page::current();
    let chosen = page
        .submission
        .as_ref()
        .map(|submission| submission.value("organization"));
    let title = page
        .submission
        .is_some()
        .then(|| view! { <Title text=t("scanpage-refused") /> });
    let endings: Vec<_> = organizations.iter().filter_map(ending).collect();
    let options: Vec<_> = organizations
        .into_iter()
        .map(|facts| facts.line)
        .filter(|line| line.in_force)
        .map(|line| {
            let ogrn = line.ogrn.to_string();
            let selected = chosen.as_ref() == Some(&ogrn);
            view! { <option value=ogrn selected=selected>{line.name}</option> }
        })
        .collect();
    let form = if options.is_empty() {
        view! { <p>{t("scanpage-plain-nobody")}</p> }.into_any()
    } else {
        view! {
            <form class="form" method="post" action=paths::SCAN novalidate>
                <ErrorSummary title=t("scanpage-refused") />
                <input type="hidden" name="key" value=page.request_id />
                <div class="field">
                    <label for="organization">{t("scanpage-plain-organization")}</label>
                    <select class="input" id="organization" name="organization">{options}</select>
                </div>
                <TextField
                    name="digits"
                    label=t("scanpage-digits-label")
                    hint=t("scanpage-digits-hint")
                    inputmode="numeric"
                />
                <button class="button button-main button-large button-wide">
                    {t("scanpage-digits-check")}
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        {title}
        <main class="column column-narrow" id="main">
            <div class="stack scan-plain">
                <h1>{t("scanpage-plain-title")}</h1>
                <p class="lead">{t("scanpage-plain-text")}</p>
                {endings.into_iter().map(|ending| view! { <EndsSoon ending /> }).collect_view()}
                <TrainingFirst practice=first />
                {form}
                <p><TrainingLink practice /></p>
                <p><a href=paths::ACCOUNT>{text::t("account")}</a></p>
            </div>
        </main>
    }
    .into_any()
}
