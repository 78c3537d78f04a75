//! Benefits that are given once a day: counted without knowing to whom.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod told;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        AgainToday, CheckAnswer, Checks, LateCheck, LateChecks, LateResult, OnceADay, OnceRule,
        Visitor,
    },
};
use domain::{
    moscow,
    once::{RETURN_WITHIN, Scope},
    outcome::OutcomeKind,
    retention::{Kept, Periods},
    scenario::Scenario,
    status::StatusKind,
};
use server::{clock::Clock, once::OnceDesk, retention};
use time::macros::date;

use crate::stage::{
    CINEMA, Citizen, LIBRARY, NOW, PERSONAL, STUDENT, Stage, ogrn, on_every_stage, scanned,
};

const FAMILY: Scenario = Scenario::Status(StatusKind::LargeFamily);
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

pub(crate) fn desk(stage: &Stage) -> OnceDesk {
    OnceDesk::new(stage.database.clone(), stage.clock.clone())
}

/// Says what is given once a day for students.
pub(crate) async fn rule(stage: &Stage, by: &Visitor, of: &str, scope: Option<Scope>) {
    let set = desk(stage).set(by, &ogrn(of), &[(STUDENT, scope)]).await;
    set.expect("set");
}

/// A student who belongs to a large family, too.
pub(crate) async fn student(stage: &Stage) -> Citizen {
    let citizen = stage.adult().await;
    for kind in [StatusKind::Student, StatusKind::LargeFamily] {
        stage.status(&citizen, kind, "2010-01-01", None).await;
    }
    citizen
}

/// Shows a fresh code; what the scanner says.
async fn show(stage: &Stage, by: &Visitor, of: &Citizen, scenario: Scenario) -> CheckAnswer {
    stage.clock.advance(30);
    let code = stage.code(of, scenario);
    stage.scan(by, Some(LIBRARY), &code).await
}

/// When it was accepted before, of a check that is a yes.
fn again(answer: &CheckAnswer) -> Option<i64> {
    assert_eq!(answer.outcome, OutcomeKind::Confirmed);
    answer.again.map(|it| it.at)
}

async fn uses(stage: &Stage) -> i64 {
    stage.count("SELECT count(*) FROM benefit_uses").await
}

#[tokio::test]
async fn a_second_visit_is_a_yes_that_says_when_the_first_was() {
    on_every_stage(async |stage: Stage| {
        let (citizen, other) = (student(&stage).await, student(&stage).await);
        let [anna, boris] = [stage.staff(LIBRARY).await, stage.staff(LIBRARY).await];
        let director = stage.director(LIBRARY).await;

        // Without a rule nothing is counted or told.
        for _ in 0..2 {
            let answer = show(&stage, &anna, &citizen, STUDENT).await;
            assert_eq!((again(&answer), answer.return_until), (None, None));
        }
        assert_eq!(uses(&stage).await, 0);

        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let first = show(&stage, &anna, &citizen, STUDENT).await;
        assert_eq!(again(&first), None);
        assert_eq!(first.return_until, Some(first.at + RETURN_WITHIN));
        let second = show(&stage, &boris, &citizen, STUDENT).await;
        assert_eq!(again(&second), Some(first.at));
        assert_eq!(second.return_until, None);
        let third = show(&stage, &anna, &citizen, STUDENT).await;
        assert_eq!(again(&third), Some(first.at), "the first one, not the last");

        // Another person, another status of the same one, an age.
        assert_eq!(again(&show(&stage, &anna, &other, STUDENT).await), None);
        assert_eq!(again(&show(&stage, &anna, &citizen, FAMILY).await), None);
        let age = show(&stage, &anna, &citizen, Scenario::Age18).await;
        assert_eq!((again(&age), age.return_until), (None, None));
        assert_eq!(uses(&stage).await, 2);

        // No rule any more.
        rule(&stage, &director, LIBRARY, None).await;
        let answer = show(&stage, &anna, &citizen, STUDENT).await;
        assert_eq!((again(&answer), answer.return_until), (None, None));
    })
    .await;
}

