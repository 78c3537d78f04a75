//! The port `Training` on a real database, and what checks make of it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests, also outside of the test functions"
)]

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        BadgeVerdict, Badges, Checks, Language, LateCheck, LateChecks, Lesson, OwnTraining, Place,
        PowersOfAttorney, Scene, Training, TrainingAct, TrainingStep, Visitor,
    },
};
use domain::{
    badge::Bearer,
    foreign::ForeignCode,
    offline::LateProblem,
    outcome::OutcomeKind,
    power::AuthorityRefusal,
    presentation::Window,
    scenario::Scenario,
    training::{self, Answer, Case},
};
use server::{clock::Clock, training::TrainingDesk};

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, ogrn, on_every_stage, scanned};

fn desk(stage: &Stage) -> TrainingDesk {
    let clock = Arc::clone(&stage.clock) as Arc<dyn Clock>;
    let origin = stage.issuer.origin().clone();
    TrainingDesk::new(stage.database.clone(), clock, origin, stage.signals.clone())
        .drawing(|| Ok(7))
}

async fn own(desk: &TrainingDesk, by: &Visitor) -> OwnTraining {
    desk.own(by, Language::Ru).await.expect("an answer")
}

async fn lesson(desk: &TrainingDesk, by: &Visitor) -> Lesson {
    own(desk, by).await.lesson.expect("a run")
}

async fn act(desk: &TrainingDesk, by: &Visitor, act: TrainingAct) -> TrainingStep {
    desk.act(by, &act).await.expect("an answer")
}

fn place(lesson: &Lesson) -> Place {
    Place {
        run: lesson.run.clone(),
        step: lesson.step,
    }
}

fn right(case: Case) -> Answer {
    let mut answers = Answer::ALL.into_iter();
    answers
        .find(|answer| case.is_answered_by(*answer))
        .expect("one")
}

/// Scans, answers and goes on: how the last of the three ended.
async fn one_case(desk: &TrainingDesk, by: &Visitor, answer: Option<Answer>) -> TrainingStep {
    let shown = lesson(desk, by).await;
    let scan = TrainingAct::Scan(place(&shown));
    assert_eq!(act(desk, by, scan).await, TrainingStep::Done);
    let scanned = lesson(desk, by).await;
    let answer = answer.unwrap_or_else(|| right(shown.case));
    let given = TrainingAct::Answer(place(&scanned), answer);
    assert_eq!(act(desk, by, given).await, TrainingStep::Done);
    let answered = lesson(desk, by).await;
    let Scene::Answered(_, given) = answered.scene.clone() else {
        panic!("{:?}", answered.scene);
    };
    assert_eq!(given, answer);
    act(desk, by, TrainingAct::GoOn(place(&answered))).await
}

async fn pass(desk: &TrainingDesk, by: &Visitor) {
    assert_eq!(act(desk, by, TrainingAct::Start).await, TrainingStep::Done);
    for _ in 1..Case::ALL.len() {
        assert_eq!(one_case(desk, by, None).await, TrainingStep::Done);
    }
    assert_eq!(one_case(desk, by, None).await, TrainingStep::Passed);
}

async fn demand(stage: &Stage, demanded: bool) {
    let director = stage.director(LIBRARY).await;
    let done = desk(stage)
        .demand(&director, &ogrn(LIBRARY), demanded)
        .await;
    done.expect("permitted");
}

