use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Icon, Table, load},
    page::{Page, ports},
    paths,
    ports::IssuerKey,
    text::{self, t},
};

/// The keys with which codes are signed: which signs now, which is next, which count no more.
#[component]
pub fn IssuerKeysPage() -> impl IntoView {
    let page = Page::current();
    let answer = async move { ports()?.issuer_keys.keys(&page.visitor()?).await };
    load(answer, move |keys| {
        let title = t("keys-title");
        view! {
            <DeskPage title=title.clone()>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("keys-lead")}</p>
                </div>
                <div class="sections">
                    <Keys keys />
                    <section class="stack-tight column-form" aria-labelledby="turn">
                        <h2 id="turn">{t("keys-turn")}</h2>
                        <p>{t("keys-turn-text")}</p>
                        <p>
                            <code class="element-path">"digital-id keys rotate"</code>
                        </p>
                        <p>{t("keys-revoke-text")}</p>
                        <p>
                            <code class="element-path">"digital-id keys revoke KID --reason …"</code>
                        </p>
                    </section>
                </div>
            </DeskPage>
        }
    })
}

#[component]
fn Keys(keys: Vec<IssuerKey>) -> impl IntoView {
    let heads = ["kid", "stage", "from", "until", "public"]
        .map(|head| t(&format!("keys-head-{head}")))
        .to_vec();
    let time = |at: Option<i64>| at.map_or_else(|| "—".to_owned(), text::day_and_time);
    let rows = keys
        .into_iter()
        .map(|key| {
            let stage = view! {
                {t(&format!("keys-stage-{}", key.stage))}
                {key.reason.map(|reason| view! { <small>{reason}</small> })}
            };
            vec![
                key.kid.to_string().into_any(),
                stage.into_any(),
                time(key.signs_from).into_any(),
                time(key.ended_at).into_any(),
                view! { <code class="element-path">{key.public_key}</code> }.into_any(),
            ]
        })
        .collect();
    view! { <Table caption=t("keys-title") heads rows named=true /> }
}
