//! Checks that were made without a network and are sent afterwards.

use app::{
    error::AppError,
    ports::{
        Alarm, CheckInput, Checks, HistoryFilter, LATE_AT_ONCE, LateCheck, LateChecks, LateResult,
        Presentations, Visitor,
    },
};
use domain::{
    identifiers::Ogrn,
    offline::{Known, LateProblem, Question, judge},
    outcome::OutcomeKind,
    scenario::Scenario,
    status::StatusKind,
};

use crate::stage::{
    CINEMA, Citizen, LIBRARY, NOW, PERSONAL, STUDENT, Stage, ogrn, on_every_stage, scanned, typed,
};

const HOUR: i64 = 3_600;

/// A check of this code made now, without a network.
fn made(stage: &Stage, by: &Visitor, organization: Option<&str>, code: &str) -> LateCheck {
    use server::clock::Clock;
    LateCheck {
        account: by.account.clone(),
        request: scanned(organization, code),
        at: stage.clock.now(),
        data_at: stage.clock.now() - 60,
    }
}

async fn send(stage: &Stage, by: &Visitor, check: &LateCheck) -> LateResult {
    let answers = stage.checks.settle(by, std::slice::from_ref(check)).await;
    let answers = answers.expect("answers");
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].key, check.request.idempotency_key);
    answers[0].result
}

async fn alarms(stage: &Stage, of: &str) -> Vec<Alarm> {
    let director = stage.director(of).await;
    let alarms = stage.checks.alarms(&director, &ogrn(of)).await;
    alarms.expect("alarms").lines
}

/// A check made at [`NOW`], then `between`, then sent an hour later: what was wrong with it.
async fn found(
    stage: &Stage,
    citizen: &Citizen,
    staff: &Visitor,
    scenario: Scenario,
    between: impl AsyncFnOnce(&Stage, &mut LateCheck),
) -> Option<LateProblem> {
    stage.clock.set(NOW);
    let code = stage.code(citizen, scenario);
    let mut check = made(stage, staff, Some(LIBRARY), &code);
    between(stage, &mut check).await;
    stage.clock.set(NOW + HOUR);
    assert_eq!(send(stage, staff, &check).await, LateResult::Settled);
    let all = alarms(stage, LIBRARY).await;
    let at = [check.at, NOW + HOUR];
    all.into_iter()
        .filter(|alarm| at.contains(&alarm.at) && alarm.acknowledged.is_none())
        .map(|alarm| alarm.problem)
        .next()
}

#[tokio::test]
async fn what_was_good_is_recorded_once_and_raises_nothing() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let check = made(&stage, &staff, Some(LIBRARY), &code);
        stage.clock.advance(HOUR);
        for _ in 0..3 {
            assert_eq!(send(&stage, &staff, &check).await, LateResult::Settled);
        }
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 1);
        assert_eq!(stage.count("SELECT COUNT(*) FROM consumptions").await, 1);
        assert_eq!(alarms(&stage, LIBRARY).await, []);
        let every = HistoryFilter::default();
        let history = stage.presentations.history(&citizen.visitor, &every).await;
        let history = history.expect("history").lines;
        assert_eq!(history.len(), 1, "the holder sees it");
        assert_eq!(history[0].at, NOW);
        assert_eq!(history[0].outcome, OutcomeKind::Offline);
        // The code is taken for everyone who comes later.
        stage.clock.set(NOW + 10);
        let again = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(again.outcome, OutcomeKind::AlreadyUsed);
    })
    .await;
}

