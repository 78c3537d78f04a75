//! Every row of DESIGN §5 but *offline*.

use app::{
    error::AppError,
    ports::{Assurance, CheckAnswer, Checks, HistoryFilter, Presentations},
};
use domain::{
    foreign::ForeignCode,
    holder::HolderRefusal,
    outcome::OutcomeKind,
    presentation::{Origin, window::PERIOD},
    scenario::Scenario,
    status::StatusKind,
};
use server::issuer::Issuer;

use crate::stage::{Citizen, LIBRARY, NOW, STUDENT, Stage, on_every_stage, scanned};

/// Why the latest check failed, from the holder's own page.
async fn reason(stage: &Stage, of: &Citizen) -> Option<HolderRefusal> {
    let history = stage
        .presentations
        .history(&of.visitor, &HistoryFilter::default())
        .await;
    history
        .expect("history")
        .lines
        .first()
        .expect("a check")
        .reason
}

#[tokio::test]
async fn a_yes_says_what_was_asked_and_by_whom() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        stage
            .status(
                &citizen,
                StatusKind::Student,
                "2025-09-01",
                Some("2026-03-01"),
            )
            .await;
        let staff = stage.staff(LIBRARY).await;
        let answer = stage
            .scan(&staff, Some(LIBRARY), &stage.code(&citizen, STUDENT))
            .await;
        let id = uuid::Uuid::try_parse(&answer.id).expect("UUID");
        assert_eq!(id.get_version_num(), 7);
        assert_eq!(
            answer,
            CheckAnswer {
                id: answer.id.clone(),
                outcome: OutcomeKind::Confirmed,
                at: NOW,
                organization: Some("Библиотека".to_owned()),
                scenario: Some(STUDENT),
                words: answer.words.clone(),
                slip: None,
                used: None,
                foreign: None,
                authority: None,
                waits_until: None,
                photo_until: None,
                again: None,
                return_until: None,
            }
        );
        let notices = stage.presentations.notices(&citizen.visitor).await;
        let notice = notices.expect("notices").check.expect("a check");
        assert_eq!(notice.words, answer.words, "both screens agree");
        assert_eq!(notice.organization.as_deref(), Some("Библиотека"));
        assert_eq!(notice.scenario, STUDENT);
    })
    .await;
}

#[tokio::test]
async fn a_no_does_not_say_why() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        let mut answers = Vec::new();
        // Ended yesterday, not begun, on hold, never held.
        let spells = [
            (
                Some(("2025-09-01", Some("2026-02-28"))),
                HolderRefusal::StatusEnded,
            ),
            (Some(("2026-03-02", None)), HolderRefusal::StatusNotYet),
            (Some(("2025-09-01", None)), HolderRefusal::StatusSuspended),
            (None, HolderRefusal::StatusNotFound),
        ];
        for (spell, expected) in spells {
            let citizen = stage.adult().await;
            if let Some((from, until)) = spell {
                stage
                    .status(&citizen, StatusKind::Student, from, until)
                    .await;
            }
            if expected == HolderRefusal::StatusSuspended {
                stage
                    .run(
                        "UPDATE statuses SET suspended = TRUE WHERE valid_from = '2025-09-01'",
                        [],
                    )
                    .await;
            }
            answers.push(
                stage
                    .scan(&staff, Some(LIBRARY), &stage.code(&citizen, STUDENT))
                    .await,
            );
            assert_eq!(reason(&stage, &citizen).await, Some(expected));
        }
        for (state, told) in [("paused", Some(HolderRefusal::Paused)), ("deleted", None)] {
            let citizen = stage.adult().await;
            stage
                .status(&citizen, StatusKind::Student, "2025-09-01", None)
                .await;
            let code = stage.code(&citizen, STUDENT);
            stage
                .run(
                    "UPDATE holders SET state = ? WHERE number = ?",
                    [
                        state.into(),
                        i64::try_from(citizen.number).expect("small").into(),
                    ],
                )
                .await;
            answers.push(stage.scan(&staff, Some(LIBRARY), &code).await);
            if told.is_some() {
                assert_eq!(reason(&stage, &citizen).await, told);
            }
        }
        let child = stage.citizen("biometrics", "2008-03-02").await;
        answers.push(
            stage
                .scan(&staff, Some(LIBRARY), &stage.code(&child, STUDENT))
                .await,
        );
        assert_eq!(reason(&stage, &child).await, Some(HolderRefusal::Underage));
        let nobody = Citizen {
            number: 999_999,
            ..child
        };
        answers.push(
            stage
                .scan(&staff, Some(LIBRARY), &stage.code(&nobody, STUDENT))
                .await,
        );
        // But for id, words and slip, all are one and the same answer.
        for answer in &answers {
            let slip = answer.slip.as_deref().expect("slip");
            assert!(slip.len() == 7 && slip.as_bytes()[3] == b'-', "{slip}");
            assert!(answer.words.is_some());
            let first = CheckAnswer {
                id: answer.id.clone(),
                words: answer.words.clone(),
                slip: answer.slip.clone(),
                ..answers[0].clone()
            };
            assert_eq!(*answer, first);
            let json = serde_json::to_string(answer).expect("JSON");
            for reason in HolderRefusal::ALL {
                assert!(!json.contains(&format!("\"{}\"", reason.key())), "{json}");
            }
        }
        let said =
            "SELECT COUNT(*) FROM checks WHERE answer LIKE '%ended%' OR answer LIKE '%paused%'";
        assert_eq!(stage.count(said).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_driving_licence_gives_age_and_nothing_else() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.citizen("driving_licence", "1990-01-01").await;
        stage
            .status(&citizen, StatusKind::Student, "2025-09-01", None)
            .await;
        let staff = stage.staff(LIBRARY).await;
        let age = stage
            .scan(
                &staff,
                Some(LIBRARY),
                &stage.code(&citizen, Scenario::Age18),
            )
            .await;
        assert_eq!(age.outcome, OutcomeKind::Confirmed);
        for scenario in [STUDENT, Scenario::Identity] {
            stage.clock.advance(1);
            let answer = stage
                .scan(&staff, Some(LIBRARY), &stage.code(&citizen, scenario))
                .await;
            assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
            assert_eq!(
                reason(&stage, &citizen).await,
                Some(HolderRefusal::SourceNotEnough)
            );
        }
    })
    .await;
}

