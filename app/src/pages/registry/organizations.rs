use domain::moscow;
use leptos::prelude::*;

use super::complaints::ComplaintDesk as DeskPage;
use crate::{
    components::{ErrorSummary, Icon, Notice, Table, TextField, load},
    page::{Page, ports},
    paths,
    ports::RegisteredOrganization,
    text::{self, t},
};

/// Organizations: legal entities and individual entrepreneurs, and the form for another.
#[component]
pub fn OrganizationsDeskPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let done = page.query_value("done").is_some();
    let answer = async move {
        let organizations = ports()?.organizations;
        organizations.registered(&page.visitor()?).await
    };
    load(answer, move |organizations| {
        let title = t("organizations");
        let window = text::window(&title, refused);
        let notice = done.then(|| {
            view! { <Notice title=t("organizations-done") text=t("organizations-done-text") /> }
        });
        view! {
            <DeskPage title=window>
                <div class="page-head">
                    <a class="back" href=paths::REGISTRY>
                        <Icon name="back" small=true />
                        {t("registry")}
                    </a>
                    <h1>{title}</h1>
                    <p class="quiet">{t("organizations-lead")}</p>
                </div>
                <div class="sections">{notice} <List organizations /> <New /></div>
            </DeskPage>
        }
    })
}

#[component]
fn List(organizations: Vec<RegisteredOrganization>) -> impl IntoView {
    let heads = ["name", "numbers", "directors", "confirming", "since"]
        .map(|column| t(&format!("organizations-{column}")))
        .to_vec();
    let rows = organizations
        .into_iter()
        .map(|registered| {
            let organization = registered.organization;
            let numbers = view! {
                // May break before the digits: 15 of them and a word are too wide for 320 px.
                {text::ogrn(&organization.ogrn).replace('\u{a0}', " ")}
                <br />
                {t("field-inn")}
                " "
                {organization.inn}
            };
            let since = moscow::day(registered.since).map(text::short_day);
            let key = match registered.confirms_accounts {
                true => "organizations-confirming-yes",
                false => "organizations-confirming-no",
            };
            let name = view! {
                <a class="row-link" href=paths::registry_organization(&organization.ogrn)>
                    {organization.name}
                </a>
                {registered.is_blocked.then(|| view! { <small>{t("block-chip")}</small> })}
            };
            vec![
                name.into_any(),
                numbers.into_any(),
                registered.directors.join(", ").into_any(),
                t(key).into_any(),
                since.unwrap_or_default().into_any(),
            ]
        })
        .collect();
    view! { <Table caption=t("organizations") heads rows named=true /> }
}

#[component]
fn New() -> impl IntoView {
    view! {
        <section class="stack column-form" aria-labelledby="new">
            <h2 id="new">{t("organizations-new")}</h2>
            <form
                class="form panel"
                method="post"
                action=paths::REGISTRY_ORGANIZATIONS
                novalidate
            >
                <ErrorSummary title=t("organizations-refused") />
                <TextField
                    name="ogrn"
                    label=t("field-ogrn")
                    hint=t("organizations-ogrn-hint")
                    inputmode="numeric"
                />
                <div class="field-pair">
                    <TextField
                        name="inn"
                        label=t("field-inn")
                        hint=t("organizations-inn-hint")
                        inputmode="numeric"
                    />
                    <TextField
                        name="kpp"
                        label=t("field-kpp")
                        hint=t("organizations-kpp-hint")
                    />
                </div>
                <TextField
                    name="name_short"
                    label=t("field-name_short")
                    hint=t("organizations-name-hint")
                />
                <TextField name="name_full" label=t("field-name_full") />
                <TextField
                    name="person"
                    label=t("organizations-director")
                    hint=t("organizations-director-hint")
                />
                <div class="buttons">
                    <button class="button button-main">{t("organizations-button")}</button>
                </div>
            </form>
        </section>
    }
}
