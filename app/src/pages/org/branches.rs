use domain::{director::Act, identifiers::Ogrn};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, Empty, ErrorSummary, Icon, Table, TextField, load},
    page::{Page, organization_in_path, ports},
    paths,
    ports::BranchLine,
    text::{self, t},
};

/// The branches of the organization, and the form that adds one.
#[component]
pub fn BranchesPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let branches = ports()?.branches.list(&visitor, &ogrn).await?;
        Ok((cabinet, branches))
    };
    load(answer, move |(cabinet, branches)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t("org-part-branches");
        let window = text::window(&title, refused);
        let may = cabinet.may(Act::ArrangeBranches);
        let list = if branches.is_empty() {
            view! {
                <Empty icon="building" title=t("branches-none") text=t("branches-none-text")>
                    ""
                </Empty>
            }
            .into_any()
        } else {
            view! { <List branches ogrn=ogrn.clone() /> }.into_any()
        };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Branches title=window>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("branches-lead")}</p>
                </div>
                <div class="sections">
                    {list} {may.then(|| view! { <Add ogrn /> })}
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn List(branches: Vec<BranchLine>, ogrn: Ogrn) -> impl IntoView {
    let heads = ["name", "phones", "powers"]
        .map(|column| t(&format!("branches-{column}")))
        .to_vec();
    let rows = branches
        .into_iter()
        .map(|branch| {
            let address = branch.address.clone();
            let closed = branch
                .closed_at
                .map(|_| view! { " " <span class="chip chip-expired">{t("branch-closed")}</span> });
            let name = view! {
                <a class="row-link said" href=paths::branch(&ogrn, &branch.id)>{branch.name}</a>
                {closed}
                {(!address.is_empty()).then(|| view! { <small class="said">{address}</small> })}
            };
            vec![
                name.into_any(),
                text::number(branch.phones).into_any(),
                text::number(branch.powers).into_any(),
            ]
        })
        .collect();
    view! { <Table caption=t("org-part-branches") heads rows named=true /> }
}

#[component]
fn Add(ogrn: Ogrn) -> impl IntoView {
    view! {
        <section class="panel column-form" aria-labelledby="add">
            <form class="form" method="post" action=paths::branches(&ogrn) novalidate>
                <ErrorSummary title=t("branches-refused") />
                <h2 id="add">{t("branches-add")}</h2>
                <BranchFields name=String::new() address=String::new() />
                <div class="buttons">
                    <button class="button button-main">
                        <Icon name="plus" />
                        {t("branches-add-button")}
                    </button>
                </div>
            </form>
        </section>
    }
}

/// What it is called, and where it is.
#[component]
pub(super) fn BranchFields(name: String, address: String) -> impl IntoView {
    view! {
        <TextField
            name="branch_name"
            label=t("field-branch_name")
            hint=t("branches-name-hint")
            value=name
        />
        <TextField
            name="branch_address"
            label=t("field-branch_address")
            hint=t("branches-address-hint")
            value=address
        />
    }
}
