use domain::sign_in;
use leptos::prelude::*;
use leptos_meta::{Meta, Script, Title};

use crate::{
    components::{DrawnCode, Icon, Layout},
    page::Page,
    paths,
    ports::{SignInAnswer, SignInCode},
    shell::Assets,
    text::{self, t, with},
};

/// Seconds after which a page without scripts looks again.
const LOOKS: &str = "3";

/// The code with which a phone signs this browser in, and what has become of it.
#[component]
pub fn SignInCodePage() -> impl IntoView {
    let page = Page::current();
    let shown = use_context::<Option<SignInCode>>().flatten();
    let answer = shown
        .as_ref()
        .map_or(SignInAnswer::Over, |shown| shown.answer);
    let left = shown.as_ref().map_or(0, |shown| shown.until - page.now);
    let next = page.query_value("next").unwrap_or_default();
    let title = t(&format!("sign-in-code-{}", answer.key()));
    let script = use_context::<Assets>()
        .map(|assets| view! { <Script type_="module" src=assets.sign_in_code /> });
    let body = match (
        answer,
        shown.and_then(|it| it.drawing.map(|code| (code, it.address))),
    ) {
        (SignInAnswer::Open, Some((drawing, address))) => {
            let again = paths::with_query(paths::SIGN_IN_CODE, &[("next", &next)]);
            view! {
                <noscript>
                    <meta http-equiv="refresh" content=format!("{LOOKS};url={again}") />
                </noscript>
                <DrawnCode drawing label=t("sign-in-code-label") class="sign-in-code" />
                <ol class="stack-tight">
                    <li>{t("sign-in-code-step-1")}</li>
                    <li>{t("sign-in-code-step-2")}</li>
                    <li>{t("sign-in-code-step-3")}</li>
                </ol>
                <p class="quiet">
                    {with("sign-in-code-minutes", &[("n", (sign_in::LIFETIME / 60).into())])}
                </p>
                <details class="details-more">
                    <summary>{t("sign-in-code-address")}</summary>
                    <p class="said"><code>{address.to_lowercase()}</code></p>
                </details>
            }
            .into_any()
        }
        (SignInAnswer::Allowed, _) => view! {
            <p class="lead">{t("sign-in-code-allowed-text")}</p>
            <form method="post" action=paths::SIGN_IN_CODE_ENTER data-enter>
                <input type="hidden" name="next" value=next.clone() />
                <button class="button button-main button-large button-wide" autofocus>
                    {t("sign-in-code-enter")}
                </button>
            </form>
        }
        .into_any(),
        (answer, _) => {
            let key = match answer {
                SignInAnswer::Refused => "sign-in-code-refused-text",
                _ => "sign-in-code-over-text",
            };
            view! {
                <p class="lead">{t(key)}</p>
                <AskPhone next=next.clone() main=true />
            }
            .into_any()
        }
    };
    view! {
        <Title text=text::title(&[&title]) />
        <Meta name="robots" content="noindex" />
        {script}
        <Layout>
            <div
                class="stack column-form"
                data-answer=answer.key()
                data-events=paths::SIGN_IN_CODE_EVENTS
                data-left=left.max(1).to_string()
            >
                <h1>{title}</h1>
                {body}
                <p>
                    <a href=paths::sign_in_then(&next)>{t("sign-in-code-back")}</a>
                </p>
            </div>
        </Layout>
    }
}

/// Asks for a code: the way in without a password.
#[component]
pub(super) fn AskPhone(
    /// Where to go afterwards.
    next: String,
    /// Whether there is nothing more important on the page.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    let class = match main {
        true => "button button-main button-large button-wide",
        false => "button button-wide",
    };
    view! {
        <form method="post" action=paths::SIGN_IN_CODE>
            <input type="hidden" name="next" value=next />
            <button class=class>
                <Icon name="qr" />
                {t(if main { "sign-in-code-again" } else { "sign-in-code-ask" })}
            </button>
        </form>
    }
}