#[tokio::test]
async fn an_online_try_and_its_upload_are_one_check() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let check = made(&stage, &staff, Some(LIBRARY), &code);
        let online = stage.checks.check(&staff, &check.request).await;
        assert_eq!(online.expect("answer").outcome, OutcomeKind::Confirmed);
        stage.clock.advance(HOUR);
        assert_eq!(send(&stage, &staff, &check).await, LateResult::Settled);
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 1);
        assert_eq!(alarms(&stage, LIBRARY).await, []);
        // The other way round: a try that was under way comes after the upload.
        let code = stage.code(&citizen, Scenario::Age18);
        let check = made(&stage, &staff, Some(LIBRARY), &code);
        assert_eq!(send(&stage, &staff, &check).await, LateResult::Settled);
        let online = stage.checks.check(&staff, &check.request).await;
        assert_eq!(online.expect("answer").outcome, OutcomeKind::Offline);
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_mandate_counts_as_it_stood_then() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.person("Сотрудникова").await;
        let number = stage
            .power(
                LIBRARY,
                &staff,
                &[Scenario::Age18],
                "2026-01-01",
                "2026-12-31",
            )
            .await;
        let revoked_at = async |at: i64| {
            let sql = "UPDATE powers SET revoked_at = ? WHERE number = ?";
            stage.run(sql, [at.into(), number.clone().into()]).await;
        };
        let age = Scenario::Age18;
        let later = async |_: &Stage, _: &mut LateCheck| revoked_at(NOW + 1).await;
        assert_eq!(found(&stage, &citizen, &staff, age, later).await, None);
        let before = async |stage: &Stage, check: &mut LateCheck| {
            revoked_at(NOW).await;
            stage.clock.advance(30);
            *check = made(stage, &staff, Some(LIBRARY), &stage.code(&citizen, age));
        };
        let found = found(&stage, &citizen, &staff, age, before).await;
        assert_eq!(found, Some(LateProblem::Authority));
        // Nothing was taken, but the holder was looked at and is told.
        assert_eq!(stage.count("SELECT COUNT(*) FROM consumptions").await, 1);
        assert_eq!(stage.count("SELECT COUNT(*) FROM holder_checks").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_status_counts_by_the_day_of_the_check() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let nothing = async |_: &Stage, _: &mut LateCheck| ();
        let missing = found(&stage, &citizen, &staff, STUDENT, nothing).await;
        assert_eq!(missing, Some(LateProblem::Status));
        stage
            .status(
                &citizen,
                StatusKind::Student,
                "2026-03-01",
                Some("2026-03-01"),
            )
            .await;
        stage.clock.set(NOW + 30);
        let code = stage.code(&citizen, STUDENT);
        let check = made(&stage, &staff, Some(LIBRARY), &code);
        stage.clock.advance(23 * HOUR);
        assert_eq!(send(&stage, &staff, &check).await, LateResult::Settled);
        assert_eq!(
            alarms(&stage, LIBRARY).await.len(),
            1,
            "it was its last day"
        );
    })
    .await;
}

#[tokio::test]
async fn a_code_that_was_taken_elsewhere_raises_an_alarm() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let (staff, cinema) = (stage.staff(LIBRARY).await, stage.staff(CINEMA).await);
        let elsewhere = async |stage: &Stage, check: &mut LateCheck| {
            let CheckInput::Scanned(code) = check.request.input.clone() else {
                return;
            };
            stage.clock.advance(5);
            let answer = stage.scan(&cinema, Some(CINEMA), &code).await;
            assert_eq!(answer.outcome, OutcomeKind::Confirmed);
        };
        let found = found(&stage, &citizen, &staff, Scenario::Age18, elsewhere).await;
        assert_eq!(found, Some(LateProblem::Used));
        let alarm = alarms(&stage, LIBRARY).await.remove(0);
        assert_eq!((alarm.at, alarm.used_at), (NOW, Some(NOW + 5)));
        assert_eq!(alarms(&stage, CINEMA).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_time_that_cannot_be_is_not_believed() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let claims: [fn(&mut LateCheck); 5] = [
            // Not in the code's window.
            |check| check.at = NOW + 60,
            |check| check.at = NOW - 60,
            // Not yet.
            |check| check.at = NOW + HOUR + 6,
            // With data that was too old, or of the future.
            |check| check.data_at = NOW - 24 * HOUR - 1,
            |check| check.data_at = NOW + 6,
        ];
        for (n, claim) in claims.into_iter().enumerate() {
            let citizen = if n == 0 {
                citizen.clone()
            } else {
                stage.adult().await
            };
            let change = async |_: &Stage, check: &mut LateCheck| claim(check);
            let found = found(&stage, &citizen, &staff, Scenario::Age18, change).await;
            assert_eq!(found, Some(LateProblem::Time), "claim {n}");
            stage
                .run("UPDATE late_alarms SET acknowledged_at = ?", [NOW.into()])
                .await;
        }
    })
    .await;
}

#[tokio::test]
async fn beyond_the_cap_of_the_organization() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        stage
            .checks
            .set_cap(&director, &library, 1)
            .await
            .expect("set");
        let stranger = stage.director(CINEMA).await;
        let refused = stage.checks.set_cap(&stranger, &library, 72).await;
        assert_eq!(refused, Err(AppError::NotFound));
        let kit = stage.checks.kit(&staff).await.expect("kit");
        assert_eq!(kit.organizations[0].cap, HOUR);

        let code = stage.code(&citizen, Scenario::Age18);
        let check = made(&stage, &staff, Some(LIBRARY), &code);
        stage.clock.advance(HOUR + 1);
        assert_eq!(send(&stage, &staff, &check).await, LateResult::Settled);
        let problems: Vec<_> = alarms(&stage, LIBRARY).await;
        assert_eq!(problems[0].problem, LateProblem::Time);
    })
    .await;
}

