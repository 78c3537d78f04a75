use domain::{moscow, power::PowerState};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::set_status,
    components::{ErrorSummary, Layout, Notice, TextField, load},
    error::AppError,
    page::{Page, path_value, ports},
    paths,
    ports::{NameAsked, PublicPower},
    text::{self, t, with},
};

/// Anyone may check a power of attorney by its number: in the address, or typed.
#[component]
pub fn PowerOfAttorneyPage() -> impl IntoView {
    let page = Page::current();
    let (now, visitor) = (page.now, page.visitor.clone());
    let number = path_value("number")
        .or_else(|| page.query_value("number"))
        .unwrap_or_default()
        .trim()
        .to_owned();
    let sought = number.clone();
    let answer = async move {
        if sought.is_empty() {
            return Ok(None);
        }
        match ports()?.powers.public(visitor.as_ref(), &sought).await {
            Err(AppError::NotFound) => Ok(None),
            found => found.map(Some),
        }
    };
    load(answer, move |power| match power {
        Some(power) => view! { <Known power now /> }.into_any(),
        None if number.is_empty() => view! { <Ask /> }.into_any(),
        None => view! { <Unknown number /> }.into_any(),
    })
}

#[component]
fn Known(power: PublicPower, now: i64) -> impl IntoView {
    let (key, holds) = match power.state {
        PowerState::Active | PowerState::Expiring { .. } => ("active", true),
        other => (other.key(), false),
    };
    let from = text::day(power.from);
    let until = text::day(power.until);
    let days = [("from", from.into()), ("until", until.into())];
    let checked = with(
        "poa-checked",
        &[
            (
                "day",
                moscow::day(now).map(text::day).unwrap_or_default().into(),
            ),
            ("time", text::time(now).into()),
        ],
    );
    let title = t("poa");
    let limits = text::limits(&power.limits);
    let limits = (!limits.is_empty()).then_some(("limits", limits));
    let named = power.representative.map(|name| ("representative", name));
    let several =
        (power.people > 1).then(|| ("people", text::counted("poa-people-count", power.people)));
    let handed_over = power.is_handed_over;
    let (asks, action) = (named.is_none(), paths::public_power(&power.number));
    let facts = [
        ("organization", power.organization.full_name.clone()),
        (
            "number-of-organization",
            text::ogrn(&power.organization.ogrn),
        ),
        ("term", with("power-term-days", &days)),
        ("scenarios", text::scenarios(&power.scenarios)),
        ("number", power.number),
    ];
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="page-head"><h1>{title}</h1><p class="quiet">{t("poa-text")}</p></div>
            <div class="stack-loose">
                <section class=if holds { "verdict" } else { "verdict verdict-off" } aria-labelledby="verdict">
                    <h2 class="verdict-word" id="verdict">{with(&format!("poa-{key}"), &days)}</h2>
                    <p>{with(&format!("poa-{key}-text"), &days)}</p>
                    <p class="quiet small">{checked}</p>
                </section>
                <dl class="facts">
                    {named
                        .into_iter()
                        .chain(facts)
                        .chain(limits)
                        .chain(several)
                        .map(|(key, value)| {
                            view! { <div><dt>{t(&format!("poa-{key}"))}</dt><dd>{value}</dd></div> }
                        })
                        .collect_view()}
                </dl>
                {handed_over.then(|| view! { <p class="quiet">{t("poa-handed-over")}</p> })}
                {asks.then(|| view! { <Named action /> })}
                <Another label=t("poa-another") />
            </div>
        </Layout>
    }
}

/// Whoever knows the name of the person in front of them may ask whether it is theirs.
#[component]
fn Named(action: String) -> impl IntoView {
    let answer = use_context::<NameAsked>().map(|asked| {
        let key = if asked.matches {
            "poa-name-yes"
        } else {
            "poa-name-no"
        };
        let name = [("name", asked.name.as_str().into())];
        view! {
            <Notice title=t(key) text=with(&format!("{key}-text"), &name) danger=!asked.matches />
        }
    });
    view! {
        <section class="panel" aria-labelledby="named">
            <form class="form" method="post" action=action novalidate>
                <div class="stack-tight">
                    <h2 id="named">{t("poa-name")}</h2>
                    <p class="quiet">{t("poa-no-name")}</p>
                </div>
                <ErrorSummary title=t("poa-name-refused") />
                {answer}
                <TextField
                    name="name"
                    label=t("field-name")
                    hint=t("poa-name-hint")
                    autocomplete="off"
                />
                <div class="buttons"><button class="button">{t("poa-name-button")}</button></div>
            </form>
        </section>
    }
}

/// No number yet.
#[component]
fn Ask() -> impl IntoView {
    let title = t("poa");
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{t("poa-text")}</p>
                <Another label=t("poa-number") />
                <p class="quiet">{t("poa-where")}</p>
            </div>
        </Layout>
    }
}

#[component]
fn Unknown(number: String) -> impl IntoView {
    set_status(404);
    let title = t("poa-unknown");
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{t("poa-unknown-text")}</p>
                <Another label=t("poa-number") value=number />
                <p class="quiet">{t("poa-where")}</p>
            </div>
        </Layout>
    }
}

#[component]
fn Another(label: String, #[prop(optional)] value: String) -> impl IntoView {
    view! {
        <form class="search" role="search" method="get" action=paths::PUBLIC_POWERS>
            <div class="field">
                <label for="number">{label}</label>
                <input class="input" id="number" name="number" value=value autocomplete="off" />
            </div>
            <button class="button">{t("poa-check")}</button>
        </form>
    }
}
