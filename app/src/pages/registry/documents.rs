use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Empty, Icon, Notice, load},
    page::{Page, ports},
    paths,
    ports::ImportedDocument,
    text::{self, t, with},
};

/// Documents for which nobody vouches: an operator looks at them, and accepts or refuses.
#[component]
pub fn RegistryDocumentsPage() -> impl IntoView {
    let page = Page::current();
    let done = page.query_value("done");
    let answer = async move { ports()?.documents.unconfirmed(&page.visitor()?).await };
    load(answer, move |documents| {
        let notice = match done.as_deref() {
            Some("accepted") => Some((t("mchd-accepted"), t("mchd-accepted-text"))),
            Some("refused") => Some((t("mchd-refused-by-operator"), t("mchd-refused-text"))),
            _ => None,
        };
        let list = if documents.is_empty() {
            view! {
                <Empty
                    icon="document"
                    title=t("mchd-none-wait")
                    text=t("mchd-none-wait-text")
                />
            }
            .into_any()
        } else {
            documents
                .into_iter()
                .map(|document| view! { <Waiting document /> })
                .collect_view()
                .into_any()
        };
        view! {
            <DeskPage title=t("mchd-waiting")>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{t("mchd-waiting")}</h1>
                    <p class="quiet">{t("mchd-waiting-text")}</p>
                </div>
                <div class="sections">
                    {notice.map(|(title, text)| view! { <Notice title text /> })} {list}
                </div>
            </DeskPage>
        }
    })
}

#[component]
fn Waiting(document: ImportedDocument) -> impl IntoView {
    let id = format!("document-{}", document.number);
    let labelled = id.clone();
    let organization = format!("{}, {}", document.organization, text::ogrn(&document.ogrn));
    let term = with(
        "power-term-days",
        &[
            ("from", text::day(document.from).into()),
            ("until", text::day(document.until).into()),
        ],
    );
    let brought = format!(
        "{}, {}",
        text::day_and_time(document.brought_at),
        document.brought_by
    );
    let signer = document.signer.unwrap_or_else(|| t("mchd-nobody-signed"));
    let fingerprint = document.fingerprint.map(|fingerprint| {
        view! {
            <div>
                <dt>{t("mchd-fingerprint")}</dt>
                <dd class="element-path">{fingerprint}</dd>
            </div>
        }
    });
    let facts = [
        ("power-organization", organization),
        ("power-whom", document.representatives.join(", ")),
        ("power-scenarios", text::scenarios(&document.scenarios)),
        ("power-term", term),
        ("power-number", document.number.clone()),
        ("mchd-brought", brought),
        ("mchd-signer", signer),
    ];
    view! {
        <section class="panel" aria-labelledby=labelled>
            <h2 id=id>{document.organization}</h2>
            <dl class="facts">
                {facts
                    .into_iter()
                    .map(|(key, value)| {
                        view! { <div><dt>{t(key)}</dt><dd>{value}</dd></div> }
                    })
                    .collect_view()} {fingerprint}
            </dl>
            <form class="buttons" method="post" action=paths::decide_document(&document.number)>
                <button class="button button-main" name="decision" value="accept">
                    {t("mchd-accept")}
                </button>
                <button class="button button-danger" name="decision" value="refuse">
                    {t("mchd-refuse")}
                </button>
            </form>
        </section>
    }
}
