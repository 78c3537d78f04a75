//! Who may ask.

use app::{
    error::AppError,
    ports::{Checks, Visitor},
};
use domain::{
    outcome::OutcomeKind,
    power::{AuthorityRefusal, PowerState},
    scenario::Scenario,
};

use crate::stage::{CINEMA, LIBRARY, STUDENT, Stage, TODAY, on_every_stage, scanned};

/// The refusal; `None` for any other outcome.
async fn refusal(stage: &Stage, by: &Visitor, code: &str) -> Option<AuthorityRefusal> {
    let answer = stage.scan(by, Some(LIBRARY), code).await;
    assert_eq!(
        answer.outcome == OutcomeKind::NoAuthority,
        answer.authority.is_some()
    );
    answer.authority
}

#[tokio::test]
async fn each_reason_is_told() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let code = stage.code(&citizen, Scenario::Age18);
        let age = [Scenario::Age18];
        let person = stage.person("Сотрудник").await;
        assert_eq!(
            refusal(&stage, &person, &code).await,
            Some(AuthorityRefusal::Missing)
        );
        stage
            .power(CINEMA, &person, &age, "2026-01-01", "2026-12-31")
            .await;
        assert_eq!(
            refusal(&stage, &person, &code).await,
            Some(AuthorityRefusal::Missing),
            "another organization's"
        );
        stage
            .power(LIBRARY, &person, &age, "2025-01-01", "2026-02-28")
            .await;
        assert_eq!(
            refusal(&stage, &person, &code).await,
            Some(AuthorityRefusal::Expired)
        );
        let revoked = stage.power(LIBRARY, &person, &age, TODAY, TODAY).await;
        stage.revoke(&revoked).await;
        assert_eq!(
            refusal(&stage, &person, &code).await,
            Some(AuthorityRefusal::Revoked)
        );
        stage
            .power(LIBRARY, &person, &age, "2026-03-02", "2026-12-31")
            .await;
        assert_eq!(
            refusal(&stage, &person, &code).await,
            Some(AuthorityRefusal::NotYet)
        );
        stage
            .power(LIBRARY, &person, &[STUDENT], TODAY, TODAY)
            .await;
        assert_eq!(
            refusal(&stage, &person, &code).await,
            Some(AuthorityRefusal::NotCovered)
        );
        assert_eq!(stage.count("SELECT COUNT(*) FROM consumptions").await, 0);
        let last_day = stage
            .power(LIBRARY, &person, &age, "2026-01-01", TODAY)
            .await;
        assert_eq!(refusal(&stage, &person, &code).await, None);
        let under = format!("SELECT COUNT(*) FROM checks WHERE power_number = '{last_day}'");
        assert_eq!(stage.count(&under).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_revoked_power_bites_at_the_very_next_check() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let person = stage.person("Сотрудник").await;
        let number = stage
            .power(LIBRARY, &person, &[Scenario::Age18], TODAY, TODAY)
            .await;
        assert_eq!(
            refusal(&stage, &person, &stage.code(&citizen, Scenario::Age18)).await,
            None
        );
        stage.revoke(&number).await;
        stage.clock.advance(30);
        assert_eq!(
            refusal(&stage, &person, &stage.code(&citizen, Scenario::Age18)).await,
            Some(AuthorityRefusal::Revoked)
        );
    })
    .await;
}

#[tokio::test]
async fn authority_comes_before_the_code() {
    on_every_stage(async |stage: Stage| {
        let person = stage.person("Прохожий").await;
        let answer = stage.scan(&person, Some(LIBRARY), "просто текст").await;
        assert_eq!(answer.outcome, OutcomeKind::NoAuthority);
        assert_eq!((answer.foreign, answer.organization), (None, None));
    })
    .await;
}