#[tokio::test]
async fn a_run_is_passed_when_all_is_right_and_leaves_no_other_trace() {
    on_every_stage(async |stage: Stage| {
        let (desk, staff) = (desk(&stage), stage.staff(LIBRARY).await);
        assert!(own(&desk, &staff).await.lesson.is_none());
        act(&desk, &staff, TrainingAct::Start).await;
        let first = lesson(&desk, &staff).await;
        let order = training::order(7);
        assert_eq!((first.case, first.mastered), (order[0], 0));
        // A wrong answer comes again, after all the others.
        let wrong = Answer::ALL
            .into_iter()
            .find(|it| !first.case.is_answered_by(*it));
        assert_eq!(one_case(&desk, &staff, wrong).await, TrainingStep::Done);
        for case in &order[1..] {
            assert_eq!(lesson(&desk, &staff).await.case, *case);
            assert_eq!(one_case(&desk, &staff, None).await, TrainingStep::Done);
        }
        let last = lesson(&desk, &staff).await;
        assert_eq!(
            (last.case, last.mastered),
            (first.case, Case::ALL.len() - 1)
        );
        assert_eq!(own(&desk, &staff).await.passed_at, None);
        assert_eq!(one_case(&desk, &staff, None).await, TrainingStep::Passed);
        let passed = own(&desk, &staff).await;
        assert_eq!(
            (passed.passed_at, passed.lesson.is_none()),
            (Some(NOW), true)
        );
        // Whoever repeats it has passed when they first did.
        stage.clock.advance(86_400);
        pass(&desk, &staff).await;
        assert_eq!(own(&desk, &staff).await.passed_at, Some(NOW));
        for table in [
            "checks",
            "holder_checks",
            "consumptions",
            "abuse_alerts",
            "late_alarms",
        ] {
            let sql = format!("SELECT COUNT(*) FROM {table}");
            assert_eq!(stage.count(&sql).await, 0, "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_shown_is_drawn_and_what_is_scanned_is_judged_by_the_rules() {
    on_every_stage(async |stage: Stage| {
        let (desk, staff) = (desk(&stage), stage.staff(LIBRARY).await);
        act(&desk, &staff, TrainingAct::Start).await;
        for _ in Case::ALL {
            let shown = lesson(&desk, &staff).await;
            let Scene::Shown(drawing) = &shown.scene else {
                panic!("{:?}", shown.scene);
            };
            assert!(drawing.size >= 21 && drawing.path.len() > 500);
            act(&desk, &staff, TrainingAct::Scan(place(&shown))).await;
            // Whoever reads slowly finds the same answer.
            stage.clock.advance(600);
            let Scene::Scanned(answer) = lesson(&desk, &staff).await.scene else {
                panic!("nothing scanned");
            };
            let expected = match shown.case {
                Case::Good => OutcomeKind::Confirmed,
                Case::NotConfirmed => OutcomeKind::NotConfirmed,
                Case::Expired => OutcomeKind::Expired,
                Case::Used => OutcomeKind::AlreadyUsed,
                Case::Forged => OutcomeKind::Forged,
                Case::Foreign => OutcomeKind::NotOurCode,
                Case::NoAuthority => OutcomeKind::NoAuthority,
            };
            assert_eq!(answer.outcome, expected, "{:?}", shown.case);
            assert_eq!(answer.used.is_some(), shown.case == Case::Used);
            assert_eq!(answer.slip.is_some(), shown.case == Case::NotConfirmed);
            if shown.case == Case::Foreign {
                assert_eq!(answer.foreign, Some(ForeignCode::Payment));
            }
            let scanned = lesson(&desk, &staff).await;
            let given = TrainingAct::Answer(place(&scanned), right(shown.case));
            act(&desk, &staff, given).await;
            let answered = lesson(&desk, &staff).await;
            act(&desk, &staff, TrainingAct::GoOn(place(&answered))).await;
        }
        assert!(own(&desk, &staff).await.passed_at.is_some());
    })
    .await;
}

#[tokio::test]
async fn an_older_page_another_run_and_another_person_do_nothing() {
    on_every_stage(async |stage: Stage| {
        let (desk, staff) = (desk(&stage), stage.staff(LIBRARY).await);
        let other = stage.staff(LIBRARY).await;
        act(&desk, &staff, TrainingAct::Start).await;
        let shown = lesson(&desk, &staff).await;
        let scan = TrainingAct::Scan(place(&shown));
        assert_eq!(act(&desk, &other, scan.clone()).await, TrainingStep::Late);
        assert_eq!(act(&desk, &staff, scan.clone()).await, TrainingStep::Done);
        // The same form from a second tab, and an answer from before the scan.
        assert_eq!(act(&desk, &staff, scan.clone()).await, TrainingStep::Late);
        let early = TrainingAct::Answer(place(&shown), Answer::Serve);
        assert_eq!(act(&desk, &staff, early).await, TrainingStep::Late);
        let now = lesson(&desk, &staff).await;
        let out_of_turn = TrainingAct::GoOn(place(&now));
        assert_eq!(act(&desk, &staff, out_of_turn).await, TrainingStep::Late);
        assert!(matches!(
            lesson(&desk, &staff).await.scene,
            Scene::Scanned(_)
        ));
        // Begun anew: what belongs to the run of before comes late.
        act(&desk, &staff, TrainingAct::Start).await;
        assert_eq!(act(&desk, &staff, scan).await, TrainingStep::Late);
        let late = TrainingAct::Answer(place(&now), Answer::Serve);
        assert_eq!(act(&desk, &staff, late).await, TrainingStep::Late);
        assert!(matches!(lesson(&desk, &staff).await.scene, Scene::Shown(_)));
        // A version that is no longer current goes on nowhere.
        stage.run("UPDATE training_runs SET version = 0", []).await;
        assert!(own(&desk, &staff).await.lesson.is_none());
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_the_training_counts_from_the_moment_of_passing() {
    on_every_stage(async |stage: Stage| {
        let (desk, citizen) = (desk(&stage), stage.adult().await);
        // Issued long before the organization asks for it.
        let staff = stage.staff(LIBRARY).await;
        demand(&stage, true).await;
        stage.clock.advance(1);
        let code = stage.code(&citizen, Scenario::Age18);
        let refused = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(refused.outcome, OutcomeKind::NoAuthority);
        assert_eq!(refused.authority, Some(AuthorityRefusal::Untrained));
        assert_eq!((refused.words, refused.scenario), (None, None));
        let mandates = stage.checks.mandates(&staff).await.expect("mandates");
        assert!(mandates[0].untrained && mandates[0].state.in_force());
        // Nothing is handed out for the time without a network, and the badge says why not.
        let kit = stage.checks.kit(&staff).await.expect("a kit");
        assert!(kit.organizations.is_empty());
        let window = Window::containing(stage.clock.now()).expect("in range");
        let badge = Bearer {
            place: 40_000,
            window,
        };
        let badge = stage.issuer.issue_badge(&badge).expect("issues");
        let look = stage
            .badges
            .look(&badge, Language::Ru)
            .await
            .expect("looks");
        let BadgeVerdict::Badge(bearer) = look.verdict else {
            panic!("{look:?}");
        };
        assert_eq!(bearer.refusal, Some(AuthorityRefusal::Untrained));
        // Others are not concerned: another organization, an individual.
        stage
            .power(
                CINEMA,
                &staff,
                &[Scenario::Age18],
                "2026-01-01",
                "2026-12-31",
            )
            .await;
        let cinema = stage.scan(&staff, Some(CINEMA), &code).await;
        assert_eq!(cinema.outcome, OutcomeKind::Confirmed);
        let own_name = stage.scan(&staff, None, &code).await;
        assert_ne!(own_name.outcome, OutcomeKind::NoAuthority);

        pass(&desk, &staff).await;
        let another = stage.adult().await;
        let code = stage.code(&another, Scenario::Age18);
        let confirmed = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(confirmed.outcome, OutcomeKind::Confirmed);
        let mandates = stage.checks.mandates(&staff).await.expect("mandates");
        assert!(mandates.iter().all(|mandate| !mandate.untrained));
        assert_eq!(
            stage
                .checks
                .kit(&staff)
                .await
                .expect("a kit")
                .organizations
                .len(),
            2
        );
        let director = stage.director(LIBRARY).await;
        let people = stage
            .powers
            .staff(&director, &ogrn(LIBRARY))
            .await
            .expect("staff");
        assert_eq!(people[0].trained_at, Some(NOW + 1));
    })
    .await;
}

/// A check made without a network, and sent an hour later.
async fn problem(stage: &Stage, by: &Visitor, at: i64) -> Option<LateProblem> {
    stage.clock.set(at);
    let citizen = stage.adult().await;
    let code = stage.code(&citizen, Scenario::Age18);
    let check = LateCheck {
        account: by.account.clone(),
        request: scanned(Some(LIBRARY), &code),
        at,
        data_at: at - 60,
    };
    stage.clock.set(at + 3_600);
    stage.checks.settle(by, &[check]).await.expect("answers");
    let director = stage.director(LIBRARY).await;
    let alarms = stage.checks.alarms(&director, &ogrn(LIBRARY)).await;
    let mut lines = alarms.expect("alarms").lines.into_iter();
    lines
        .find(|alarm| alarm.at == at)
        .map(|alarm| alarm.problem)
}

#[tokio::test]
async fn a_late_check_is_judged_by_what_was_asked_for_and_passed_then() {
    on_every_stage(async |stage: Stage| {
        let (desk, staff) = (desk(&stage), stage.staff(LIBRARY).await);
        let hour = 3_600;
        stage.clock.set(NOW + hour);
        demand(&stage, true).await;
        stage.clock.set(NOW + 2 * hour);
        pass(&desk, &staff).await;
        stage.clock.set(NOW + 3 * hour);
        let untrained = stage.staff(LIBRARY).await;
        demand(&stage, false).await;
        let authority = Some(LateProblem::Authority);
        assert_eq!(problem(&stage, &staff, NOW + hour - 30).await, None);
        assert_eq!(problem(&stage, &staff, NOW + hour + 30).await, authority);
        assert_eq!(problem(&stage, &staff, NOW + 2 * hour + 30).await, None);
        assert_eq!(
            problem(&stage, &untrained, NOW + 3 * hour - 30).await,
            authority
        );
        assert_eq!(problem(&stage, &untrained, NOW + 3 * hour + 30).await, None);
    })
    .await;
}

#[tokio::test]
async fn only_a_director_decides_with_the_password_and_nobody_else_learns_of_it() {
    on_every_stage(async |stage: Stage| {
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        let director = stage.director(LIBRARY).await;
        let deputy = stage.director(LIBRARY).await;
        stage
            .run(
                "UPDATE directors SET role = 'deputy' WHERE account_id = ?",
                [deputy.account.clone().into()],
            )
            .await;
        let stranger = stage.director(CINEMA).await;
        let refused = desk.demand(&deputy, &library, true).await;
        assert_eq!(refused, Err(AppError::director_only()));
        assert_eq!(
            desk.demand(&stranger, &library, true).await,
            Err(AppError::NotFound)
        );
        assert_eq!(
            desk.demanded(&stranger, &library).await,
            Err(AppError::NotFound)
        );
        stage.forget_password(&director).await;
        let asked = desk.demand(&director, &library, true).await;
        assert_eq!(asked, Err(AppError::password_needed()));
        assert_eq!(desk.demanded(&director, &library).await, Ok(None));
        stage.type_password(&director).await;
        // Twice the same is one period; off and on in one second goes on.
        for demanded in [true, true, false, true] {
            let done = desk.demand(&director, &library, demanded).await;
            assert_eq!(done, Ok(()));
        }
        assert_eq!(desk.demanded(&deputy, &library).await, Ok(Some(NOW)));
        assert_eq!(
            stage.count("SELECT COUNT(*) FROM training_demands").await,
            1
        );
    })
    .await;
}

/// Whatever a guest of the training shows, a real scanner confirms none of it.
#[tokio::test]
async fn no_code_of_the_training_passes_at_work() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        let origin = stage.issuer.origin().clone();
        for case in Case::ALL {
            let code = training::code(case, &origin, NOW).expect("a code");
            let relabelled = code.replace("/T#", "/V#");
            let as_badge = code.replace("/T#", "/B#");
            for (text, expected) in [
                (&code, OutcomeKind::NotOurCode),
                (
                    &relabelled,
                    match case {
                        Case::Foreign => OutcomeKind::NotOurCode,
                        _ => OutcomeKind::Forged,
                    },
                ),
            ] {
                for organization in [Some(LIBRARY), None] {
                    let answer = stage.scan(&staff, organization, text).await;
                    assert_eq!(answer.outcome, expected, "{case:?}");
                }
                let look = stage.badges.look(text, Language::Ru).await.expect("looks");
                assert!(!matches!(look.verdict, BadgeVerdict::Badge(_)));
            }
            let look = stage
                .badges
                .look(&as_badge, Language::Ru)
                .await
                .expect("looks");
            assert!(!matches!(look.verdict, BadgeVerdict::Badge(_)), "{case:?}");
        }
        // And a real one is nothing in the training.
        let citizen = stage.adult().await;
        for scenario in [Scenario::Age18, STUDENT] {
            let real = stage.code(&citizen, scenario);
            let checked = training::check(&real, &origin, NOW).expect("in range");
            assert_eq!(checked.outcome.kind(), OutcomeKind::NotOurCode);
        }
    })
    .await;
}
