//! What one person has checked lately.

use app::ports::{Checks, Shift, ShiftLine};
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
            outcome,
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
