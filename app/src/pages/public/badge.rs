//! A badge of staff, as citizens check it: what any phone's camera opens.

use domain::power::AuthorityRefusal;
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use time::{Date, macros::format_description};

use crate::{
    components::{ErrorSummary, Icon, Layout, TextField},
    islands::LookAtBadge,
    page::Page,
    paths,
    ports::{BadgeBearer, BadgeLook, BadgePower, BadgeVerdict},
    shell::{Face, PreloadIslands},
    text::{self, t, with},
};

/// The form that sends a badge on, or what it turned out to be.
#[component]
pub fn BadgePage() -> impl IntoView {
    match use_context::<BadgeLook>() {
        Some(look) => view! { <Looked look /> }.into_any(),
        None => view! { <Ask /> }.into_any(),
    }
}

/// With JavaScript the island fills the form in and sends it, if there is a badge in the
/// address.
#[component]
fn Ask() -> impl IntoView {
    let refused = Page::current().submission.is_some();
    let title = t(if refused {
        "look-refused"
    } else {
        "look-title"
    });
    view! {
        <PreloadIslands face=Face::Citizen />
        <Title text=text::title(&[&title]) />
        <Meta name="robots" content="noindex" />
        <Layout>
            <div class="stack">
                <h1>{t("look-title")}</h1>
                <p class="lead">{t("look-lead")}</p>
                <p class="notice" role="status" data-when="looking" hidden>
                    {t("look-looking")}
                </p>
                <Form />
                <WaysOn />
            </div>
        </Layout>
        <LookAtBadge />
    }
}

#[component]
fn Form() -> impl IntoView {
    view! {
        <form
            class="form"
            id="badge-form"
            method="post"
            action=paths::PUBLIC_BADGE
            novalidate
            data-when="!looking"
        >
            <ErrorSummary title=t("look-refused") />
            <TextField name="badge" label=t("look-field") hint=t("look-field-hint") />
            <button class="button button-main">{t("look-button")}</button>
        </form>
    }
}

#[component]
fn WaysOn() -> impl IntoView {
    view! {
        <p>
            <a href=paths::ID_CHECK>{t("look-camera")}</a>
        </p>
        <p class="quiet small">{t("look-private")}</p>
    }
}

#[component]
fn Looked(look: BadgeLook) -> impl IntoView {
    let key = look.verdict.key();
    let title = t(&format!("look-{key}"));
    let good = key == "good";
    let checked = with(
        "poa-checked",
        &[
            (
                "day",
                domain::moscow::day(look.at)
                    .map(text::day)
                    .unwrap_or_default()
                    .into(),
            ),
            ("time", text::time(look.at).into()),
        ],
    );
    let why = match &look.verdict {
        BadgeVerdict::Badge(bearer) => bearer.refusal.map(refusal),
        _ => None,
    };
    let bearer = match look.verdict {
        BadgeVerdict::Badge(bearer) => Some(bearer),
        _ => None,
    };
    let genuine = bearer.is_some();
    view! {
        <Title text=text::title(&[&title]) />
        <Meta name="robots" content="noindex" />
        <Layout>
            <div class="stack-loose">
                <section
                    class=if good { "verdict" } else { "verdict verdict-off" }
                    aria-labelledby="verdict"
                    data-badge=key
                >
                    <h1 class="verdict-word" id="verdict">
                        {title}
                    </h1>
                    {why.map(|why| view! { <p>{why}</p> })}
                    <p>{t(&format!("look-{key}-text"))}</p>
                    <p class="quiet small">{checked}</p>
                </section>
                {genuine.then(|| view! { <Words words=look.words /> })}
                {bearer.map(|bearer| view! { <Bearer bearer /> })}
                <div class="buttons">
                    {good
                        .then(|| {
                            view! {
                                <a class="button button-main" href=paths::ID>
                                    <Icon name="qr" />
                                    {t("look-show")}
                                </a>
                            }
                        })}
                    <a class="button" href=paths::ID_CHECK>
                        {t("look-another")}
                    </a>
                </div>
                <p class="quiet small">{t("look-private")}</p>
            </div>
        </Layout>
    }
}

fn refusal(refusal: AuthorityRefusal) -> String {
    t(&format!("look-authority-{}", refusal.key()))
}

/// What a drawn badge cannot know: the screen of the staff shows the same two words now.
#[component]
fn Words(words: Option<[String; 2]>) -> impl IntoView {
    view! {
        <section class="panel badge-looks">
            {match words {
                Some(words) => {
                    view! {
                        <p class="small">{t("look-words")}</p>
                        <p class="badge-words">{words.join(" — ")}</p>
                        <p class="quiet small">{t("look-words-why")}</p>
                    }
                        .into_any()
                }
                None => view! { <p>{t("look-words-many")}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Bearer(bearer: BadgeBearer) -> impl IntoView {
    let line = |label: String, value: AnyView| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let powers: Vec<_> = bearer
        .powers
        .into_iter()
        .map(|power| line(t("look-power"), view! { <Power power /> }.into_any()))
        .collect();
    view! {
        <dl class="facts">
            {line(t("poa-organization"), bearer.organization.into_any())}
            {line(t("poa-number-of-organization"), text::ogrn(&bearer.ogrn).into_any())}
            {powers}
        </dl>
    }
}

#[component]
fn Power(power: BadgePower) -> impl IntoView {
    let until = Date::parse(&power.until, format_description!("[year]-[month]-[day]"))
        .map_or(power.until, text::day);
    let term = with("look-power-until", &[("until", until.into())]);
    let link = paths::public_power(&power.number);
    view! {
        <p>{text::scenarios(&power.scenarios)}</p>
        <p class="quiet small">
            {term} " " <a href=link>{with("look-power-number", &[("number", power.number.into())])}</a>
        </p>
    }
}
