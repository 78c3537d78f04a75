//! The abuse watch on a real database: raised once, resolved by a director with a reason.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use app::{
    error::AppError,
    ports::{AbuseAlert, AbuseWatch, PowersOfAttorney, Visitor},
};
use domain::{outcome::OutcomeKind, power::AuthorityRefusal, scenario::Scenario, watch::Rule};
use server::watch::WatchDesk;

use crate::stage::{CINEMA, LIBRARY, STUDENT, Stage, ogrn, on_every_stage};

fn desk(stage: &Stage) -> WatchDesk {
    WatchDesk::new(stage.database.clone(), stage.clock.clone())
}

async fn alerts(stage: &Stage, by: &Visitor) -> Vec<AbuseAlert> {
    let alerts = desk(stage).alerts(by, &ogrn(LIBRARY)).await;
    alerts.expect("alerts")
}

/// One code again and again: the first takes it, the others find it used.
async fn replay(stage: &Stage, by: &Visitor, code: &str, times: usize) {
    for _ in 0..times {
        stage.scan(by, Some(LIBRARY), code).await;
    }
}

#[tokio::test]
async fn replays_are_told_once_until_a_director_has_answered() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        replay(&stage, &staff, &code, 5).await;
        assert_eq!(
            alerts(&stage, &director).await,
            [],
            "four of them were used"
        );
        replay(&stage, &staff, &code, 3).await;
        let raised = alerts(&stage, &director).await;
        assert_eq!(raised.len(), 1, "{raised:?}");
        assert_eq!(raised[0].rule, Rule::Replays);
        assert_eq!(raised[0].staff, "Сотрудникова Ульяна");
        assert!(raised[0].power.is_some());
        let desk = desk(&stage);
        assert_eq!(desk.waiting(&director, &ogrn(LIBRARY)).await, Ok(1));

        stage.clock.advance(1);
        let library = ogrn(LIBRARY);
        let resolved = desk
            .resolve(&director, &library, &raised[0].id, "Учёба")
            .await;
        assert_eq!(resolved, Ok(()));
        let again = desk.resolve(&director, &library, &raised[0].id, "x").await;
        assert_eq!(again, Err(AppError::Conflict), "the first word stays");
        // What was before does not count again; what comes after does.
        stage.clock.advance(1);
        replay(&stage, &staff, &code, 4).await;
        let seen = alerts(&stage, &director).await;
        let resolution = seen[0].resolution.clone().expect("resolved");
        assert_eq!((seen.len(), resolution.reason.as_str()), (1, "Учёба"));
        replay(&stage, &staff, &code, 1).await;
        let seen = alerts(&stage, &director).await;
        assert_eq!(seen.len(), 2);
        assert!(seen[0].resolution.is_none(), "open ones first");
    })
    .await;
}

#[tokio::test]
async fn who_checks_at_a_usual_pace_is_left_alone() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        for _ in 0..20 {
            stage.clock.advance(30);
            let code = stage.code(&citizen, Scenario::Age18);
            stage.scan(&staff, Some(LIBRARY), &code).await;
        }
        assert_eq!(alerts(&stage, &director).await, []);
    })
    .await;
}

#[tokio::test]
async fn for_nobody_but_its_directors() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let of_cinema = stage.director(CINEMA).await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        replay(&stage, &staff, &code, 6).await;
        let alert = alerts(&stage, &director).await.remove(0);
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        for by in [&of_cinema, &staff] {
            let refusals = [
                desk.alerts(by, &library).await.err(),
                desk.waiting(by, &library).await.err(),
                desk.resolve(by, &library, &alert.id, "x").await.err(),
            ];
            assert_eq!(refusals, [const { Some(AppError::NotFound) }; 3]);
        }
        // Under one's own ОГРН the alert of another organization does not exist, nor nonsense.
        let own = ogrn(CINEMA);
        for id in [alert.id.as_str(), "", "a:b:c", "::", "\0:burst:1"] {
            let refused = desk.resolve(&of_cinema, &own, id, "x").await;
            assert_eq!(refused, Err(AppError::NotFound), "{id:?}");
        }
        assert_eq!(desk.waiting(&director, &library).await, Ok(1));
    })
    .await;
}

#[tokio::test]
async fn guessing_suspends_the_power_until_a_director_decides() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        let scan = async || {
            stage.clock.advance(30);
            let code = stage.code(&citizen, STUDENT);
            stage.scan(&staff, Some(LIBRARY), &code).await
        };
        // Nobody said that this citizen is a student.
        for _ in 0..10 {
            assert_eq!(scan().await.outcome, OutcomeKind::NotConfirmed);
        }
        let refused = scan().await;
        assert_eq!(refused.authority, Some(AuthorityRefusal::Suspended));
        assert_eq!(alerts(&stage, &director).await.len(), 1);
        let library = ogrn(LIBRARY);
        let held = stage.powers.list(&director, &library).await.expect("list");
        let number = &held[0].number;
        let details = stage.powers.details(&director, &library, number).await;
        let events = details.expect("details").events;
        let last = events.last().expect("an event");
        assert_eq!((last.kind, last.by.as_str()), ("suspended", ""));
        assert_eq!(last.reason, "watch:refusals");
        let proof = server::audit::verify_powers(stage.connection(), "").await;
        assert!(proof.expect("a database").is_ok(), "the log tells of it");
        stage
            .powers
            .resume(&director, &library, number, "Проверили")
            .await
            .expect("resumed");
        assert_eq!(scan().await.outcome, OutcomeKind::NotConfirmed);
    })
    .await;
}
