use domain::enrolment::CONSENT_VERSION;
use leptos::prelude::*;

use crate::{
    components::{ErrorSummary, FieldError, Icon},
    page::Page,
    paths,
    text::{self, t, with},
};

/// Paragraphs of the consent: `consent-<version>-<number>`.
const PARAGRAPHS: usize = 5;

/// What is agreed to, in full, and the one box.
#[component]
pub(super) fn ConsentStep() -> impl IntoView {
    let problem = Page::current()
        .submission
        .and_then(|submission| submission.problem("agreed"))
        .map(text::problem);
    let class = if problem.is_some() {
        "field field-wrong"
    } else {
        "field"
    };
    let described = problem.as_ref().map(|_| "agreed-error");
    let wrong = problem.as_ref().map(|_| "true");
    view! {
        <form class="form column-form" method="post" action=paths::ID_NEW_CONSENT novalidate>
            <ErrorSummary title=t("enrol-refused") />
            <p class="lead">{t("consent-lead")}</p>
            <section class="panel stack" aria-labelledby="consent">
                <h2 id="consent">{t("consent-title")}</h2>
                <ConsentText version=CONSENT_VERSION />
                <p class="quiet small">
                    {with("consent-version", &[("version", i64::from(CONSENT_VERSION).into())])}
                </p>
            </section>
            <input type="hidden" name="version" value=CONSENT_VERSION.to_string() />
            <div class=class>
                {problem.map(|error| view! { <FieldError name="agreed" error /> })}
                <label class="choice">
                    <input
                        type="checkbox"
                        id="agreed"
                        name="agreed"
                        value="yes"
                        aria-invalid=wrong
                        aria-describedby=described
                    />
                    <span>{t("consent-agree")}</span>
                </label>
            </div>
            <div class="buttons">
                <button class="button button-main button-large">
                    {t("consent-button")} <Icon name="arrow-right" />
                </button>
            </div>
        </form>
    }
}

/// The words of that version; they never change.
#[component]
fn ConsentText(version: u32) -> impl IntoView {
    (1..=PARAGRAPHS)
        .map(|number| view! { <p>{t(&format!("consent-{version}-{number}"))}</p> })
        .collect_view()
}
