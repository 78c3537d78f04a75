//! The invitations of an organization, below its staff.

use domain::{identifiers::Ogrn, moscow, staffing::InvitationShown};
use leptos::prelude::*;

use crate::{
    components::Table,
    paths,
    ports::InvitationLine,
    text::{self, t, with},
};

/// Those that wait first, then the others of the last month.
#[component]
pub(super) fn InvitationList(invitations: Vec<InvitationLine>, ogrn: Ogrn) -> impl IntoView {
    if invitations.is_empty() {
        return None;
    }
    let (waiting, over): (Vec<_>, Vec<_>) = invitations
        .into_iter()
        .partition(|line| line.state == InvitationShown::Waiting);
    let heads = ["whom", "made", "state", "do"]
        .map(|head| t(&format!("invitations-{head}")))
        .to_vec();
    let rows = waiting.into_iter().chain(over).map(|line| row(line, &ogrn));
    Some(view! {
        <section class="stack-tight" aria-labelledby="invitations">
            <div class="section-head"><h2 id="invitations">{t("invitations-title")}</h2></div>
            <p class="quiet">{t("invitations-text")}</p>
            <Table caption=t("invitations-title") heads rows=rows.collect() named=true />
        </section>
    })
}

fn row(line: InvitationLine, ogrn: &Ogrn) -> Vec<AnyView> {
    let whom = match (line.is_link, line.typed.is_empty()) {
        (true, true) => t("invitations-link"),
        (true, false) => with("invitations-link-note", &[("note", line.typed.into())]),
        (false, _) => line.typed,
    };
    let day = moscow::day(line.expires_at).map(text::short_day);
    let until = if line.is_link {
        text::day_and_time(line.expires_at)
    } else {
        day.unwrap_or_default()
    };
    let (class, state) = match line.state {
        InvitationShown::Waiting => (
            "chip chip-pending",
            with("invitation-state-waiting", &[("until", until.into())]),
        ),
        InvitationShown::Accepted => ("chip chip-active", t("invitation-state-accepted")),
        InvitationShown::Withdrawn => ("chip chip-expired", t("invitation-state-withdrawn")),
        InvitationShown::Expired => ("chip chip-expired", t("invitation-state-expired")),
    };
    let withdraw = (line.state == InvitationShown::Waiting).then(|| {
        let label = with(
            "invitations-withdraw-label",
            &[("whom", whom.as_str().into())],
        );
        view! {
            <form method="post" action=paths::withdraw_invitation(ogrn)>
                <button
                    class="link-button link-danger"
                    name="invitation"
                    value=line.id
                    aria-label=label
                >
                    {t("invitations-withdraw")}
                </button>
            </form>
        }
    });
    vec![
        view! { <span class="said">{whom}</span> }.into_any(),
        text::day_and_time(line.created_at).into_any(),
        view! {
            <span class=class>{state}</span>
            {line.accepted_by.map(|name| view! { <small>{name}</small> })}
        }
        .into_any(),
        withdraw.into_any(),
    ]
}
