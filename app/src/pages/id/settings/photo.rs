use domain::consent::ConsentKind;
use leptos::prelude::*;

use crate::{
    components::FieldError,
    page::Page,
    paths,
    ports::GivenConsent,
    text::{self, t, with},
};

/// Paragraphs of the consent: `consent-photo-<version>-<number>`.
const PARAGRAPHS: usize = 3;

/// Whether an organization that checks sees the registry's photo. Off until somebody asks for it.
#[component]
pub(super) fn PhotoConsent(
    /// Whether there is a consent to the Digital ID, without which this one is none.
    consented: bool,
    /// The consent that holds.
    photo: Option<GivenConsent>,
) -> impl IntoView {
    let (class, state) = match photo {
        Some(_) => ("chip chip-active", "on"),
        None => ("chip", "off"),
    };
    let form = match photo {
        Some(given) => view! { <Withdraw given /> }.into_any(),
        None if consented => view! { <Agree /> }.into_any(),
        None => view! { <p class="quiet">{t("settings-photo-needs")}</p> }.into_any(),
    };
    view! {
        <section class="stack" aria-labelledby="photo">
            <div class="row row-apart">
                <h2 id="photo">{t("settings-photo")}</h2>
                <span class=class>{t(&format!("settings-photo-{state}"))}</span>
            </div>
            <p>{t("settings-photo-text")}</p>
            <p class="quiet">{t("settings-photo-careful")}</p>
            {form}
        </section>
    }
}

#[component]
fn Agree() -> impl IntoView {
    let version = ConsentKind::Photo.version();
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
        <form class="form" method="post" action=paths::ID_SETTINGS novalidate>
            <section class="panel stack" aria-labelledby="photo-consent">
                <h3 id="photo-consent">{t("settings-photo-title")}</h3>
                {(1..=PARAGRAPHS)
                    .map(|number| view! { <p>{t(&format!("consent-photo-{version}-{number}"))}</p> })
                    .collect_view()}
            </section>
            <input type="hidden" name="version" value=version.to_string() />
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
                    <span>{t("settings-photo-agree")}</span>
                </label>
            </div>
            <button class="button" name="act" value="photo">{t("settings-photo-give")}</button>
        </form>
    }
}

#[component]
fn Withdraw(given: GivenConsent) -> impl IntoView {
    let since = with(
        "settings-consent-given",
        &[
            ("version", i64::from(given.version).into()),
            ("time", text::day_and_time(given.given_at).into()),
        ],
    );
    view! {
        <p class="quiet">{since}</p>
        <form class="stack" method="post" action=paths::ID_SETTINGS>
            <p>{t("settings-photo-withdraw-text")}</p>
            <button class="button button-danger" name="act" value="no-photo">
                {t("settings-photo-withdraw")}
            </button>
        </form>
    }
}
