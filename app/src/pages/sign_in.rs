use leptos::prelude::*;
use leptos_meta::Title;

use super::sign_in_code::AskPhone;
use crate::{
    components::{ErrorSummary, Icon, Layout, TextField},
    page::{Page, ports},
    paths,
    ports::DemoPerson,
    text::t,
};

/// Sign-in by phone number or СНИЛС; in demo mode also by one click.
#[component]
pub fn SignInPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let next = page
        .submission
        .as_ref()
        .map(|submission| submission.value("next"))
        .or_else(|| page.query_value("next"))
        .unwrap_or_default();
    let people = ports()
        .map(|ports| ports.accounts.demo_people())
        .unwrap_or_default();
    view! {
        <Title text=if refused { t("sign-in-title-error") } else { t("sign-in-title") } />
        <Layout wide=true>
            <div class="sign-in">
                <section class="stack" aria-labelledby="sign-title">
                    <h1 id="sign-title">{t("sign-in-heading")}</h1>
                    <form class="form" method="post" action=paths::SIGN_IN novalidate>
                        <ErrorSummary title=t("sign-in-refused") />
                        <input type="hidden" name="next" value=next.clone() />
                        <TextField
                            name="login"
                            label=t("field-login")
                            hint=t("sign-in-login-hint")
                            autocomplete="username"
                        />
                        <TextField
                            name="password"
                            label=t("field-password")
                            kind="password"
                            autocomplete="current-password"
                        />
                        <button class="button button-main button-large button-wide">
                            {t("sign-in-button")}
                        </button>
                    </form>
                    <AskPhone next=next.clone() />
                    <p>
                        <a href=paths::RECOVER>{t("sign-in-forgot")}</a>
                    </p>
                    <p>
                        <a href=paths::REGISTER>{t("sign-in-register")}</a>
                    </p>
                </section>
                {(!people.is_empty()).then(|| view! { <DemoPeople people next /> })}
            </div>
        </Layout>
    }
}

#[component]
fn DemoPeople(people: Vec<DemoPerson>, next: String) -> impl IntoView {
    view! {
        <section class="stack-tight" aria-labelledby="demo-title">
            <h2 id="demo-title">{t("demo-title")}</h2>
            <p class="quiet">{t("demo-text")}</p>
            <ul class="demo-people" role="list">
                {people
                    .into_iter()
                    .map(|person| {
                        view! {
                            <li>
                                <form method="post" action=paths::SIGN_IN_DEMO>
                                    <input type="hidden" name="next" value=next.clone() />
                                    <button class="demo-person" name="person" value=person.key>
                                        <Face face=person.face />
                                        <strong>{person.name}</strong>
                                        <small>{t(&format!("demo-{}", person.key))}</small>
                                    </button>
                                </form>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Face(face: Option<&'static str>) -> impl IntoView {
    match face {
        Some(face) => {
            view! { <img class="avatar" src=face alt="" width="48" height="64" /> }.into_any()
        }
        None => view! { <span class="avatar avatar-blank"><Icon name="user" /></span> }.into_any(),
    }
}
