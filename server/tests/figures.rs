//! Checks in figures: counted in days of Moscow, for the directors of that organization alone.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use app::{
    error::AppError,
    ports::{Count, Figures, FiguresOfChecks, Period, Visitor},
};
use domain::{
    moscow,
    offline::LateProblem,
    outcome::OutcomeKind::{
        self, AwaitingHolder, Confirmed, Expired, NotConfirmed, NotOurCode, Offline,
    },
    scenario::Scenario::{self, Age18},
};
use server::figures::FigureDesk;
use time::macros::date;
use uuid::Uuid;

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, ogrn, on_every_stage};

/// Seconds of a day.
const DAY: i64 = 86_400;

async fn figures(stage: &Stage, by: &Visitor, period: Period) -> Figures {
    let desk = FigureDesk::new(stage.database.clone(), stage.clock.clone());
    let figures = desk.figures(by, &ogrn(LIBRARY), period).await;
    figures.expect("figures")
}

/// A check of the past; its id.
async fn check(
    stage: &Stage,
    by: &Visitor,
    of: &str,
    at: i64,
    scenario: Option<Scenario>,
    outcome: OutcomeKind,
) -> String {
    let id = Uuid::new_v4().to_string();
    stage
        .run(
            "INSERT INTO checks (id, at, verifier_account, ogrn, scenario, outcome, \
             idempotency_key, request_hash, answer) VALUES (?, ?, ?, ?, ?, ?, ?, '', '')",
            [
                id.clone().into(),
                at.into(),
                by.account.clone().into(),
                of.into(),
                scenario.map(Scenario::key).into(),
                outcome.key().into(),
                id.clone().into(),
            ],
        )
        .await;
    id
}

#[tokio::test]
async fn nothing_yet_is_every_day_with_nothing() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        for period in Period::ALL {
            let found = figures(&stage, &director, period).await;
            assert_eq!(found.days.len(), usize::from(period.days()));
            let empty = found
                .days
                .iter()
                .all(|(_, count)| *count == Count::default());
            assert!(empty && found.total == Count::default());
            assert_eq!(
                found.days.last().map(|(day, _)| *day),
                Some(date!(2026 - 03 - 01))
            );
            assert!(found.outcomes.is_empty() && found.scenarios.is_empty());
            assert!(found.alarms.is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn a_check_belongs_to_its_day_in_moscow() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        let today = moscow::midnight(date!(2026 - 03 - 01));
        // The last second of yesterday and the first of today, a month's end between them.
        for (at, outcome) in [(today - 1, Confirmed), (today, Confirmed), (today, Expired)] {
            check(&stage, &staff, LIBRARY, at, Some(Age18), outcome).await;
        }
        let found = figures(&stage, &director, Period::Week).await;
        let days: Vec<_> = found.days.iter().rev().take(3).copied().collect();
        let count = |checks, confirmed| Count { checks, confirmed };
        assert_eq!(
            days,
            [
                (date!(2026 - 03 - 01), count(2, 1)),
                (date!(2026 - 02 - 28), count(1, 1)),
                (date!(2026 - 02 - 27), count(0, 0)),
            ]
        );
        assert_eq!(found.total, count(3, 2));
        // Past the next midnight the same checks lie a day further back.
        stage.clock.set(today + DAY);
        let found = figures(&stage, &director, Period::Week).await;
        assert_eq!(
            found.days.last(),
            Some(&(date!(2026 - 03 - 02), count(0, 0)))
        );
        assert_eq!(found.total, count(3, 2));
    })
    .await;
}

#[tokio::test]
async fn a_period_begins_at_a_midnight_and_has_only_its_own() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        let today = moscow::midnight(date!(2026 - 03 - 01));
        for period in Period::ALL {
            let first = today - (i64::from(period.days()) - 1) * DAY;
            for at in [first - 1, first] {
                check(&stage, &staff, LIBRARY, at, Some(STUDENT), Confirmed).await;
            }
        }
        check(&stage, &staff, CINEMA, NOW, Some(STUDENT), Confirmed).await;
        for (period, counted) in [(Period::Week, 1), (Period::Month, 3), (Period::Quarter, 5)] {
            let found = figures(&stage, &director, period).await;
            assert_eq!(found.total.checks, counted, "{period:?}");
            let days: u64 = found.days.iter().map(|(_, count)| count.checks).sum();
            assert_eq!(days, counted, "{period:?}: every check has its day");
            assert_eq!(found.days.first().map(|(_, count)| count.checks), Some(1));
        }
    })
    .await;
}

#[tokio::test]
async fn outcomes_scenarios_and_alarms_are_counted_each_for_itself() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        let identity = Some(Scenario::Identity);
        let mut late = String::new();
        for (scenario, outcome, ago) in [
            (Some(Age18), Confirmed, 10),
            (Some(Age18), Confirmed, 20),
            (Some(Age18), NotConfirmed, 30),
            (Some(STUDENT), Confirmed, 40),
            (None, NotOurCode, 50),
            (identity, AwaitingHolder, 59),
            // Nobody answered: a "no", as in the list.
            (identity, AwaitingHolder, 61),
            (Some(STUDENT), Offline, 70),
        ] {
            late = check(&stage, &staff, LIBRARY, NOW - ago, scenario, outcome).await;
        }
        stage
            .run(
                "INSERT INTO late_alarms (check_id, ogrn, at, raised_at, verifier_account, problem) \
                 VALUES (?, ?, ?, ?, ?, 'used')",
                [
                    late.into(),
                    LIBRARY.into(),
                    (NOW - 70).into(),
                    NOW.into(),
                    staff.account.clone().into(),
                ],
            )
            .await;
        let found = figures(&stage, &director, Period::Month).await;
        assert_eq!(
            found.outcomes,
            [
                (Confirmed, 3),
                (NotConfirmed, 2),
                (AwaitingHolder, 1),
                (NotOurCode, 1),
                (Offline, 1),
            ]
        );
        let count = |checks, confirmed| Count { checks, confirmed };
        assert_eq!(
            found.scenarios,
            [
                (Some(Age18), count(3, 2)),
                (identity, count(2, 0)),
                (Some(STUDENT), count(2, 1)),
                (None, count(1, 0)),
            ]
        );
        assert_eq!(found.alarms, [(LateProblem::Used, 1)]);
        assert_eq!(found.refusals(), [(NotConfirmed, 2), (NotOurCode, 1)]);
    })
    .await;
}

#[tokio::test]
async fn for_nobody_but_its_directors() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        let of_cinema = stage.director(CINEMA).await;
        let operator = Visitor {
            is_operator: true,
            is_director: true,
            ..stage.person("Оператор").await
        };
        let desk = FigureDesk::new(stage.database.clone(), stage.clock.clone());
        for by in [&staff, &of_cinema, &operator] {
            let refused = desk.figures(by, &ogrn(LIBRARY), Period::Week).await.err();
            assert_eq!(refused, Some(AppError::NotFound));
        }
    })
    .await;
}