#[tokio::test]
async fn codes_of_an_ended_epoch_are_refused() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        stage.run("UPDATE holders SET epoch = 2", []).await;
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
        assert_eq!(
            reason(&stage, &citizen).await,
            Some(HolderRefusal::EpochEnded)
        );
    })
    .await;
}

#[tokio::test]
async fn a_code_counts_until_twenty_seconds_after_its_window() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let exp = NOW - 10 + PERIOD;
        for (now, expected) in [
            (exp - 36, OutcomeKind::Expired),
            (exp - 35, OutcomeKind::Confirmed),
            (exp + 21, OutcomeKind::Expired),
            (exp + 20, OutcomeKind::Confirmed),
        ] {
            stage.clock.set(NOW);
            let code = stage.code(&citizen, Scenario::Age18);
            stage.clock.set(now);
            let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
            assert_eq!(answer.outcome, expected, "at exp{:+}", now - exp);
            assert_eq!(answer.scenario, Some(Scenario::Age18));
            assert_eq!(answer.words.is_some(), expected == OutcomeKind::Confirmed);
            stage.run("DELETE FROM consumptions", []).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_ours_is_named_and_what_pretends_is_forged() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let payment = stage
            .scan(&staff, Some(LIBRARY), "ST00012|Name=ООО|PersonalAcc=1")
            .await;
        assert_eq!(payment.outcome, OutcomeKind::NotOurCode);
        assert_eq!(payment.foreign, Some(ForeignCode::Payment));
        assert_eq!(payment.scenario, None);
        let empty = stage.scan(&staff, Some(LIBRARY), "").await;
        assert_eq!(empty.foreign, Some(ForeignCode::Text));

        // Another installation's keys behind our address.
        let origin = Origin::parse("http://localhost:3000").expect("origin");
        let stranger = Issuer::stranger(origin, stage.clock.clone()).expect("keys");
        let session = stage.session(&citizen, Scenario::Age18, NOW);
        let forged = stranger.issue(&session).expect("issues");
        for code in [
            forged.as_str(),
            "HTTP://LOCALHOST:3000/V#AAAA",
            "HTTP://LOCALHOST:3000/V#\0",
        ] {
            let answer = stage.scan(&staff, Some(LIBRARY), code).await;
            assert_eq!(answer.outcome, OutcomeKind::Forged);
            assert_eq!((answer.scenario, answer.words), (None, None));
        }
        assert_eq!(stage.count("SELECT COUNT(*) FROM holder_checks").await, 0);
        assert_eq!(stage.count("SELECT COUNT(*) FROM consumptions").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_not_confirmed_checks_nothing() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let basic = stage.account("Некто", Assurance::Basic).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let refused = stage.checks.check(&basic, &scanned(None, &code)).await;
        assert_eq!(refused, Err(AppError::NotConfirmed));
        let refused = stage.checks.mandates(&basic).await;
        assert_eq!(refused, Err(AppError::NotConfirmed));
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 0);
    })
    .await;
}

#[tokio::test]
async fn bad_requests_store_nothing() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        let mut no_uuid = scanned(Some(LIBRARY), "x");
        no_uuid.idempotency_key = "' OR 1=1".to_owned();
        for bad in [no_uuid, scanned(Some(LIBRARY), &"x".repeat(4_297))] {
            assert!(matches!(
                stage.checks.check(&staff, &bad).await,
                Err(AppError::Invalid { .. })
            ));
        }
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 0);
    })
    .await;
}
