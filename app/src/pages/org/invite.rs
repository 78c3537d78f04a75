use domain::identifiers::Ogrn;
use leptos::prelude::*;

use super::{cabinet::Cabinet, link_paper::LinkPaper};
use crate::{
    components::{CabinetLayout, CabinetPart, ErrorSummary, Icon, TextField, load},
    page::{Page, organization_in_path},
    paths,
    ports::NewLink,
    text::{self, t, with},
};

/// The two ways to invite somebody: by number, and by a link for whoever comes first. After the
/// second form it shows the link, once.
#[component]
pub fn InvitePage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let refused = page.submission.is_some();
    let link = use_context::<NewLink>();
    let answer = async move { Cabinet::enter(&page.visitor()?, &ogrn?).await };
    load(answer, move |cabinet| {
        let organization = cabinet.frame.organization.clone();
        let ogrn = organization.ogrn.clone();
        let title = t("invite-title");
        let window = text::window(&title, refused);
        let body = match link {
            Some(link) => view! { <Made link name=organization.name ogrn /> }.into_any(),
            None => view! {
                <div class="page-head">
                    <h1>{title}</h1>
                    <p class="lead">{t("invite-text")}</p>
                </div>
                <div class="sections column-form">
                    <ErrorSummary title=t("invite-refused") />
                    <ByNumber ogrn=ogrn.clone() />
                    <ByLink ogrn />
                </div>
            }
            .into_any(),
        };
        let list = paths::staff(&cabinet.frame.organization.ogrn);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Staff title=window>
                <a class="back" href=list><Icon name="back" small=true />{t("org-part-staff")}</a>
                {body}
            </CabinetLayout>
        }
    })
}

#[component]
fn ByNumber(ogrn: Ogrn) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="by-number">
            <form class="form" method="post" action=paths::invite(&ogrn) novalidate>
                <div class="stack-tight">
                    <h2 id="by-number">{t("invite-by-number")}</h2>
                    <p>{t("invite-by-number-text")}</p>
                </div>
                <TextField
                    name="person"
                    label=t("field-person")
                    hint=t("sign-in-login-hint")
                    inputmode="text"
                />
                <div class="buttons">
                    <button class="button button-main">{t("invite-button")}</button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn ByLink(ogrn: Ogrn) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="by-link">
            <form class="form" method="post" action=paths::invitation_link(&ogrn) novalidate>
                <div class="stack-tight">
                    <h2 id="by-link">{t("invite-by-link")}</h2>
                    <p>{t("invite-by-link-text")}</p>
                </div>
                <TextField name="note" label=t("field-note") hint=t("invite-note-hint") />
                <div class="buttons">
                    <button class="button">{t("invite-link-button")}</button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Made(link: NewLink, name: String, ogrn: Ogrn) -> impl IntoView {
    let title = with("invitation-title", &[("name", name.into())]);
    let heading = (t("invite-made"), t("invite-made-text"));
    view! {
        <LinkPaper link heading title code=t("invite-code") how=t("invite-made-how")>
            <a class="button" href=paths::staff(&ogrn)>{t("invite-back")}</a>
            <a class="button" href=paths::invite(&ogrn)>{t("invite-another")}</a>
        </LinkPaper>
    }
}
