use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    api::redirect,
    components::{Empty, Icon, Layout, load},
    page::{Page, ports},
    paths,
    ports::Organization,
    text::{self, t},
};

/// Which organization? With one there is nothing to choose.
#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let page = Page::current();
    let answer = async move { ports()?.powers.organizations(&page.visitor()?).await };
    load(answer, |organizations| {
        if let [only] = organizations.as_slice() {
            redirect(&paths::organization(&only.ogrn));
        }
        view! {
            <Title text=text::title(&[&t("org-choose")]) />
            <Layout>
                {if organizations.is_empty() {
                    view! {
                        <h1 class="visually-hidden">{t("org-choose")}</h1>
                        <Empty icon="building" title=t("org-none") text=t("org-none-text") />
                    }
                        .into_any()
                } else {
                    view! { <Choose organizations /> }.into_any()
                }}
            </Layout>
        }
    })
}

#[component]
fn Choose(organizations: Vec<Organization>) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1>{t("org-choose")}</h1>
            <p class="lead">{t("org-choose-text")}</p>
        </div>
        <ul class="stack-tight" role="list">
            {organizations
                .into_iter()
                .map(|organization| {
                    view! {
                        <li>
                            <a class="org-card" href=paths::organization(&organization.ogrn)>
                                <span>{organization.name}</span>
                                <small>{text::ogrn(&organization.ogrn)}</small>
                                <Icon name="arrow-right" />
                            </a>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
