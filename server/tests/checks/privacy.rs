//! What verifiers and directors get holds nothing of the citizen.

use app::ports::{CheckFilter, Checks, PowersOfAttorney, Presentations};
use domain::{outcome::OutcomeKind, scenario::Scenario, status::StatusKind};

use crate::stage::{LIBRARY, PERSONAL, Stage, ogrn, on_every_stage, typed};

#[tokio::test]
async fn no_answer_holds_a_personal_value() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        stage
            .status(&citizen, StatusKind::LargeFamily, "2010-01-01", None)
            .await;
        stage
            .status(
                &citizen,
                StatusKind::Student,
                "2010-01-01",
                Some("2026-02-28"),
            )
            .await;
        let staff = stage.staff(LIBRARY).await;
        let director = stage.director(LIBRARY).await;
        let bystander = stage.person("Прохожий").await;
        let mut said = Vec::new();
        let mut outcomes = Vec::new();
        for scenario in Scenario::all() {
            let code = stage.code(&citizen, scenario);
            for (by, organization) in [
                (&bystander, None),
                (&bystander, Some(LIBRARY)),
                (&staff, Some(LIBRARY)),
                (&staff, Some(LIBRARY)),
            ] {
                let answer = stage.scan(by, organization, &code).await;
                outcomes.push(answer.outcome);
                said.push(serde_json::to_string(&answer).expect("JSON"));
                if answer.outcome == OutcomeKind::AwaitingHolder {
                    let awaited = stage.checks.awaited(by, &answer.id).await.expect("own");
                    said.push(serde_json::to_string(&awaited).expect("JSON"));
                }
            }
            stage.clock.advance(60);
            let made = stage
                .presentations
                .digits(&citizen.visitor, Scenario::Age18, None)
                .await;
            let request = typed(Some(LIBRARY), &made.expect("digits").digits);
            let answer = stage.checks.check(&staff, &request).await.expect("answer");
            said.push(serde_json::to_string(&answer).expect("JSON"));
            stage.clock.advance(60);
            let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
            outcomes.push(answer.outcome);
            said.push(serde_json::to_string(&answer).expect("JSON"));
        }
        for outcome in [
            OutcomeKind::Confirmed,
            OutcomeKind::NotConfirmed,
            OutcomeKind::AwaitingHolder,
            OutcomeKind::AlreadyUsed,
            OutcomeKind::NoAuthority,
            OutcomeKind::Expired,
        ] {
            assert!(outcomes.contains(&outcome), "{outcome:?}");
        }
        let organization = ogrn(LIBRARY);
        let filter = CheckFilter::default();
        let journal = stage
            .checks
            .journal(&director, &organization, &filter, 10_000)
            .await;
        said.push(format!("{:?}", journal.expect("journal")));
        said.push(format!(
            "{:?}",
            stage.powers.overview(&director, &organization).await
        ));
        said.push(format!(
            "{:?}",
            stage.powers.staff(&director, &organization).await
        ));
        said.push(format!("{:?}", stage.checks.mandates(&staff).await));
        let number = citizen.number.to_string();
        for text in said {
            for personal in PERSONAL {
                assert!(!text.contains(personal), "{personal} in {text}");
            }
            assert!(!text.contains(&citizen.visitor.account), "{text}");
            assert!(!text.contains(&format!("\"{number}\"")), "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_organizations_copy_cannot_be_joined_to_a_person() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        stage.scan(&staff, Some(LIBRARY), &code).await;
        let with = format!(
            "SELECT COUNT(*) FROM checks WHERE answer LIKE '%{0}%' OR request_hash LIKE '%{0}%'",
            citizen.visitor.account
        );
        assert_eq!(stage.count(&with).await, 0);
        let payload = code.split('#').nth(1).expect("payload");
        let with = format!("SELECT COUNT(*) FROM checks WHERE answer LIKE '%{payload}%'");
        assert_eq!(stage.count(&with).await, 0);
    })
    .await;
}
