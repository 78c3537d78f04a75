//! The port `Drafts` on a real database.

use std::sync::Arc;

use app::{
    error::AppError,
    forms::Fields,
    ports::{Drafts as _, IssuePower, MOST_DRAFTS, PowersOfAttorney as _, Visitor},
};
use domain::{
    power::{Limits, Powers, Validity},
    scenario::Scenario,
};
use server::{clock::Clock, drafts::DraftDesk};
use time::macros::date;

use crate::stage::{CINEMA, LIBRARY, NOW, Stage, ogrn, on_every_stage};

const SNILS: &str = "11223344595";

fn desk(stage: &Stage) -> DraftDesk {
    let clock = Arc::clone(&stage.clock) as Arc<dyn Clock>;
    DraftDesk::new(stage.database.clone(), clock)
}

fn typed(scenario: &str) -> Fields {
    Fields::of(&[
        ("person", SNILS),
        ("scenario", scenario),
        ("until", "not a day"),
        ("password", "demo-2026"),
        ("person-2", " "),
    ])
}

async fn deputy(stage: &Stage) -> Visitor {
    let deputy = stage.director(LIBRARY).await;
    stage
        .run(
            "UPDATE directors SET role = 'deputy' WHERE account_id = ?",
            [deputy.account.clone().into()],
        )
        .await;
    deputy
}

#[tokio::test]
async fn kept_as_typed_without_a_password_and_given_to_nobody_else() {
    on_every_stage(async |stage: Stage| {
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        let deputy = deputy(&stage).await;
        stage.forget_password(&deputy).await;
        let id = desk.keep(&deputy, &library, None, &typed("age18")).await;
        let id = id.expect("kept");
        let draft = desk.draft(&deputy, &library, &id).await.expect("there");
        let kept: Vec<_> = draft.fields.pairs().collect();
        let expected = [
            ("person", SNILS),
            ("scenario", "age18"),
            ("until", "not a day"),
        ];
        assert_eq!(kept, expected, "no password, nothing empty");
        assert_eq!((draft.at, draft.scenarios()), (NOW, vec![Scenario::Age18]));
        stage.clock.advance(60);
        let again = desk
            .keep(&deputy, &library, Some(&id), &typed("identity"))
            .await;
        assert_eq!(again, Ok(id.clone()));
        let all = desk.drafts(&deputy, &library).await.expect("all");
        assert_eq!((all.len(), all[0].at), (1, NOW + 60));
        // Nobody of another organization sees, changes or discards it.
        let (other, cinema) = (stage.director(CINEMA).await, ogrn(CINEMA));
        let seen = desk.drafts(&other, &library).await;
        assert_eq!(seen.map(|it| it.len()), Err(AppError::NotFound));
        assert_eq!(
            desk.discard(&other, &library, &id).await,
            Err(AppError::NotFound)
        );
        assert_eq!(
            desk.discard(&other, &cinema, &id).await,
            Err(AppError::NotFound)
        );
        let foreign = desk.keep(&other, &cinema, Some(&id), &typed("age18")).await;
        assert_ne!(foreign.expect("a new one"), id);
        assert_eq!(desk.discard(&deputy, &library, &id).await, Ok(()));
        assert_eq!(
            desk.discard(&deputy, &library, &id).await,
            Err(AppError::NotFound)
        );
        let large = Fields::of(&[("plain_text", &"ё".repeat(9_000))]);
        let large = desk.keep(&deputy, &library, None, &large).await;
        assert_eq!(large, Err(AppError::TooLarge));
        assert_eq!(stage.count("SELECT COUNT(*) FROM powers").await, 0);
    })
    .await;
}

#[tokio::test]
async fn issued_once_and_no_more_than_so_many() {
    on_every_stage(async |stage: Stage| {
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        let director = stage.director(LIBRARY).await;
        let staff = stage.person("Сотрудникова Ульяна").await;
        stage
            .run(
                "UPDATE accounts SET snils = ? WHERE id = ?",
                [SNILS.into(), staff.account.clone().into()],
            )
            .await;
        let id = desk.keep(&director, &library, None, &typed("age18")).await;
        let power = IssuePower {
            person: SNILS.to_owned(),
            others: Vec::new(),
            powers: Powers::new([Scenario::Age18]).expect("one"),
            validity: Validity::new(date!(2026 - 03 - 01), date!(2026 - 12 - 31)).expect("days"),
            limits: Limits::default(),
            replaces: None,
            plain_text: None,
            may_hand_over: false,
            draft: Some(id.expect("kept")),
        };
        stage.forget_password(&director).await;
        let asked = stage.powers.issue(&director, &library, &power).await;
        assert_eq!(asked, Err(AppError::password_needed()));
        assert_eq!(
            desk.drafts(&director, &library).await.expect("all").len(),
            1
        );
        stage.type_password(&director).await;
        assert!(
            stage
                .powers
                .issue(&director, &library, &power)
                .await
                .is_ok()
        );
        let again = stage.powers.issue(&director, &library, &power).await;
        assert_eq!(again, Err(AppError::Conflict));
        assert_eq!(stage.count("SELECT COUNT(*) FROM powers").await, 1);
        assert!(
            desk.drafts(&director, &library)
                .await
                .expect("all")
                .is_empty()
        );
        for _ in 0..MOST_DRAFTS {
            let kept = desk.keep(&director, &library, None, &typed("age18")).await;
            kept.expect("kept");
        }
        let more = desk.keep(&director, &library, None, &typed("age18")).await;
        assert_eq!(more, Err(AppError::Conflict));
    })
    .await;
}
