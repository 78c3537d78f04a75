//! The eight digits.

use app::{
    error::AppError,
    ports::{Checks, Presentations},
};
use domain::{outcome::OutcomeKind, power::AuthorityRefusal, scenario::Scenario};

use crate::stage::{LIBRARY, Stage, on_every_stage, scanned, typed};

#[tokio::test]
async fn digits_stand_for_the_code_of_their_moment() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let made = stage
            .presentations
            .digits(&citizen.visitor, Scenario::Age18, None)
            .await
            .expect("digits");
        assert_eq!(made.digits.len(), 8);
        // The code itself has expired by now; the digits have a minute of their own.
        stage.clock.set(made.until);
        let request = typed(Some(LIBRARY), &made.digits);
        let answer = stage.checks.check(&staff, &request).await.expect("answer");
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
        assert_eq!(answer.scenario, Some(Scenario::Age18));
        // They are the same showing: neither counts again.
        let again = stage
            .checks
            .check(&staff, &typed(Some(LIBRARY), &made.digits))
            .await;
        assert_eq!(again.expect("answer").outcome, OutcomeKind::AlreadyUsed);
        stage.clock.advance(-60);
        let again = stage
            .checks
            .check(&staff, &scanned(Some(LIBRARY), &code))
            .await;
        assert_eq!(again.expect("answer").outcome, OutcomeKind::AlreadyUsed);
    })
    .await;
}

#[tokio::test]
async fn unknown_and_expired_digits_are_an_old_code() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let digits = async || {
            let made = stage
                .presentations
                .digits(&citizen.visitor, Scenario::Age18, None)
                .await;
            made.expect("digits")
        };
        let outcome = async |digits: &str| {
            let answer = stage
                .checks
                .check(&staff, &typed(Some(LIBRARY), digits))
                .await;
            let answer = answer.expect("answer");
            (answer.outcome, answer.scenario)
        };
        let old = (OutcomeKind::Expired, None);
        assert_eq!(outcome("00000000").await, old);
        let first = digits().await;
        let second = digits().await;
        assert_eq!(outcome(&first.digits).await, old, "replaced");
        stage.clock.set(second.until + 1);
        assert_eq!(outcome(&second.digits).await, old, "a second too late");
    })
    .await;
}

#[tokio::test]
async fn an_individual_types_nothing() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let person = stage.person("Прохожий").await;
        let made = stage
            .presentations
            .digits(&citizen.visitor, Scenario::Age18, None)
            .await;
        for digits in [made.expect("digits").digits.as_str(), "00000000"] {
            let answer = stage.checks.check(&person, &typed(None, digits)).await;
            let answer = answer.expect("answer");
            assert_eq!(answer.authority, Some(AuthorityRefusal::NotCovered));
            assert_eq!(answer.scenario, None, "nothing was looked up");
        }
    })
    .await;
}

#[tokio::test]
async fn ten_tries_a_minute_for_each_verifier() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let [staff, colleague] = [stage.staff(LIBRARY).await, stage.staff(LIBRARY).await];
        let check = async |by, digits: &str| {
            let answer = stage.checks.check(by, &typed(Some(LIBRARY), digits)).await;
            answer.map(|answer| answer.outcome)
        };
        for _ in 0..10 {
            assert_eq!(check(&staff, "00000000").await, Ok(OutcomeKind::Expired));
        }
        stage.clock.advance(59);
        let made = stage
            .presentations
            .digits(&citizen.visitor, Scenario::Age18, None)
            .await;
        let digits = made.expect("digits").digits;
        assert_eq!(
            check(&staff, &digits).await,
            Err(AppError::TooMany { retry_after: 1 })
        );
        assert_eq!(check(&colleague, &digits).await, Ok(OutcomeKind::Confirmed));
        stage.clock.advance(1);
        assert_eq!(check(&staff, &digits).await, Ok(OutcomeKind::AlreadyUsed));
    })
    .await;
}

#[tokio::test]
async fn a_retry_is_not_a_try() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        let request = typed(Some(LIBRARY), "00000000");
        for _ in 0..20 {
            let answer = stage.checks.check(&staff, &request).await.expect("answer");
            assert_eq!(answer.outcome, OutcomeKind::Expired);
        }
    })
    .await;
}
