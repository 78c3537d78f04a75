use leptos::prelude::*;
use leptos_meta::{Meta, Title};

use crate::{
    components::{Layout, load},
    page::{Page, path_value, ports},
    paths,
    ports::{SignInAnswer, SignInQuestion},
    text::{self, t, with},
};

/// Asks whoever has read the code with a signed-in phone whether to sign that browser in.
#[component]
pub fn SignInQuestionPage() -> impl IntoView {
    let page = Page::current();
    let code = path_value("code").unwrap_or_default();
    let answer = {
        let code = code.clone();
        async move {
            let visitor = page.visitor()?;
            let question = ports()?.phone_sign_ins.question(&visitor, &code).await?;
            Ok((question, visitor.name))
        }
    };
    load(answer, move |(question, name)| {
        let title = t(&format!("sign-in-question-{}", question.answer.key()));
        let body = match question.answer {
            SignInAnswer::Open => view! { <Question question name code /> }.into_any(),
            answer => {
                let key = format!("sign-in-question-{}-text", answer.key());
                view! {
                    <p class="lead">{t(&key)}</p>
                    <p>
                        <a href=paths::ACCOUNT>{t("account")}</a>
                    </p>
                }
                .into_any()
            }
        };
        view! {
            <Title text=text::title(&[&title]) />
            <Meta name="robots" content="noindex" />
            <Layout>
                <div class="stack column-form">
                    <h1>{title}</h1>
                    {body}
                </div>
            </Layout>
        }
    })
}

#[component]
fn Question(question: SignInQuestion, name: String, code: String) -> impl IntoView {
    let device = match question.device.is_empty() {
        true => t("sign-in-question-unknown"),
        false => question.device,
    };
    let network = (!question.network.is_empty()).then_some(question.network);
    view! {
        <p class="lead">{t("sign-in-question-lead")}</p>
        <dl class="facts">
            <div>
                <dt>{t("sign-in-question-device")}</dt>
                <dd>{device}</dd>
            </div>
            <div>
                <dt>{t("sign-in-question-time")}</dt>
                <dd>{text::time(question.asked_at)}</dd>
            </div>
            {network
                .map(|network| {
                    view! {
                        <div>
                            <dt>{t("sign-in-question-network")}</dt>
                            <dd>{network}</dd>
                        </div>
                    }
                })}
            <div>
                <dt>{t("sign-in-question-who")}</dt>
                <dd>{name}</dd>
            </div>
        </dl>
        <p>{t("sign-in-question-warning")}</p>
        <form class="buttons" method="post" action=paths::sign_in_question(&code)>
            <button class="button button-main button-large" name="answer" value="allow">
                {t("sign-in-question-allow")}
            </button>
            <button class="button button-large" name="answer" value="refuse">
                {t("sign-in-question-refuse")}
            </button>
        </form>
        <p class="quiet small">{with("sign-in-question-can", &[("where", t("account").into())])}</p>
    }
}
