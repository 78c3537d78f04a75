//! What narrows a power of attorney, and what suspends it.

use std::sync::Arc;

use app::ports::{Checks, LateCheck, LateChecks, PowersOfAttorney, Visitor};
use domain::{outcome::OutcomeKind, power::AuthorityRefusal, scenario::Scenario};
use server::clock::Clock;

use crate::stage::{LIBRARY, NOW, Stage, TODAY, ogrn, on_every_stage, scanned};

/// A member of staff whose one power of attorney is narrowed by `limits`; its number.
async fn limited(stage: &Stage, limits: &str) -> (Visitor, String) {
    let staff = stage.person("Сотрудникова Ульяна").await;
    let number = stage
        .power(LIBRARY, &staff, &[Scenario::Age18], TODAY, "2026-12-31")
        .await;
    stage
        .run(
            "UPDATE powers SET limits = ? WHERE number = ?",
            [limits.into(), number.clone().into()],
        )
        .await;
    (staff, number)
}

/// What staff learn of a fresh code at `at`.
async fn asked(stage: &Stage, staff: &Visitor, at: i64) -> Option<AuthorityRefusal> {
    stage.clock.set(at);
    let citizen = stage.adult().await;
    let code = stage.code(&citizen, Scenario::Age18);
    let answer = stage.scan(staff, Some(LIBRARY), &code).await;
    match answer.authority {
        None => assert_eq!(answer.outcome, OutcomeKind::Confirmed),
        Some(_) => assert_eq!(answer.outcome, OutcomeKind::NoAuthority),
    }
    answer.authority
}

/// 2026-03-01 is a Sunday; its midnight in Moscow, Unix seconds.
const SUNDAY: i64 = NOW - 15 * 3_600 - 10;
const HOUR: i64 = 3_600;

#[tokio::test]
async fn the_day_of_the_week_turns_at_midnight_in_moscow() {
    on_every_stage(async |stage: Stage| {
        let (staff, _) = limited(&stage, r#"{"weekdays":"1,2,3,4,5"}"#).await;
        let midnight = SUNDAY + 24 * HOUR;
        let refused = Some(AuthorityRefusal::Weekday);
        assert_eq!(asked(&stage, &staff, midnight - 1).await, refused);
        assert_eq!(asked(&stage, &staff, midnight).await, None);
    })
    .await;
}

#[tokio::test]
async fn hours_begin_and_end_on_the_minute() {
    on_every_stage(async |stage: Stage| {
        let (staff, _) = limited(&stage, r#"{"hours":"09:00-18:00"}"#).await;
        let refused = Some(AuthorityRefusal::Hours);
        assert_eq!(asked(&stage, &staff, SUNDAY + 9 * HOUR - 1).await, refused);
        assert_eq!(asked(&stage, &staff, SUNDAY + 9 * HOUR).await, None);
        assert_eq!(asked(&stage, &staff, SUNDAY + 18 * HOUR - 1).await, None);
        assert_eq!(asked(&stage, &staff, SUNDAY + 18 * HOUR).await, refused);
    })
    .await;
}

#[tokio::test]
async fn the_number_of_a_day_begins_anew_at_midnight() {
    on_every_stage(async |stage: Stage| {
        let (staff, number) = limited(&stage, r#"{"checks_a_day":2}"#).await;
        let midnight = SUNDAY + 24 * HOUR;
        let refused = Some(AuthorityRefusal::ChecksADay);
        for _ in 0..2 {
            assert_eq!(asked(&stage, &staff, midnight - 60).await, None);
        }
        assert_eq!(asked(&stage, &staff, midnight - 1).await, refused);
        assert_eq!(asked(&stage, &staff, midnight).await, None);
        let counted = format!("SELECT count(*) FROM checks WHERE power_number = '{number}'");
        assert_eq!(stage.count(&counted).await, 3, "a refused one is not its");
    })
    .await;
}

#[tokio::test]
async fn of_many_at_once_only_so_many_pass() {
    on_every_stage(async |stage: Stage| {
        let (staff, _) = limited(&stage, r#"{"checks_a_day":5}"#).await;
        let mut codes = Vec::new();
        for _ in 0..20 {
            let citizen = stage.adult().await;
            codes.push(stage.code(&citizen, Scenario::Age18));
        }
        let stage = Arc::new(stage);
        let tasks: Vec<_> = codes
            .into_iter()
            .map(|code| {
                let (stage, staff) = (stage.clone(), staff.clone());
                tokio::spawn(async move { stage.scan(&staff, Some(LIBRARY), &code).await })
            })
            .collect();
        let mut confirmed = 0;
        for task in tasks {
            let answer = task.await.expect("done");
            match answer.outcome {
                OutcomeKind::Confirmed => confirmed += 1,
                _ => assert_eq!(answer.authority, Some(AuthorityRefusal::ChecksADay)),
            }
        }
        assert_eq!(confirmed, 5);
        // Whoever was refused took no code and was shown to no holder.
        assert_eq!(stage.count("SELECT count(*) FROM consumptions").await, 5);
        assert_eq!(stage.count("SELECT count(*) FROM holder_checks").await, 5);
    })
    .await;
}

#[tokio::test]
async fn suspended_it_counts_no_more_until_somebody_decides() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (staff, number) = limited(&stage, "{}").await;
        let library = ogrn(LIBRARY);
        assert_eq!(asked(&stage, &staff, NOW).await, None);
        let powers = &stage.powers;
        stage.clock.set(NOW + 1);
        powers
            .suspend(&director, &library, &number, "Жалоба")
            .await
            .expect("suspended");
        let refused = Some(AuthorityRefusal::Suspended);
        assert_eq!(asked(&stage, &staff, NOW + 1).await, refused);
        assert!(
            powers
                .suspend(&director, &library, &number, "x")
                .await
                .is_err()
        );
        let mandates = stage.checks.mandates(&staff).await.expect("mandates");
        assert!(!mandates[0].state.in_force());
        stage.clock.set(NOW + 60);
        powers
            .resume(&director, &library, &number, "Разобрались")
            .await
            .expect("resumed");
        assert_eq!(asked(&stage, &staff, NOW + 60).await, None);
        assert!(
            powers
                .resume(&director, &library, &number, "x")
                .await
                .is_err()
        );

        // A check made without a network is judged by how things stood when it was made.
        for (at, alarms) in [(NOW, 0), (NOW + 30, 1), (NOW + 60, 1)] {
            stage.clock.set(at);
            let citizen = stage.adult().await;
            let check = LateCheck {
                account: staff.account.clone(),
                request: scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Age18)),
                at,
                data_at: at - 60,
            };
            stage.clock.set(NOW + HOUR);
            stage
                .checks
                .settle(&staff, std::slice::from_ref(&check))
                .await
                .expect("settled");
            let found = stage.checks.alarms(&director, &library).await;
            assert_eq!(found.expect("alarms").lines.len(), alarms, "{}", at - NOW);
        }
        assert_eq!(stage.clock.now(), NOW + HOUR);
    })
    .await;
}
