//! The organization's list.

use app::{
    error::AppError,
    ports::{CheckFilter, Checks},
};
use domain::{outcome::OutcomeKind, scenario::Scenario};

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, ogrn, on_every_stage};

#[tokio::test]
async fn newest_first_filtered_and_in_pages() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let [anna, boris] = [
            stage.person("Аннушкина Ёлка").await,
            stage.person("Борисов Пётр").await,
        ];
        let all: Vec<_> = Scenario::all().collect();
        for person in [&anna, &boris] {
            stage
                .power(LIBRARY, person, &all, "2026-01-01", "2026-12-31")
                .await;
        }
        stage
            .scan(&anna, Some(LIBRARY), &stage.code(&citizen, Scenario::Age18))
            .await;
        stage.clock.advance(30);
        stage
            .scan(&boris, Some(LIBRARY), &stage.code(&citizen, STUDENT))
            .await;
        stage.clock.advance(30);
        stage.scan(&anna, Some(LIBRARY), "просто текст").await;
        stage
            .scan(&anna, None, "as an individual: nobody's list")
            .await;
        let journal = async |filter: CheckFilter, page_size| {
            let page = stage
                .checks
                .journal(&director, &ogrn(LIBRARY), &filter, page_size)
                .await;
            let page = page.expect("journal");
            let lines: Vec<_> = page
                .lines
                .iter()
                .map(|line| (line.at - NOW, line.staff.clone(), line.outcome))
                .collect();
            (lines, page.total)
        };
        let text = (60, "Аннушкина Ёлка".to_owned(), OutcomeKind::NotOurCode);
        let no = (30, "Борисов Пётр".to_owned(), OutcomeKind::NotConfirmed);
        let yes = (0, "Аннушкина Ёлка".to_owned(), OutcomeKind::Confirmed);
        let whole = vec![text.clone(), no.clone(), yes.clone()];
        assert_eq!(journal(CheckFilter::default(), 50).await, (whole, 3));

        let page = |page| CheckFilter {
            page,
            ..CheckFilter::default()
        };
        assert_eq!(journal(page(1), 2).await, (vec![yes.clone()], 3));
        assert_eq!(journal(page(u32::MAX), 10_000).await, (vec![], 3));
        let staff = |part: &str| CheckFilter {
            staff: Some(part.to_owned()),
            ..CheckFilter::default()
        };
        assert_eq!(journal(staff("ёлк"), 50).await, (vec![text, yes], 2));
        for nobody in ["%", "_", "\0", "'; DROP TABLE checks; --"] {
            assert_eq!(journal(staff(nobody), 50).await, (vec![], 0), "{nobody}");
        }
        let outcome = CheckFilter {
            outcome: Some(OutcomeKind::NotConfirmed),
            ..CheckFilter::default()
        };
        assert_eq!(journal(outcome, 50).await, (vec![no], 1));
    })
    .await;
}

#[tokio::test]
async fn a_request_that_nobody_answered_is_filed_as_a_no() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        stage
            .scan(
                &staff,
                Some(LIBRARY),
                &stage.code(&citizen, Scenario::Identity),
            )
            .await;
        let found = async |outcome| {
            let filter = CheckFilter {
                outcome: Some(outcome),
                ..CheckFilter::default()
            };
            let page = stage
                .checks
                .journal(&director, &ogrn(LIBRARY), &filter, 50)
                .await;
            let lines = page.expect("journal").lines;
            assert!(lines.iter().all(|line| line.outcome == outcome));
            lines.len()
        };
        stage.clock.set(NOW + 60);
        assert_eq!(found(OutcomeKind::AwaitingHolder).await, 1);
        assert_eq!(found(OutcomeKind::NotConfirmed).await, 0);
        stage.clock.set(NOW + 61);
        assert_eq!(found(OutcomeKind::AwaitingHolder).await, 0);
        assert_eq!(found(OutcomeKind::NotConfirmed).await, 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_but_its_director_sees_it() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let others = [
            stage.director(CINEMA).await,
            stage.staff(LIBRARY).await,
            stage.person("Прохожий").await,
            app::ports::Visitor {
                is_operator: true,
                ..stage.person("Оператор").await
            },
        ];
        let filter = CheckFilter::default();
        for other in &others {
            let refused = stage
                .checks
                .journal(other, &ogrn(LIBRARY), &filter, 50)
                .await;
            assert_eq!(refused.err(), Some(AppError::NotFound));
        }
        let nowhere = ogrn("1037739085636");
        let refused = stage.checks.journal(&director, &nowhere, &filter, 50).await;
        assert_eq!(refused.err(), Some(AppError::NotFound));
    })
    .await;
}
