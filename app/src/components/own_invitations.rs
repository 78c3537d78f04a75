use domain::moscow;
use leptos::prelude::*;

use super::Icon;
use crate::{
    paths,
    ports::OwnInvitation,
    text::{self, t, with},
};

/// The invitations that wait for this person: quiet, and nothing without one.
#[component]
pub fn OwnInvitations(
    /// Each of them.
    invitations: Vec<OwnInvitation>,
) -> impl IntoView {
    if invitations.is_empty() {
        return None;
    }
    Some(view! {
        <section class="stack-tight own-invitations" aria-labelledby="invitations">
            <h2 class="visually-hidden" id="invitations">{t("invitation-own")}</h2>
            {invitations
                .into_iter()
                .map(|invitation| view! { <Invitation invitation /> })
                .collect_view()}
        </section>
    })
}

#[component]
fn Invitation(invitation: OwnInvitation) -> impl IntoView {
    let organization = invitation.organization;
    let name = organization.name.as_str();
    let until = moscow::day(invitation.expires_at).map(text::day);
    let until = with(
        "invitation-until",
        &[("day", until.unwrap_or_default().into())],
    );
    let about = format!(
        "{}, {}. {until}",
        organization.full_name,
        text::ogrn(&organization.ogrn)
    );
    view! {
        <form class="panel stack-tight" method="post" action=paths::ANSWER_INVITATION>
            <h3 class="invitation-title">
                <Icon name="building" />
                <span>{with("invitation-title", &[("name", name.into())])}</span>
            </h3>
            <p class="quiet">{about}</p>
            <p>{t("invitation-means")}</p>
            <input type="hidden" name="invitation" value=invitation.id />
            <div class="buttons">
                <button class="button button-main" name="answer" value="accept">
                    {t("invitation-accept")}
                </button>
                <button class="button" name="answer" value="decline">
                    {t("invitation-decline")}
                </button>
            </div>
        </form>
    }
}
