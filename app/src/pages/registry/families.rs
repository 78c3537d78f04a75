use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Empty, Icon, Search, load},
    page::{Page, ports},
    paths,
    ports::FamilyLine,
    text::{self, t, with},
};

/// Lines the bank gives at most.
const MOST: usize = 50;

/// The bank of large families: found by number or by a name.
#[component]
pub fn FamiliesPage() -> impl IntoView {
    let page = Page::current();
    let query = page.query_value("q").unwrap_or_default();
    let sought = query.clone();
    let answer = async move { ports()?.families.find(&page.visitor()?, &sought).await };
    load(answer, move |found| {
        let most = (found.len() >= MOST).then(|| {
            view! {
                <p class="quiet small">{with("registry-most", &[("most", (MOST as i64).into())])}</p>
            }
        });
        let list = if found.is_empty() {
            let key = if query.is_empty() {
                "families-none"
            } else {
                "families-not-found"
            };
            view! { <Empty icon="people" title=t(key) text=t(&format!("{key}-text")) /> }.into_any()
        } else {
            let lines = found.into_iter().map(|line| view! { <Line line /> });
            view! { <ul class="found found-plain" role="list">{lines.collect_view()}</ul> }
                .into_any()
        };
        view! {
            <DeskPage title=t("families")>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{t("families")}</h1>
                    <p class="quiet">{t("families-lead")}</p>
                </div>
                <div class="stack">
                    <div class="row row-apart">
                        <Search label=t("families-search") value=query />
                        <a class="button button-main" href=paths::REGISTRY_NEW_FAMILY>
                            {t("family-new")}
                        </a>
                    </div>
                    {list} {most}
                </div>
            </DeskPage>
        }
    })
}

#[component]
fn Line(line: FamilyLine) -> impl IntoView {
    let facts = [
        with(
            "family-number",
            &[("number", line.number.to_string().into())],
        ),
        text::region(line.region),
        text::counted("family-children", line.children as u64),
        t(&format!("family-standing-{}", line.standing.key())),
    ];
    view! {
        <li>
            <a href=paths::registry_family(line.number)>
                <span>{line.parents.join(", ")}</span>
                <small>{facts.join(" · ")}</small>
            </a>
        </li>
    }
}
