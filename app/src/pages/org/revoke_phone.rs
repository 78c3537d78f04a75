use domain::{director::Act, identifiers::Ogrn};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, ErrorSummary, Icon, load},
    error::AppError,
    page::{Page, organization_in_path, path_value, ports},
    paths,
    ports::{BranchLine, PhoneLine, PhoneState},
    text::{self, t, with},
};

/// Whether a phone is really to be revoked.
#[component]
pub fn RevokePhonePage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let value = |name| path_value(name).unwrap_or_default();
    let (branch, phone) = (value("branch"), value("phone"));
    let refused = page.submission.is_some();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let branches = ports()?.branches;
        let details = branches.details(&visitor, &ogrn, &branch).await?;
        let mut phones = details.phones.into_iter();
        let phone = phones.find(|line| line.id == phone);
        Ok((cabinet, details.line, phone.ok_or(AppError::NotFound)?))
    };
    load(answer, move |(cabinet, branch, phone)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = t(match phone.state {
            PhoneState::Waiting => "phone-withdraw-title",
            _ => "phone-revoke-title",
        });
        let window = text::window(&title, refused);
        let may = cabinet.may(Act::RevokeDevice);
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Branches title=window>
                <a class="back" href=paths::branch(&ogrn, &branch.id)>
                    <Icon name="back" small=true />
                    {branch.name.clone()}
                </a>
                <div class="stack column-form">
                    <ErrorSummary title=t("branches-refused") />
                    <h1>{title}</h1>
                    <Body branch phone may ogrn />
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn Body(branch: BranchLine, phone: PhoneLine, may: bool, ogrn: Ogrn) -> impl IntoView {
    let back = paths::branch(&ogrn, &branch.id);
    let which = with(
        "phone-which",
        &[
            ("name", phone.name.as_str().into()),
            ("branch", branch.name.into()),
        ],
    );
    let (text, button) = match phone.state {
        PhoneState::Enrolled => ("phone-revoke-text", Some("phone-revoke-button")),
        PhoneState::Waiting => ("phone-withdraw-text", Some("phone-withdraw")),
        PhoneState::Expired => ("phone-expired-text", None),
        PhoneState::Revoked => ("phone-revoked-text", None),
    };
    let form = button.filter(|_| may).map(|button| {
        view! {
            <form method="post" action=paths::revoke_phone(&ogrn, &branch.id, &phone.id)>
                <button class="button button-danger">{t(button)}</button>
            </form>
        }
    });
    view! {
        <p class="lead said">{which}</p>
        <p>{t(text)}</p>
        <div class="buttons">
            {form}
            <a class="button" href=back>{t("phone-link-back")}</a>
        </div>
    }
}
