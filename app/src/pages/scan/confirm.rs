//! A member of staff confirms the account of whoever stands before them.

use domain::confirmation::{CODE_DIGITS, IdentityPaper, MOST_A_DAY, may_go_on};
use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{
        Choice, Choices, ErrorSummary, Icon, Layout, Notice, SelectField, TextField, load,
    },
    page::{Page, ports},
    paths,
    ports::{Organization, OwnConfirming},
    text::{self, t, with},
};

/// The form for a member of staff who may; for everyone else there is no such page.
#[component]
pub fn ConfirmPersonPage() -> impl IntoView {
    let page = Page::current();
    let refused = page.submission.is_some();
    let done = page.query_value("done").is_some();
    let answer = async move { ports()?.confirmations.own(&page.visitor()?).await };
    load(answer, move |own: OwnConfirming| {
        let title = t("confirming");
        let notice = done.then(|| {
            view! { <Notice title=t("confirming-done") text=t("confirming-done-text") /> }
        });
        let counted = with(
            "confirming-counted",
            &[
                ("done", text::number(own.done).into()),
                ("most", text::number(MOST_A_DAY).into()),
            ],
        );
        let body = if may_go_on(own.done) {
            view! { <Person organizations=own.organizations /> }.into_any()
        } else {
            view! { <p class="panel">{t("confirming-enough")}</p> }.into_any()
        };
        view! {
            <Title text=text::title(&[&text::window(&title, refused)]) />
            <Layout>
                <a class="back" href=paths::SCAN>
                    <Icon name="back" small=true />
                    {t("shift-back")}
                </a>
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("confirming-lead")}</p>
                    <p class="quiet">{counted}</p>
                </div>
                <div class="sections column-form">
                    {notice} <ErrorSummary title=t("confirm-account-refused") /> {body}
                </div>
            </Layout>
        }
    })
}

#[component]
fn Person(organizations: Vec<Organization>) -> impl IntoView {
    let papers = IdentityPaper::ALL
        .into_iter()
        .map(|paper| (paper.key().to_owned(), paper_name(paper)))
        .collect();
    let face = Choice {
        value: "yes".to_owned(),
        label: t("confirming-face"),
        hint: None,
        chosen: false,
    };
    view! {
        <form class="form panel" method="post" action=paths::SCAN_CONFIRM novalidate>
            <For organizations />
            <TextField
                name="guest_code"
                label=t("confirming-code")
                hint=with("confirming-code-hint", &[("digits", i64::from(CODE_DIGITS).into())])
                inputmode="numeric"
            />
            <SelectField name="paper" label=t("field-paper") options=papers />
            <TextField
                name="whole_name"
                label=t("field-whole_name")
                hint=t("confirming-name-hint")
            />
            <TextField name="birth" label=t("field-birth") kind="date" />
            <TextField name="snils" label=t("field-snils") inputmode="numeric" />
            <TextField
                name="citizenship"
                label=t("field-citizenship")
                hint=t("confirm-citizenship-hint")
                value="RUS"
            />
            <TextField
                name="identity_document"
                label=t("field-identity_document")
                hint=t("confirm-document-hint")
            />
            <Choices
                name="face"
                legend=t("field-face")
                hint=t("confirming-face-hint")
                choices=vec![face]
            />
            <div class="buttons">
                <button class="button button-main">{t("confirm-button")}</button>
            </div>
            <p class="quiet small">{t("confirming-kept")}</p>
        </form>
    }
}

/// For which organization: of several one is chosen.
#[component]
fn For(organizations: Vec<Organization>) -> impl IntoView {
    if let [only] = organizations.as_slice() {
        let said = with("confirming-for", &[("name", only.name.as_str().into())]);
        return view! {
            <p class="quiet">{said}</p>
            <input type="hidden" name="organization" value=only.ogrn.to_string() />
        }
        .into_any();
    }
    let options = organizations
        .into_iter()
        .map(|one| (one.ogrn.to_string(), one.name))
        .collect();
    view! { <SelectField name="organization" label=t("field-organization") options /> }.into_any()
}

/// What a document is called.
pub(crate) fn paper_name(paper: IdentityPaper) -> String {
    t(&format!("identity-paper-{}", paper.key()))
}
