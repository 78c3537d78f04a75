use std::sync::Arc;

use app::{
    error::AppError,
    papers::{Block, PaperKind, Words, compose},
    ports::{Language, PaperDetails, Papers},
};
use domain::{presentation::Origin, scenario::Scenario};
use server::{papers::PaperDesk, texts::FluentTexts};
use time::macros::date;

use crate::stage::{CINEMA, LIBRARY, STUDENT, Stage, TODAY, ogrn, on_every_stage};

pub(super) fn desk(stage: &Stage) -> PaperDesk {
    let origin = Origin::parse("https://id.example.ru").expect("origin");
    PaperDesk::new(
        stage.database.clone(),
        stage.clock.clone() as Arc<_>,
        origin,
    )
}

fn usual() -> PaperDetails {
    PaperDetails {
        acts: vec!["закон".to_owned()],
        post: "Директор".to_owned(),
        ..PaperDetails::default()
    }
}

#[tokio::test]
async fn what_is_known_stands_in_them_and_what_is_written_stays() {
    on_every_stage(async |stage: Stage| {
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        let director = stage.director(LIBRARY).await;
        let staff = stage.person("Ёлкина Майя").await;
        stage.power(LIBRARY, &staff, &[STUDENT], TODAY, TODAY).await;
        stage
            .power(
                LIBRARY,
                &staff,
                &[Scenario::Age18],
                "2026-02-01",
                "2026-02-28",
            )
            .await;
        let revoked = stage
            .power(LIBRARY, &staff, &[Scenario::Age18], TODAY, TODAY)
            .await;
        stage.revoke(&revoked).await;

        let facts = desk
            .facts(&director, &library, usual())
            .await
            .expect("facts");
        assert!(!facts.is_edited);
        assert_eq!(facts.details.acts, ["закон"]);
        assert_eq!(facts.details.head, "Директоров Игнат", "the director signs");
        let powers: Vec<_> = facts
            .powers
            .iter()
            .map(|power| &power.representative)
            .collect();
        assert_eq!(
            powers,
            ["Ёлкина Майя"],
            "only what is in force today, its last day included"
        );
        assert_eq!(facts.guide_address, "https://id.example.ru/guide");

        let written = PaperDetails {
            acts: vec!["Приказ «Об узле»".to_owned(), "второй".to_owned()],
            order_number: "11-ол".to_owned(),
            order_day: Some(date!(2026 - 02 - 16)),
            place: "Лермонтов".to_owned(),
            ..PaperDetails::default()
        };
        for details in [usual(), written.clone()] {
            desk.write(&director, &library, &details)
                .await
                .expect("written");
        }
        let facts = desk
            .facts(&director, &library, usual())
            .await
            .expect("facts");
        assert!(facts.is_edited);
        assert_eq!(
            facts.details, written,
            "the last word, and what it left empty is empty"
        );
        assert_eq!(stage.count("SELECT count(*) FROM paper_details").await, 1);
    })
    .await;
}

#[tokio::test]
async fn only_its_own_directors_see_and_write_them() {
    on_every_stage(async |stage: Stage| {
        let desk = desk(&stage);
        let of_cinema = stage.director(CINEMA).await;
        let staff = stage.staff(LIBRARY).await;
        for by in [&of_cinema, &staff] {
            let seen = desk.facts(by, &ogrn(LIBRARY), usual()).await.err();
            assert_eq!(seen, Some(AppError::NotFound));
            let written = desk.write(by, &ogrn(LIBRARY), &usual()).await;
            assert_eq!(written, Err(AppError::NotFound));
        }
        assert_eq!(stage.count("SELECT count(*) FROM paper_details").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_act_is_an_empty_line_and_never_made_up() {
    on_every_stage(async |stage: Stage| {
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        let director = stage.director(LIBRARY).await;
        let texts = FluentTexts::load().expect("texts");
        let words = Words::new(&texts, Language::Ru);
        let lines = async |details: Option<PaperDetails>| {
            if let Some(details) = details {
                desk.write(&director, &library, &details)
                    .await
                    .expect("written");
            }
            let facts = desk.facts(&director, &library, words.usual()).await;
            let paper = compose(PaperKind::Notice, &facts.expect("facts"), words);
            let acts = paper.blocks.iter().filter(|block| match block {
                Block::Item(text) => text.contains("№"),
                Block::Line => true,
                _ => false,
            });
            acts.cloned().collect::<Vec<_>>()
        };
        let usual = lines(None).await;
        // Nobody may check anything here yet: the list of scenarios is a line, too.
        assert_eq!(
            usual.iter().filter(|block| **block == Block::Line).count(),
            2
        );
        assert_eq!(
            usual.len(),
            4,
            "the two acts of the model, and a line for those it cannot know"
        );
        let one = PaperDetails {
            acts: vec!["Приказ №\u{a0}5".to_owned()],
            ..PaperDetails::default()
        };
        assert_eq!(lines(Some(one)).await.len(), 2);
        assert_eq!(
            lines(Some(PaperDetails::default())).await,
            [Block::Line, Block::Line]
        );
    })
    .await;
}