#[tokio::test]
async fn the_day_turns_at_midnight_in_moscow() {
    on_every_stage(async |stage: Stage| {
        let (citizen, staff) = (student(&stage).await, stage.staff(LIBRARY).await);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let midnight = moscow::midnight(date!(2026 - 03 - 02));
        stage.clock.set(midnight - 90);
        let first = show(&stage, &staff, &citizen, STUDENT).await;
        assert_eq!(again(&first), None);
        let late = show(&stage, &staff, &citizen, STUDENT).await;
        assert_eq!((late.at, again(&late)), (midnight - 30, Some(first.at)));
        let next = show(&stage, &staff, &citizen, STUDENT).await;
        assert_eq!((next.at, again(&next)), (midnight, None), "another day");
        let same = show(&stage, &staff, &citizen, STUDENT).await;
        assert_eq!(again(&same), Some(midnight));
        // No two of them are alike, and no holder stands beside them.
        let values: Vec<String> = stage.values("SELECT nullifier FROM benefit_uses").await;
        assert_eq!(values.len(), 2);
        assert_ne!(values[0], values[1]);
    })
    .await;
}

#[tokio::test]
async fn organizations_know_nothing_of_each_other() {
    on_every_stage(async |stage: Stage| {
        let citizen = student(&stage).await;
        let [reader, viewer] = [stage.staff(LIBRARY).await, stage.staff(CINEMA).await];
        for of in [LIBRARY, CINEMA] {
            let director = stage.director(of).await;
            rule(&stage, &director, of, Some(Scope::Organization)).await;
        }
        assert_eq!(again(&show(&stage, &reader, &citizen, STUDENT).await), None);
        stage.clock.advance(30);
        let code = stage.code(&citizen, STUDENT);
        let elsewhere = stage.scan(&viewer, Some(CINEMA), &code).await;
        assert_eq!(again(&elsewhere), None);
        assert!(elsewhere.return_until.is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_scanners_in_one_second_exactly_one_gets_a_plain_yes() {
    on_every_stage(async |stage: Stage| {
        let stage = Arc::new(stage);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let (mut citizens, mut staff) = (Vec::new(), Vec::new());
        for _ in 0..12 {
            citizens.push(student(&stage).await);
            staff.push(stage.staff(LIBRARY).await);
        }
        for day in 0..4 {
            stage.clock.set(NOW + day * DAY);
            let mut scans = tokio::task::JoinSet::new();
            for (number, citizen) in citizens.iter().enumerate() {
                // Both count in this second: the code of the last window, and that of this one.
                for (turn, window) in [0, 30].into_iter().enumerate() {
                    let at = stage.clock.now() - window;
                    let session = stage.session(citizen, STUDENT, at);
                    let code = stage.issuer.issue(&session).expect("issues");
                    let visitor = staff[(number + turn) % staff.len()].clone();
                    let stage = stage.clone();
                    scans.spawn(async move {
                        let answer = stage.scan(&visitor, Some(LIBRARY), &code).await;
                        (number, answer)
                    });
                }
            }
            let answers = scans.join_all().await;
            for number in 0..citizens.len() {
                let of = answers.iter().filter(|(whose, _)| *whose == number);
                let before: Vec<_> = of.map(|(_, answer)| again(answer)).collect();
                assert_eq!(before.len(), 2);
                let plain = before.iter().filter(|before| before.is_none()).count();
                assert_eq!(plain, 1, "day {day}");
            }
            assert_eq!(uses(&stage).await, 12 * (day + 1));
        }
    })
    .await;
}

#[tokio::test]
async fn a_retry_gets_the_same_answer_and_counts_nothing() {
    on_every_stage(async |stage: Stage| {
        let (citizen, staff) = (student(&stage).await, stage.staff(LIBRARY).await);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let json = |answer: &CheckAnswer| serde_json::to_string(answer).expect("JSON");
        for expected in [false, true] {
            stage.clock.advance(30);
            let request = scanned(Some(LIBRARY), &stage.code(&citizen, STUDENT));
            let first = stage.checks.check(&staff, &request).await.expect("answer");
            assert_eq!(first.again.is_some(), expected);
            stage.clock.advance(HOUR);
            let retry = stage.checks.check(&staff, &request).await.expect("answer");
            assert_eq!(json(&first), json(&retry));
        }
        assert_eq!(uses(&stage).await, 1);
        assert_eq!(stage.count("SELECT count(*) FROM counted_checks").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_no_and_an_individual_count_nothing() {
    on_every_stage(async |stage: Stage| {
        let (citizen, staff) = (student(&stage).await, stage.staff(LIBRARY).await);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let neighbour = stage.person("Прохожий").await;
        let adult = stage.adult().await;
        for _ in 0..2 {
            stage.clock.advance(30);
            let code = stage.code(&citizen, STUDENT);
            let answer = stage.scan(&neighbour, None, &code).await;
            assert_eq!((again(&answer), answer.return_until), (None, None));
            let answer = show(&stage, &staff, &adult, STUDENT).await;
            assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
            assert_eq!(answer.again, None);
        }
        assert_eq!(uses(&stage).await, 0);
        assert_eq!(again(&show(&stage, &staff, &citizen, STUDENT).await), None);
        // The same code once more is no second visit.
        let code = stage.code(&citizen, STUDENT);
        let used = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!((used.outcome, used.again), (OutcomeKind::AlreadyUsed, None));
        // A neighbour is not told either.
        stage.clock.advance(30);
        let code = stage.code(&citizen, STUDENT);
        assert_eq!(again(&stage.scan(&neighbour, None, &code).await), None);
    })
    .await;
}

#[tokio::test]
async fn what_was_not_given_is_given_back_once_in_time_and_by_whoever_checked() {
    on_every_stage(async |stage: Stage| {
        let citizen = student(&stage).await;
        let [anna, boris] = [stage.staff(LIBRARY).await, stage.staff(LIBRARY).await];
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let back = async |by: &Visitor, check: &str| stage.checks.give_back(by, check).await;
        let first = show(&stage, &anna, &citizen, STUDENT).await;
        let second = show(&stage, &boris, &citizen, STUDENT).await;
        let guests = Visitor {
            kiosk: Some(ogrn(LIBRARY)),
            ..anna.clone()
        };
        for (by, check) in [
            (&boris, first.id.as_str()),
            (&director, &first.id),
            (&guests, &first.id),
            (&boris, &second.id),
            (&anna, &second.id),
            (&anna, ""),
            (&anna, "no check"),
        ] {
            assert_eq!(back(by, check).await, Err(AppError::NotFound), "{check}");
        }
        assert_eq!(uses(&stage).await, 1);
        stage.clock.set(first.at + RETURN_WITHIN);
        assert_eq!(back(&anna, &first.id).await, Ok(()));
        assert_eq!(back(&anna, &first.id).await, Ok(()), "the same once more");
        assert_eq!(uses(&stage).await, 0);

        // The next visit is the first one, and an old answer takes nothing of it away.
        let third = show(&stage, &boris, &citizen, STUDENT).await;
        assert_eq!(again(&third), None);
        assert_eq!(
            back(&anna, &first.id).await,
            Err(AppError::NotFound),
            "late"
        );
        stage.clock.set(third.at + RETURN_WITHIN + 1);
        assert_eq!(back(&boris, &third.id).await, Err(AppError::NotFound));
        let fourth = show(&stage, &anna, &citizen, STUDENT).await;
        assert_eq!(again(&fourth), Some(third.at));
    })
    .await;
}

/// A check of this code made now, without a network.
fn made(stage: &Stage, by: &Visitor, code: &str) -> LateCheck {
    LateCheck {
        account: by.account.clone(),
        request: scanned(Some(LIBRARY), code),
        at: stage.clock.now(),
        data_at: stage.clock.now() - 60,
    }
}

#[tokio::test]
async fn checks_without_a_network_count_when_they_arrive_and_raise_nothing() {
    on_every_stage(async |stage: Stage| {
        let (citizen, staff) = (student(&stage).await, stage.staff(LIBRARY).await);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let kit = stage.checks.kit(&staff).await.expect("kit");
        assert_eq!(kit.organizations[0].once, [STUDENT]);
        let mut offline = Vec::new();
        for _ in 0..2 {
            stage.clock.advance(30);
            offline.push(made(&stage, &staff, &stage.code(&citizen, STUDENT)));
        }
        // The rule of then counts.
        stage.clock.advance(60);
        rule(&stage, &director, LIBRARY, None).await;
        stage.clock.advance(HOUR);
        let answers = stage
            .checks
            .settle(&staff, &offline)
            .await
            .expect("settled");
        assert!(
            answers
                .iter()
                .all(|answer| answer.result == LateResult::Settled)
        );
        let alarms = stage.checks.alarms(&director, &ogrn(LIBRARY)).await;
        assert_eq!(alarms.expect("alarms").lines, []);
        assert_eq!(uses(&stage).await, 1);
        let sql = "SELECT count(*) FROM counted_checks WHERE again_at IS NOT NULL";
        assert_eq!(stage.count(sql).await, 1);
        let told: Vec<String> = stage.values("SELECT answer FROM checks").await;
        assert!(
            told.iter()
                .all(|it| !it.contains("again") && !it.contains("return"))
        );

        // Whoever comes online on that day is told of it.
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let online = show(&stage, &staff, &citizen, STUDENT).await;
        assert_eq!(again(&online), Some(offline[0].at));
    })
    .await;
}

#[tokio::test]
async fn what_is_remembered_goes_and_the_checks_stay() {
    on_every_stage(async |stage: Stage| {
        let (citizen, staff) = (student(&stage).await, stage.staff(LIBRARY).await);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let first = show(&stage, &staff, &citizen, STUDENT).await;
        let run = async || {
            let done = retention::run(&stage.database, &*stage.clock, &Periods::default()).await;
            done.expect("run")
        };
        let days = i64::from(Kept::BenefitUses.usual());
        stage.clock.set(first.at + days * DAY);
        assert_eq!(run().await, []);
        stage.clock.advance(1);
        assert_eq!(run().await, [(Kept::BenefitUses, 1)]);
        assert_eq!(uses(&stage).await, 0);
        assert_eq!(stage.count("SELECT count(*) FROM counted_checks").await, 1);
        // Three years later they go together, paper and all.
        let no = show(&stage, &staff, &stage.adult().await, STUDENT).await;
        stage
            .checks
            .take_paper(&staff, &no.id)
            .await
            .expect("paper");
        stage
            .clock
            .advance(i64::from(Kept::Checks.usual() + 1) * DAY);
        let done = run().await;
        assert!(done.contains(&(Kept::Checks, 2)), "{done:?}");
        assert_eq!(stage.count("SELECT count(*) FROM counted_checks").await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_rules_are_a_directors_and_of_statuses_alone() {
    on_every_stage(async |stage: Stage| {
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        let director = stage.director(LIBRARY).await;
        let wanted = [(STUDENT, Some(Scope::Branch)), (FAMILY, None)];
        let strange = [(Scenario::Identity, Some(Scope::Organization))];
        for stranger in [
            stage.staff(LIBRARY).await,
            stage.director(CINEMA).await,
            stage.person("Некто").await,
        ] {
            let set = desk.set(&stranger, &library, &wanted).await;
            assert_eq!(set, Err(AppError::NotFound));
            let seen = desk.rules(&stranger, &library).await;
            assert_eq!(seen, Err(AppError::NotFound));
        }
        stage.forget_password(&director).await;
        let set = desk.set(&director, &library, &wanted).await;
        assert!(set.expect_err("asks").is_password_needed());
        assert_eq!(desk.rules(&director, &library).await, Ok(Vec::new()));
        stage.type_password(&director).await;
        let set = desk.set(&director, &library, &strange).await;
        assert!(matches!(set, Err(AppError::Invalid { .. })));

        let held = async || desk.rules(&director, &library).await.expect("rules");
        let student = |scope, since| OnceRule {
            scenario: STUDENT,
            scope,
            since,
        };
        desk.set(&director, &library, &wanted).await.expect("set");
        stage.clock.advance(5);
        desk.set(&director, &library, &wanted).await.expect("set");
        assert_eq!(held().await, [student(Scope::Branch, NOW)], "nothing new");
        // Off and on again within a second, and another scope.
        for scope in [None, Some(Scope::Branch), Some(Scope::Organization)] {
            rule(&stage, &director, LIBRARY, scope).await;
        }
        assert_eq!(held().await, [student(Scope::Organization, NOW + 5)]);
        let past: Vec<i64> = stage
            .values("SELECT until FROM once_rules WHERE until > 0")
            .await;
        assert_eq!(past, [NOW + 5]);
    })
    .await;
}

#[tokio::test]
async fn a_verifier_learns_a_time_and_nothing_else() {
    on_every_stage(async |stage: Stage| {
        let (citizen, staff) = (student(&stage).await, stage.staff(LIBRARY).await);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let first = show(&stage, &staff, &citizen, STUDENT).await;
        let second = show(&stage, &staff, &citizen, STUDENT).await;
        assert_eq!(second.again, Some(AgainToday { at: first.at }));
        let json = serde_json::to_value(&second).expect("JSON");
        assert_eq!(json["again"], serde_json::json!({ "at": first.at }));
        let text = json.to_string();
        for personal in PERSONAL {
            assert!(!text.contains(personal), "{personal}");
        }
        assert!(!text.contains(&first.id), "nor which check that was");
        let values: Vec<String> = stage
            .values("SELECT nullifier || day || ogrn FROM benefit_uses")
            .await;
        assert_eq!(values.len(), 1);
        assert!(values[0].ends_with(&format!("2026-03-01{LIBRARY}")));
        // Without a key it is not the hash of anything one could try.
        assert_eq!(values[0].len(), 64 + 10 + LIBRARY.len());
    })
    .await;
}
