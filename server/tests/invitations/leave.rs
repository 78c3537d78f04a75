use app::{
    error::{AppError, Problem},
    ports::{Invitations, PowersOfAttorney},
};
use domain::{
    outcome::OutcomeKind,
    power::{AuthorityRefusal, PowerState},
    scenario::Scenario,
};

use super::{CINEMA, LIBRARY, NOW, PHONE, Stage, ogrn, on_every_stage};

#[tokio::test]
async fn whoever_leaves_loses_everything_at_once_and_keeps_it_elsewhere() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let staff = stage
            .numbered("Уходящая Уля", Some("+79001234567"), None)
            .await;
        let age = [Scenario::Age18];
        let mut numbers = Vec::new();
        for (from, until) in [
            ("2026-01-01", "2026-12-31"),
            ("2026-02-01", "2026-03-05"),
            ("2026-04-01", "2026-12-31"),
        ] {
            numbers.push(stage.power(LIBRARY, &staff, &age, from, until).await);
        }
        let over = stage
            .power(LIBRARY, &staff, &age, "2025-01-01", "2025-12-31")
            .await;
        let elsewhere = stage
            .power(CINEMA, &staff, &age, "2026-01-01", "2026-12-31")
            .await;
        stage
            .powers
            .suspend(&director, &library, &numbers[1], "Разбираемся")
            .await
            .expect("suspended");
        stage
            .invitations
            .invite(&director, &library, PHONE)
            .await
            .expect("invited");
        let scan = async |organization: &str| {
            let code = stage.code(&citizen, Scenario::Age18);
            stage.clock.advance(30);
            stage.scan(&staff, Some(organization), &code).await
        };
        assert_eq!(scan(LIBRARY).await.outcome, OutcomeKind::Confirmed);

        let leave = async |reason: &str| {
            let powers = &stage.powers;
            powers
                .leave(&director, &library, &staff.account, reason)
                .await
        };
        assert_eq!(
            leave(" ").await,
            Err(AppError::field("reason", Problem::Required))
        );
        assert_eq!(leave("Уволилась").await, Ok(3));
        assert_eq!(
            scan(LIBRARY).await.authority,
            Some(AuthorityRefusal::Revoked)
        );
        assert_eq!(scan(CINEMA).await.outcome, OutcomeKind::Confirmed);
        let state = async |number: &str| {
            let details = stage.powers.details(&director, &library, number).await;
            let details = details.expect("details");
            let last = details.events.last().map(|event| event.reason.clone());
            (details.line.state, last.unwrap_or_default())
        };
        for number in &numbers {
            let revoked = (PowerState::Revoked, "Уволилась".to_owned());
            assert_eq!(state(number).await, revoked);
            let record = stage.powers.revocation(&director, &library, number).await;
            assert!(record.expect("a record").signature.is_some());
        }
        assert_eq!(state(&over).await.0, PowerState::Expired);
        let untouched = format!(
            "SELECT count(*) FROM powers WHERE number = '{elsewhere}' AND revoked_at IS NULL"
        );
        assert_eq!(stage.count(&untouched).await, 1);
        assert_eq!(stage.invitations.own(&staff).await, Ok(Vec::new()));
        let line = &stage
            .powers
            .staff(&director, &library)
            .await
            .expect("staff")[0];
        assert!(line.has_left);
        assert_eq!(leave("Ещё раз").await, Err(AppError::Conflict));

        // Whoever comes back is staff again, and has nothing of what was.
        stage
            .invitations
            .invite(&director, &library, PHONE)
            .await
            .expect("invited");
        let own = stage.invitations.own(&staff).await.expect("own");
        stage
            .invitations
            .answer(&staff, &own[0].id, true)
            .await
            .expect("accepted");
        let line = &stage
            .powers
            .staff(&director, &library)
            .await
            .expect("staff")[0];
        assert!(!line.has_left);
        assert!(line.powers.iter().all(|power| power.state.is_over()));
        assert_eq!(leave("Снова").await, Ok(0));
    })
    .await;
}

#[tokio::test]
async fn nobody_is_made_to_leave_by_others_or_who_was_never_there() {
    on_every_stage(async |stage: Stage| {
        let (director, other) = (stage.director(LIBRARY).await, stage.director(CINEMA).await);
        let staff = stage.staff(LIBRARY).await;
        let stranger = stage.person("Прохожий").await;
        let leave = async |by, of: &str, account: &str| {
            let powers = &stage.powers;
            powers.leave(by, &ogrn(of), account, "Причина").await
        };
        let not_found = Err(AppError::NotFound);
        assert_eq!(leave(&other, LIBRARY, &staff.account).await, not_found);
        assert_eq!(leave(&other, CINEMA, &staff.account).await, not_found);
        assert_eq!(leave(&staff, LIBRARY, &staff.account).await, not_found);
        for account in [stranger.account.as_str(), "x", "", "\0"] {
            assert_eq!(leave(&director, LIBRARY, account).await, not_found);
        }
        let all = "SELECT count(*) FROM powers WHERE revoked_at IS NULL";
        assert_eq!(stage.count(all).await, 1);
        assert_eq!(stage.count("SELECT count(*) FROM memberships").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_leaver_whom_two_directors_remove_at_once_is_removed_once() {
    on_every_stage(async |stage: Stage| {
        let (first, second) = (stage.director(LIBRARY).await, stage.director(LIBRARY).await);
        let staff = stage.staff(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let leave = async |by| {
            let powers = &stage.powers;
            powers.leave(by, &library, &staff.account, "Причина").await
        };
        let (one, two) = tokio::join!(leave(&first), leave(&second));
        let mut both = [one, two];
        both.sort_by_key(Result::is_err);
        assert_eq!(both, [Ok(1), Err(AppError::Conflict)]);
        let at: Vec<i64> = stage.values("SELECT left_at FROM memberships").await;
        assert_eq!(at, [NOW]);
        let revoked = "SELECT count(*) FROM power_events WHERE kind = 'revoked'";
        assert_eq!(stage.count(revoked).await, 1);
    })
    .await;
}
