//! Signed lists of checks: what is in them, and what a file is worth.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use app::{
    error::{AppError, Problem},
    ports::{CheckExport, CheckExports, ExportVerdict, Visitor},
};
use domain::scenario::Scenario;
use server::exports::ExportDesk;
use time::{Date, macros::date};

use crate::stage::{CINEMA, LIBRARY, NOW, PERSONAL, Stage, ogrn, on_every_stage};

const TODAY: Date = date!(2026 - 03 - 01);

fn desk(stage: &Stage) -> ExportDesk {
    let (database, clock) = (stage.database.clone(), stage.clock.clone());
    ExportDesk::new(database, clock, stage.signatory.clone())
}

async fn export(stage: &Stage, by: &Visitor, from: Date, until: Date) -> CheckExport {
    let exported = desk(stage).export(by, &ogrn(LIBRARY), from, until).await;
    exported.expect("an export")
}

/// Checks of yesterday's last second, of today's first, and of now, Moscow.
async fn checked(stage: &Stage) -> Visitor {
    let citizen = stage.adult().await;
    let staff = stage.staff(LIBRARY).await;
    let midnight = NOW - 10 - 15 * 3_600;
    for at in [midnight - 1, midnight, NOW] {
        stage.clock.set(at);
        let code = stage.code(&citizen, Scenario::Age18);
        stage.scan(&staff, Some(LIBRARY), &code).await;
    }
    staff
}

#[tokio::test]
async fn it_holds_the_days_asked_for_and_nothing_about_citizens() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        checked(&stage).await;
        let file = export(&stage, &director, TODAY, TODAY).await;
        assert_eq!(file.stem, format!("checks_{LIBRARY}_2026-03-01_2026-03-01"));
        let text = String::from_utf8(file.content.clone()).expect("text");
        assert_eq!(
            text.lines().count(),
            4,
            "head, two checks, signature: {text}"
        );
        assert!(text.contains("Сотрудникова Ульяна"));
        for word in PERSONAL {
            assert!(!text.contains(word), "{word}");
        }
        let Ok(ExportVerdict::Unchanged(facts)) = desk(&stage).verify(&file.content).await else {
            panic!("not as it was signed");
        };
        assert_eq!(facts.organization, "Библиотека");
        assert_eq!(facts.ogrn, ogrn(LIBRARY));
        assert_eq!((facts.from, facts.until, facts.rows), (TODAY, TODAY, 2));
        assert_eq!(facts.signed_at, NOW);
        let both = export(&stage, &director, date!(2026 - 02 - 28), TODAY).await;
        let text = String::from_utf8(both.content).expect("text");
        assert_eq!(text.lines().count(), 5);
        let none = export(
            &stage,
            &director,
            date!(2026 - 01 - 01),
            date!(2026 - 01 - 31),
        )
        .await;
        let verdict = desk(&stage).verify(&none.content).await;
        let facts = matches!(verdict, Ok(ExportVerdict::Unchanged(facts)) if facts.rows == 0);
        assert!(facts, "an empty list is one");
    })
    .await;
}

#[tokio::test]
async fn whatever_is_changed_is_found() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        checked(&stage).await;
        let file = export(&stage, &director, TODAY, TODAY).await.content;
        let text = String::from_utf8(file.clone()).expect("text");
        let desk = desk(&stage);
        let lines: Vec<_> = text.lines().collect();
        let without = |at: usize| {
            let kept = lines.iter().enumerate().filter(|(line, _)| *line != at);
            kept.map(|(_, line)| format!("{line}\n"))
                .collect::<String>()
        };
        for changed in [
            text.replace("Сотрудникова", "Сотрудников"),
            text.replace("\"rows\":2", "\"rows\":1"),
            text.replace("2026-03-01\",\"rows", "2026-03-02\",\"rows"),
            without(1),
            text.replacen('\n', "\r\n", 1),
        ] {
            assert_ne!(changed, text);
            let verdict = desk.verify(changed.as_bytes()).await;
            assert_eq!(verdict, Ok(ExportVerdict::Changed), "{changed}");
        }
        // Each byte of the head and of the checks counts.
        let signed = file.len() - lines[3].len() - 1;
        for at in (0..signed).step_by(7) {
            let mut changed = file.clone();
            changed[at] ^= 1;
            let verdict = desk.verify(&changed).await.expect("a verdict");
            assert!(!matches!(verdict, ExportVerdict::Unchanged(_)), "byte {at}");
        }
        for other in [without(0), without(3), String::new(), "{}".to_owned()] {
            let verdict = desk.verify(other.as_bytes()).await;
            assert_eq!(verdict, Ok(ExportVerdict::NoExport), "{other}");
        }
        // In the name of another organization than the one that signed it.
        let foreign = text.replace(LIBRARY, CINEMA);
        let content = &foreign[..signed + CINEMA.len() - LIBRARY.len()];
        let signature = stage
            .signatory
            .sign(
                stage.connection(),
                (&ogrn(LIBRARY), "Библиотека"),
                content.as_bytes(),
            )
            .await
            .expect("signed");
        let signature = data_encoding::BASE64.encode(&signature);
        let mut forged = content.to_owned();
        forged.push_str(&format!("{{\"signature\":\"{signature}\"}}\n"));
        let verdict = desk.verify(forged.as_bytes()).await;
        assert_eq!(verdict, Ok(ExportVerdict::Unknown));
    })
    .await;
}

#[tokio::test]
async fn days_are_looked_at_and_strangers_get_nothing() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let desk = desk(&stage);
        let library = ogrn(LIBRARY);
        for (from, until, problem) in [
            (TODAY, date!(2026 - 02 - 28), Problem::Reversed),
            (TODAY, date!(2026 - 03 - 02), Problem::Future),
            (date!(2025 - 11 - 29), TODAY, Problem::LongPeriod),
        ] {
            let refused = desk.export(&director, &library, from, until).await;
            assert_eq!(refused, Err(AppError::field("until", problem)));
        }
        let longest = desk.export(&director, &library, date!(2025 - 11 - 30), TODAY);
        assert!(longest.await.is_ok());
        let staff = stage.staff(LIBRARY).await;
        let elsewhere = stage.director(CINEMA).await;
        for by in [&staff, &elsewhere] {
            let refused = desk.export(by, &library, TODAY, TODAY).await;
            assert_eq!(refused, Err(AppError::NotFound));
        }
    })
    .await;
}