#[tokio::test]
async fn a_code_that_is_none_of_ours_after_all() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let forged = async |_: &Stage, check: &mut LateCheck| {
            check.request.input = CheckInput::Scanned("HTTP://LOCALHOST:3000/V#MY".to_owned());
        };
        let found = found(&stage, &citizen, &staff, Scenario::Age18, forged).await;
        assert_eq!(found, Some(LateProblem::Code));
    })
    .await;
}

#[tokio::test]
async fn what_can_never_be_recorded_is_refused_and_what_is_anothers_waits() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let (staff, colleague) = (stage.staff(LIBRARY).await, stage.staff(LIBRARY).await);
        let code = stage.code(&citizen, Scenario::Age18);
        let check = made(&stage, &staff, Some(LIBRARY), &code);
        assert_eq!(
            send(&stage, &colleague, &check).await,
            LateResult::OtherAccount
        );
        let mut digits = check.clone();
        digits.request = typed(Some(LIBRARY), "12345678");
        assert_eq!(send(&stage, &staff, &digits).await, LateResult::Refused);
        let mut keyless = check.clone();
        keyless.request.idempotency_key = "1".to_owned();
        assert_eq!(send(&stage, &staff, &keyless).await, LateResult::Refused);
        assert_eq!(send(&stage, &staff, &check).await, LateResult::Settled);
        let mut other = check.clone();
        other.request.organization = None;
        assert_eq!(send(&stage, &staff, &other).await, LateResult::Refused);
        let many = vec![check; LATE_AT_ONCE + 1];
        assert_eq!(
            stage.checks.settle(&staff, &many).await,
            Err(AppError::TooLarge)
        );
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_alarm_is_the_organizations_and_holds_nothing_of_the_citizen() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let director = stage.director(LIBRARY).await;
        let library: Ogrn = ogrn(LIBRARY);
        let nothing = async |_: &Stage, _: &mut LateCheck| ();
        found(&stage, &citizen, &staff, STUDENT, nothing).await;
        let alarms = stage
            .checks
            .alarms(&director, &library)
            .await
            .expect("alarms");
        assert_eq!(alarms.open, 1);
        let said = format!("{alarms:?}");
        for personal in PERSONAL {
            assert!(!said.contains(personal), "{personal}");
        }
        assert!(
            !said.contains("status_not_found"),
            "why is the holder's alone"
        );
        let stranger = stage.director(CINEMA).await;
        let check = &alarms.lines[0].check;
        assert_eq!(
            stage.checks.alarms(&stranger, &library).await,
            Err(AppError::NotFound)
        );
        for (by, of) in [
            (&stranger, &library),
            (&stranger, &ogrn(CINEMA)),
            (&staff, &library),
        ] {
            let refused = stage.checks.acknowledge(by, of, check).await;
            assert_eq!(refused, Err(AppError::NotFound));
        }
        for _ in 0..2 {
            stage
                .checks
                .acknowledge(&director, &library, check)
                .await
                .expect("noted");
            stage.clock.advance(1);
        }
        let alarms = stage
            .checks
            .alarms(&director, &library)
            .await
            .expect("alarms");
        assert_eq!(alarms.open, 0);
        let noted = (NOW + HOUR, director.name.clone());
        assert_eq!(alarms.lines[0].acknowledged, Some(noted));
    })
    .await;
}

#[tokio::test]
async fn the_kit_judges_as_the_server_would() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let kit = stage.checks.kit(&staff).await.expect("kit");
        assert_eq!((kit.at_ms, &kit.account), (NOW * 1_000, &staff.account));
        let json = serde_json::to_string(&kit).expect("JSON");
        for personal in PERSONAL {
            assert!(!json.contains(personal), "{personal}");
        }
        let asks = |organization: Option<&str>, code: String| {
            let question = Question {
                device: None,
                text: code,
                organization: organization.map(ogrn),
                key: "1".to_owned(),
            };
            let now = Known {
                ms: NOW * 1_000,
                sure: true,
            };
            judge(&kit, &question, now, None).outcome
        };
        let code = stage.code(&citizen, Scenario::Age18);
        let offline = Some(OutcomeKind::Offline);
        assert_eq!(asks(Some(LIBRARY), code.clone()), offline);
        assert_eq!(asks(None, code.clone()), offline);
        assert_eq!(asks(Some(CINEMA), code), Some(OutcomeKind::NoAuthority));
    })
    .await;
}
