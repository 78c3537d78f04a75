//! A retry is not a second check.

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{Checks, Language},
};
use domain::{outcome::OutcomeKind, scenario::Scenario};

use crate::stage::{LIBRARY, Stage, on_every_stage, scanned};

#[tokio::test]
async fn the_same_key_gets_the_same_answer_byte_for_byte() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let request = scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Age18));
        let first = stage.checks.check(&staff, &request).await.expect("answer");
        assert_eq!(first.outcome, OutcomeKind::Confirmed);
        // Long after the code has expired, in another spelling and another language.
        stage.clock.advance(86_400);
        let mut retry = request.clone();
        retry.idempotency_key = retry.idempotency_key.to_uppercase();
        retry.language = Language::En;
        let second = stage.checks.check(&staff, &retry).await.expect("answer");
        let json = |answer| serde_json::to_string(&answer).expect("JSON");
        assert_eq!(json(first), json(second));
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 1);
        assert_eq!(stage.count("SELECT COUNT(*) FROM holder_checks").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_key_for_another_request_is_a_conflict() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let request = scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Age18));
        stage.checks.check(&staff, &request).await.expect("answer");
        let mut other = scanned(Some(LIBRARY), "просто текст");
        other.idempotency_key = request.idempotency_key.clone();
        assert_eq!(
            stage.checks.check(&staff, &other).await,
            Err(AppError::Conflict)
        );
        let mut other = request.clone();
        other.organization = None;
        assert_eq!(
            stage.checks.check(&staff, &other).await,
            Err(AppError::Conflict)
        );
        // Of another verifier the key is another key.
        let colleague = stage.staff(LIBRARY).await;
        let answer = stage.checks.check(&colleague, &request).await;
        assert_eq!(answer.expect("answer").outcome, OutcomeKind::AlreadyUsed);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sixteen_retries_at_once_are_one_check() {
    on_every_stage(async |stage: Stage| {
        let stage = Arc::new(stage);
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let bystander = stage.person("Прохожий").await;
        for round in 0..20 {
            let (by, organization) = match round % 2 {
                0 => (&staff, Some(LIBRARY)),
                _ => (&bystander, None),
            };
            let request = scanned(organization, &stage.code(&citizen, Scenario::Age18));
            let mut retries = tokio::task::JoinSet::new();
            for _ in 0..16 {
                let (stage, by, request) = (stage.clone(), by.clone(), request.clone());
                retries.spawn(async move { stage.checks.check(&by, &request).await });
            }
            let answers: Vec<_> = retries
                .join_all()
                .await
                .into_iter()
                .map(|answer| serde_json::to_string(&answer.expect("answer")).expect("JSON"))
                .collect();
            assert!(answers.iter().all(|answer| *answer == answers[0]));
            assert!(answers[0].contains("confirmed"), "{}", answers[0]);
            assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, round + 1);
            stage.clock.advance(30);
        }
    })
    .await;
}