#[tokio::test]
async fn a_stranger_fills_nobodys_list() {
    on_every_stage(async |stage: Stage| {
        let stranger = stage.person("Прохожий").await;
        let nowhere = "1037739085636";
        for (organization, expected) in [(LIBRARY, 0), (nowhere, 0)] {
            let answer = stage.scan(&stranger, Some(organization), "x").await;
            assert_eq!(answer.authority, Some(AuthorityRefusal::Missing));
            let listed = "SELECT COUNT(*) FROM checks WHERE ogrn IS NOT NULL";
            assert_eq!(stage.count(listed).await, expected);
        }
        // Who once belonged to it is listed: the director wants to know.
        let former = stage.person("Бывший").await;
        stage
            .power(LIBRARY, &former, &[STUDENT], "2025-01-01", "2025-12-31")
            .await;
        stage.scan(&former, Some(LIBRARY), "x").await;
        let listed = format!("SELECT COUNT(*) FROM checks WHERE ogrn = '{LIBRARY}'");
        assert_eq!(stage.count(&listed).await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_individual_asks_no_identity_and_not_too_often() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let person = stage.person("Прохожий").await;
        let answer = stage
            .scan(&person, None, &stage.code(&citizen, Scenario::Identity))
            .await;
        assert_eq!(answer.authority, Some(AuthorityRefusal::NotCovered));
        assert_eq!(stage.count("SELECT COUNT(*) FROM holder_checks").await, 0);
        let code = stage.code(&citizen, Scenario::Age18);
        for _ in 0..29 {
            stage.scan(&person, None, &code).await;
        }
        stage.clock.advance(20);
        for organization in [None, Some(LIBRARY)] {
            assert_eq!(
                stage
                    .checks
                    .check(&person, &scanned(organization, &code))
                    .await,
                Err(AppError::TooMany { retry_after: 40 }),
                "a stranger is an individual with a claim"
            );
        }
        stage.clock.advance(40);
        stage
            .scan(&person, None, &stage.code(&citizen, Scenario::Age18))
            .await;
    })
    .await;
}

#[tokio::test]
async fn mandates_are_listed_with_how_they_stand() {
    on_every_stage(async |stage: Stage| {
        let person = stage.person("Сотрудник").await;
        let age = [Scenario::Age18];
        stage
            .power(LIBRARY, &person, &age, "2024-01-01", "2025-02-28")
            .await;
        let expired = stage
            .power(LIBRARY, &person, &age, "2024-01-01", "2025-03-01")
            .await;
        let later = stage
            .power(CINEMA, &person, &age, "2026-04-01", "2026-12-31")
            .await;
        let active = stage
            .power(CINEMA, &person, &age, "2026-01-01", "2026-12-31")
            .await;
        let ending = stage
            .power(LIBRARY, &person, &age, "2026-01-01", "2026-03-15")
            .await;
        let mandates = stage.checks.mandates(&person).await.expect("mandates");
        let seen: Vec<_> = mandates
            .iter()
            .map(|mandate| (mandate.number.clone(), mandate.state))
            .collect();
        assert_eq!(
            seen,
            [
                (ending, PowerState::Expiring { days_left: 14 }),
                (active, PowerState::Active),
                (later, PowerState::NotYet),
                (expired, PowerState::Expired),
            ],
            "over for more than a year: forgotten"
        );
        let first = mandates.first().expect("one");
        assert_eq!(first.organization, "Библиотека");
        assert_eq!(first.full_name, "Библиотека (полностью)");
        assert_eq!(
            (first.from.as_str(), first.until.as_str()),
            ("2026-01-01", "2026-03-15")
        );
        assert_eq!(first.scenarios, age);
        let nobody = stage.person("Прохожий").await;
        assert_eq!(stage.checks.mandates(&nobody).await, Ok(Vec::new()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limit_holds_for_checks_that_come_at_once() {
    on_every_stage(async |stage: Stage| {
        let stage = std::sync::Arc::new(stage);
        let citizen = stage.adult().await;
        let person = stage.person("Прохожий").await;
        let code = stage.code(&citizen, Scenario::Age18);
        let mut scans = tokio::task::JoinSet::new();
        for _ in 0..64 {
            let (stage, person, code) = (stage.clone(), person.clone(), code.clone());
            scans.spawn(async move { stage.checks.check(&person, &scanned(None, &code)).await });
        }
        let answers = scans.join_all().await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 30);
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 30);
    })
    .await;
}
