//! Organizations that the registry blocks.

use app::{
    error::{AppError, Problem},
    ports::{IssuePower, OrganizationDesk as _, PowersOfAttorney as _, Visitor},
};
use domain::{
    outcome::OutcomeKind,
    power::{AuthorityRefusal, Limits, PowerState, Powers, Validity},
    scenario::Scenario,
};
use server::{audit, clock::Clock as _};
use time::macros::date;

use super::{desk, operator};
use crate::stage::{CINEMA, Citizen, LIBRARY, NOW, Stage, ogrn, on_every_stage};

/// Of the member of staff.
const PHONE: &str = "+79005550101";

fn mandate() -> IssuePower {
    IssuePower {
        others: Vec::new(),
        plain_text: None,
        may_hand_over: false,
        draft: None,
        person: PHONE.to_owned(),
        powers: Powers::new([Scenario::Age18]).expect("one"),
        validity: Validity::new(date!(2026 - 03 - 01), date!(2026 - 12 - 31)).expect("in order"),
        limits: Limits::default(),
        replaces: None,
    }
}

/// A member of staff whose number is known.
async fn worker(stage: &Stage) -> Visitor {
    let staff = stage.person("Сотрудникова Ульяна").await;
    stage
        .run(
            "UPDATE accounts SET phone = ? WHERE id = ?",
            [PHONE.into(), staff.account.clone().into()],
        )
        .await;
    staff
}

/// What a check in the name of `organization` comes to, each with a code of its own.
async fn check(
    stage: &Stage,
    by: &Visitor,
    organization: &str,
    of: &Citizen,
) -> (OutcomeKind, Option<AuthorityRefusal>) {
    stage.clock.set(stage.clock.now() + 30);
    let code = stage.code(of, Scenario::Age18);
    let answer = stage.scan(by, Some(organization), &code).await;
    (answer.outcome, answer.authority)
}

#[tokio::test]
async fn a_block_stops_everything_of_one_organization_until_it_is_lifted() {
    on_every_stage(async |stage: Stage| {
        let (desk, operator) = (desk(&stage), operator(&stage).await);
        let director = stage.director(LIBRARY).await;
        let neighbour = stage.director(CINEMA).await;
        let (library, cinema) = (ogrn(LIBRARY), ogrn(CINEMA));
        let (staff, citizen) = (worker(&stage).await, stage.adult().await);
        let issue = async || stage.powers.issue(&director, &library, &mandate()).await;
        let held = issue().await.expect("issued");
        let counts = issue().await.expect("issued");
        let others = stage.powers.issue(&neighbour, &cinema, &mandate()).await;
        others.expect("issued");
        let suspended = stage
            .powers
            .suspend(&director, &library, &held, "Разбираемся");
        suspended.await.expect("suspended");
        stage.clock.set(NOW + 60);

        let stranger = desk.block(&director, &library, true, "Сам").await;
        assert_eq!(stranger, Err(AppError::NotFound));
        let stranger = desk.blocks(&director, &library).await;
        assert_eq!(stranger.err(), Some(AppError::NotFound));
        let free = desk.block(&operator, &library, false, "Ошибка").await;
        assert_eq!(free, Err(AppError::Conflict), "it is not blocked");
        assert_eq!(desk.own_block(&director, &library).await, Ok(None));
        let reason = "Проверяли посетителей в личных целях";
        assert_eq!(desk.block(&operator, &library, true, reason).await, Ok(()));
        let twice = desk.block(&operator, &library, true, reason).await;
        assert_eq!(twice, Err(AppError::Conflict));

        let refused = (OutcomeKind::NoAuthority, Some(AuthorityRefusal::Suspended));
        assert_eq!(check(&stage, &staff, LIBRARY, &citizen).await, refused);
        let elsewhere = check(&stage, &staff, CINEMA, &citizen).await;
        assert_eq!(elsewhere, (OutcomeKind::Confirmed, None));
        let blocked = AppError::field("organization", Problem::Blocked);
        assert_eq!(issue().await, Err(blocked.clone()));
        let resumed = stage.powers.resume(&director, &library, &counts, "Хотим");
        assert_eq!(resumed.await, Err(blocked));
        let own = desk.own_block(&director, &library).await.expect("seen");
        assert_eq!(own.expect("blocked").reason, reason);
        let foreign = desk.own_block(&neighbour, &library).await;
        assert_eq!(foreign, Err(AppError::NotFound));
        let all = desk.registered(&operator).await.expect("all");
        let blocked = |it: &&app::ports::RegisteredOrganization| it.is_blocked;
        assert_eq!(all.iter().filter(blocked).count(), 1);

        let lifted = desk.block(&operator, &library, false, "Разобрались").await;
        assert_eq!(lifted, Ok(()));
        let again = check(&stage, &staff, LIBRARY, &citizen).await;
        assert_eq!(again, (OutcomeKind::Confirmed, None));
        assert!(issue().await.is_ok());
        // What its director had suspended is the director's to decide.
        let details = stage.powers.details(&director, &library, &held).await;
        assert_eq!(details.expect("details").line.state, PowerState::Suspended);
        let blocks = desk.blocks(&operator, &library).await.expect("blocks");
        let told: Vec<_> = blocks
            .iter()
            .map(|it| {
                (
                    it.reason.as_str(),
                    it.end.as_ref().map(|(_, _, why)| why.as_str()),
                )
            })
            .collect();
        assert_eq!(told, [(reason, Some("Разобрались"))]);
        let log = audit::verify_powers(stage.connection(), "").await;
        assert_eq!(log.expect("log").expect("whole").subjects, 4);
    })
    .await;
}
