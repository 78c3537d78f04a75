use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{Empty, Icon, Notice, Table, load},
    page::{Page, ports},
    paths,
    text::{self, t},
};

/// Photos that wait to be compared, oldest first.
#[component]
pub fn RegistryPhotosPage() -> impl IntoView {
    let page = Page::current();
    let done = page.query_value("done");
    let answer = async move { ports()?.photo_desk.queue(&page.visitor()?).await };
    load(answer, move |queue| {
        let done = ["accepted", "returned"]
            .into_iter()
            .find(|known| done.as_deref() == Some(known));
        let list = if queue.is_empty() {
            view! { <Empty icon="photo" title=t("photos-none") text=t("photos-none-text") /> }
                .into_any()
        } else {
            let heads = ["who", "way", "since"]
                .map(|head| t(&format!("photos-{head}")))
                .to_vec();
            let rows = queue.into_iter().map(|waiting| {
                vec![
                    view! {
                        <a class="row-link" href=paths::application(&waiting.id)>{waiting.name}</a>
                    }
                    .into_any(),
                    t(&format!("way-{}", waiting.way.key())).into_any(),
                    text::day_and_time(waiting.since).into_any(),
                ]
            });
            view! { <Table caption=t("photos") heads rows=rows.collect() named=true /> }.into_any()
        };
        view! {
            <DeskPage title=t("photos")>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{t("photos")}</h1>
                    <p class="quiet">{t("photos-lead")}</p>
                </div>
                <div class="sections">
                    {done
                        .map(|done| {
                            let title = t(&format!("photos-done-{done}"));
                            let text = t(&format!("photos-done-{done}-text"));
                            view! { <Notice title text /> }
                        })}
                    {list}
                </div>
            </DeskPage>
        }
    })
}
