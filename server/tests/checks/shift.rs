//! What one person has checked lately.

use app::{
    error::AppError,
    ports::{Checks, Shift, ShiftEvent, ShiftLine},
};
use domain::{outcome::OutcomeKind, scenario::Scenario};

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, on_every_stage};

#[tokio::test]
async fn twelve_hours_of_ones_own() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let [anna, boris] = [stage.staff(LIBRARY).await, stage.staff(CINEMA).await];
        let shift = async || stage.checks.shift(&anna).await.expect("shift");
        let nothing = Shift {
            since: NOW - 12 * 3600,
            counts: Vec::new(),
            papers: 0,
            again: 0,
            latest: Vec::new(),
        };
        assert_eq!(shift().await, nothing);

        let age = |stage: &Stage| stage.code(&citizen, Scenario::Age18);
        stage.scan(&anna, Some(LIBRARY), &age(&stage)).await;
        stage.clock.advance(30);
        // In another name, and of another person.
        stage.scan(&anna, None, &age(&stage)).await;
        stage.scan(&boris, Some(CINEMA), &age(&stage)).await;
        stage.clock.advance(30);
        let no = stage.code(&citizen, STUDENT);
        stage.scan(&anna, Some(LIBRARY), &no).await;
        let line = |after, outcome| ShiftLine {
            at: NOW + after,
            event: ShiftEvent::Check(outcome),
            day_use: None,
            returnable: None,
        };
        let whole = shift().await;
        assert_eq!(
            whole.counts,
            [(OutcomeKind::Confirmed, 2), (OutcomeKind::NotConfirmed, 1)]
        );
        assert_eq!(
            whole.latest,
            [
                line(60, OutcomeKind::NotConfirmed),
                line(30, OutcomeKind::Confirmed),
                line(0, OutcomeKind::Confirmed)
            ]
        );

        // The first of them leaves the shift to the second.
        stage.clock.advance(12 * 3600 - 60);
        assert_eq!(shift().await.latest.len(), 2);
        for _ in 0..25 {
            stage.scan(&anna, Some(LIBRARY), "text").await;
        }
        let whole = shift().await;
        assert_eq!(whole.latest.len(), 20, "the newest ones");
        assert!(whole.counts.contains(&(OutcomeKind::NotOurCode, 25)));
    })
    .await;
}

#[tokio::test]
async fn paper_after_a_no_counts_once_and_is_nobody_elses() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let [anna, boris] = [stage.staff(LIBRARY).await, stage.staff(LIBRARY).await];
        let yes = stage.code(&citizen, Scenario::Age18);
        let yes = stage.scan(&anna, Some(LIBRARY), &yes).await;
        let no = stage.code(&citizen, STUDENT);
        let no = stage.scan(&anna, Some(LIBRARY), &no).await;
        let foreign = stage.scan(&anna, Some(LIBRARY), "text").await;
        let take = async |by, check: &str| stage.checks.take_paper(by, check).await;
        assert_eq!(take(&boris, &no.id).await, Err(AppError::NotFound));
        for other in [&yes.id, &foreign.id, "", "no check", &no.id[1..]] {
            assert_eq!(take(&anna, other).await, Err(AppError::NotFound), "{other}");
        }
        stage.clock.advance(5);
        assert_eq!(take(&anna, &no.id).await, Ok(()));
        stage.clock.advance(5);
        assert_eq!(take(&anna, &no.id).await, Ok(()), "the same once more");
        let shift = stage.checks.shift(&anna).await.expect("shift");
        assert_eq!(shift.papers, 1);
        let first = ShiftLine {
            at: NOW + 5,
            event: ShiftEvent::Paper,
            day_use: None,
            returnable: None,
        };
        assert_eq!(shift.latest[0], first);
        assert_eq!(shift.latest.len(), 4);
        let others = stage.checks.shift(&boris).await.expect("shift");
        assert_eq!((others.papers, others.latest.len()), (0, 0));

        // Nobody takes paper for a guest of yesterday, and the shift forgets it.
        let again = stage.code(&citizen, STUDENT);
        let again = stage.scan(&anna, Some(LIBRARY), &again).await;
        assert_eq!(again.outcome, OutcomeKind::NotConfirmed);
        stage.clock.advance(12 * 3600);
        assert_eq!(take(&anna, &again.id).await, Err(AppError::NotFound));
        let shift = stage.checks.shift(&anna).await.expect("shift");
        assert_eq!(shift.papers, 0);
    })
    .await;
}
