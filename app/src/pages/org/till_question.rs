use domain::{director::Act, identifiers::Ogrn};
use leptos::prelude::*;

use super::{cabinet::Cabinet, tills::MadeTillKey};
use crate::{
    components::{CabinetLayout, CabinetPart, ErrorSummary, Icon, load},
    error::AppError,
    page::{Page, organization_in_path, path_value, ports},
    paths,
    ports::{NewKey, TillLine},
    text::{self, t, with},
};

/// What a director is asked once more.
#[derive(Clone, Copy)]
enum Asked {
    Renew,
    Revoke,
}

impl Asked {
    fn key(self) -> &'static str {
        match self {
            Self::Renew => "renew",
            Self::Revoke => "revoke",
        }
    }
}

/// Whether a till is really to get another key. After the form it shows the key, once.
#[component]
pub fn RenewTillPage() -> impl IntoView {
    question(Asked::Renew)
}

/// Whether a till is really to be revoked.
#[component]
pub fn RevokeTillPage() -> impl IntoView {
    question(Asked::Revoke)
}

fn question(asked: Asked) -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let till = path_value("till").unwrap_or_default();
    let refused = page.submission.is_some();
    let origin = page.origin.to_string();
    let made = use_context::<NewKey>();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let mut tills = ports()?.tills.list(&visitor, &ogrn).await?.into_iter();
        let till = tills.find(|line| line.id == till);
        Ok((cabinet, till.ok_or(AppError::NotFound)?))
    };
    load(answer, move |(cabinet, till)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t(&format!("tills-{}-title", asked.key()));
        let window = text::window(&title, refused);
        let may = cabinet.may(Act::ArrangeTills);
        let body = match made {
            Some(key) => view! { <MadeTillKey key ogrn=ogrn.clone() origin /> }.into_any(),
            None => view! { <Body asked till may ogrn=ogrn.clone() /> }.into_any(),
        };
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Tills title=window>
                <a class="back" href=paths::tills(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-tills")}
                </a>
                <div class="stack column-form">
                    <ErrorSummary title=t("tills-not-done") />
                    <h1>{title}</h1>
                    {body}
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn Body(asked: Asked, till: TillLine, may: bool, ogrn: Ogrn) -> impl IntoView {
    let which = with(
        "tills-which",
        &[
            ("name", till.name.as_str().into()),
            ("responsible", till.responsible.into()),
        ],
    );
    let is_over = till.revoked_at.is_some();
    let text = match is_over {
        true => t("tills-is-revoked-text"),
        false => t(&format!("tills-{}-text", asked.key())),
    };
    let form = (may && !is_over).then(|| {
        let (action, class) = match asked {
            Asked::Renew => (paths::renew_till(&ogrn, &till.id), "button button-main"),
            Asked::Revoke => (paths::revoke_till(&ogrn, &till.id), "button button-danger"),
        };
        view! {
            <form method="post" action=action>
                <button class=class>{t(&format!("tills-{}-button", asked.key()))}</button>
            </form>
        }
    });
    let only = (!may).then(|| view! { <p class="panel">{t("tills-only")}</p> });
    view! {
        <p class="lead said">{which}</p>
        <p>{text}</p>
        {only}
        <div class="buttons">
            {form}
            <a class="button" href=paths::tills(&ogrn)>{t("tills-back")}</a>
        </div>
    }
}
