use leptos::prelude::*;
use leptos_meta::{Script, Title};

use crate::{
    components::Layout,
    page::Page,
    paths,
    shell::Assets,
    text::{self, t, with},
};

/// Stands before a sign-out that would wipe checks made without a network and not sent yet.
/// Its script (`unsent.js`) sends them first; where some remain, and where scripts do not
/// run, it asks.
#[component]
pub fn UnsentPage() -> impl IntoView {
    let page = Page::current();
    let count = page.query_value("n").and_then(|n| n.parse::<u32>().ok());
    let count = count.unwrap_or(1).max(1);
    let script = use_context::<Assets>()
        .filter(|_| page.query_value("tried").is_none())
        .map(|assets| view! { <Script type_="module" src=assets.unsent /> });
    view! {
        <Title text=text::title(&[&t("unsent-title")]) />
        {script}
        <Layout>
            <div class="stack" data-unsent=count.to_string()>
                <div class="stack" data-when="sending" hidden>
                    <h1>{t("unsent-sending")}</h1>
                    <p class="lead">{t("unsent-sending-lead")}</p>
                </div>
                <div class="stack" data-when="asking">
                    <h1>{t("unsent-title")}</h1>
                    <p class="lead">
                        {with("unsent-lead", &[("count", i64::from(count).into())])}
                    </p>
                    <p>
                        <a class="button button-main" href=paths::SCAN>
                            {t("unsent-send")}
                        </a>
                    </p>
                    <form method="post" action=paths::SIGN_OUT>
                        <input type="hidden" name="anyway" value="yes" />
                        <button class="button">{t("unsent-anyway")}</button>
                    </form>
                </div>
                <form method="post" action=paths::SIGN_OUT data-sign-out hidden>
                    <input type="hidden" name="anyway" value="yes" />
                </form>
                <p class="visually-hidden" role="status">
                    <span data-when="sending" hidden>
                        {t("unsent-sending")}
                    </span>
                    <span data-when="asking" hidden>
                        {t("unsent-title")}
                    </span>
                </p>
            </div>
        </Layout>
    }
}
