use domain::confirmation::CODE_DIGITS;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::Layout,
    page::Page,
    paths,
    ports::{Assurance, ConfirmationCode},
    text::{self, t, with},
};

/// Why an account that is not confirmed can neither show nor scan, and how to confirm it. After the
/// form it shows the code for a member of staff, once.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let title = t("confirm-heading");
    let assurance = Page::current().visitor.map(|visitor| visitor.assurance);
    let shown = use_context::<ConfirmationCode>();
    let way = match (assurance, shown) {
        (Some(Assurance::Confirmed), _) => view! { <Confirmed /> }.into_any(),
        (Some(Assurance::Basic), shown) => view! { <WithStaff shown /> }.into_any(),
        (None, _) => ().into_any(),
    };
    view! {
        <Title text=text::title(&[&title]) />
        <Layout>
            <div class="page-head"><h1>{title}</h1><p class="lead">{t("confirm-why")}</p></div>
            <ol class="steps" role="list">
                {(1..=3)
                    .map(|step| {
                        view! {
                            <li>
                                <h2>{t(&format!("confirm-step-{step}"))}</h2>
                                <p>{t(&format!("confirm-step-{step}-text"))}</p>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            <div class="stack landing-part">
                {way}
                <details class="details-more">
                    <summary>{t("confirm-reason")}</summary>
                    <p>{t("confirm-reason-text")}</p>
                </details>
                <p class="quiet">{t("confirm-meanwhile")}</p>
                <p><a class="button" href=paths::ACCOUNT>{t("account")}</a></p>
            </div>
        </Layout>
    }
}

#[component]
fn Confirmed() -> impl IntoView {
    view! {
        <section class="panel stack">
            <p>{t("confirm-is-done")}</p>
            <p><a class="button button-main" href=paths::ID>{t("confirm-go-on")}</a></p>
        </section>
    }
}

/// The code for whoever stands before them, or the button for one.
#[component]
fn WithStaff(shown: Option<ConfirmationCode>) -> impl IntoView {
    let button = if shown.is_some() {
        "confirm-show-again"
    } else {
        "confirm-show-code"
    };
    let body = match shown {
        None => view! { <p>{t("confirm-with-staff-text")}</p> }.into_any(),
        Some(code) => {
            let text = with(
                "confirm-your-code-text",
                &[("time", text::time(code.expires_at).into())],
            );
            view! {
                <p class="quiet">{t("confirm-your-code")}</p>
                <p class="shown-code">{grouped(&code.digits)}</p>
                <p>{text}</p>
            }
            .into_any()
        }
    };
    view! {
        <section class="panel stack" aria-labelledby="with-staff">
            <h2 id="with-staff">{t("confirm-with-staff")}</h2>
            {body}
            <form method="post" action=paths::CONFIRM>
                <button class="button button-main">{t(button)}</button>
            </form>
        </section>
    }
}

/// `1234 5678`, as it is read out.
fn grouped(digits: &str) -> String {
    let half = CODE_DIGITS as usize / 2;
    match (digits.get(..half), digits.get(half..)) {
        (Some(first), Some(second)) => format!("{first} {second}"),
        _ => digits.to_owned(),
    }
}
