use domain::{holder::IdSource, scenario::Scenario};
use leptos::prelude::*;

use crate::{
    components::{ErrorSummary, Icon, TextField},
    page::Page,
    paths,
    ports::BiometricOffer,
    text::{self, t, with},
};

/// The three ways, each with what it needs and what it lets one show.
#[component]
pub(super) fn WayStep(biometrics: BiometricOffer) -> impl IntoView {
    let refused = Page::current()
        .submission
        .map(|submission| submission.value("way"));
    let open = move |way: IdSource| refused.as_deref() == Some(way.key());
    view! {
        <div class="stack column-form">
            <ErrorSummary title=t("enrol-refused") />
            <p class="lead">{t("way-lead")}</p>
            <Way way=IdSource::Biometrics open=true>
                <Biometrics biometrics />
            </Way>
            <Way way=IdSource::ForeignPassport open=open(IdSource::ForeignPassport)>
                <p>{t("way-passport-where")}</p>
                <p class="mrz-sample figures" aria-hidden="true">
                    "P<RUSVETROVA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<"
                    <br />
                    "0000001029RUS9005178F3101159<<<<<<<<<<<<<<<0"
                </p>
                <TextField
                    name="mrz_first"
                    label=t("field-mrz_first")
                    hint=t("way-passport-first-hint")
                />
                <TextField
                    name="mrz_second"
                    label=t("field-mrz_second")
                    hint=t("way-passport-second-hint")
                />
                <p class="quiet">{t("way-passport-honest")}</p>
                <button class="button button-main">{t("way-passport-button")}</button>
            </Way>
            <Way way=IdSource::DrivingLicence open=open(IdSource::DrivingLicence)>
                <TextField
                    name="licence"
                    label=t("field-licence")
                    hint=t("way-licence-hint")
                />
                <TextField
                    name="licence_until"
                    label=t("field-licence_until")
                    hint=t("way-licence-until-hint")
                    kind="date"
                />
                <button class="button button-main">{t("way-licence-button")}</button>
            </Way>
            <Withdraw />
        </div>
    }
}

#[component]
fn Way(way: IdSource, open: bool, children: Children) -> impl IntoView {
    // Asked of the rule itself: the page cannot promise more than it allows.
    let everything = Scenario::all().all(|scenario| way.allows(scenario));
    let shows = if everything {
        "way-shows-all"
    } else {
        "way-shows-age"
    };
    view! {
        <details class="panel way" open=open>
            <summary>
                <strong>{t(&format!("way-{}", way.key()))}</strong>
                <span class="quiet">{t(shows)}</span>
                <Icon name="chevron-down" />
            </summary>
            <form class="form" method="post" action=paths::ID_NEW_WAY novalidate>
                <input type="hidden" name="way" value=way.key() />
                {children()}
            </form>
        </details>
    }
}

#[component]
fn Biometrics(biometrics: BiometricOffer) -> impl IntoView {
    match biometrics {
        BiometricOffer::Good(entry) => {
            let kind = t(&format!("way-biometrics-{}", entry.kind.key()));
            view! {
                <p>
                    {kind} " "
                    {with("way-biometrics-until", &[("day", text::day(entry.until).into())])}
                </p>
                <button class="button button-main">{t("way-biometrics-button")}</button>
            }
            .into_any()
        }
        BiometricOffer::Fault(fault) => {
            let key = fault.key();
            view! {
                <p>{text::capital(&t(&format!("problem-{key}"))) + "."}</p>
                <p class="quiet">{t("way-biometrics-do")}</p>
            }
            .into_any()
        }
        BiometricOffer::NotConnected => {
            view! { <p class="quiet">{t("way-biometrics-not-connected")}</p> }.into_any()
        }
        BiometricOffer::NoAnswer => {
            view! { <p class="quiet">{t("way-biometrics-no-answer")}</p> }.into_any()
        }
    }
}

/// The way out: before there is a Digital ID nothing is left of it then.
#[component]
pub(super) fn Withdraw() -> impl IntoView {
    view! {
        <form method="post" action=paths::ID_NEW_WITHDRAW>
            <p class="quiet small">{t("enrol-withdraw-text")}</p>
            <button class="link-button link-danger">{t("enrol-withdraw")}</button>
        </form>
    }
}
