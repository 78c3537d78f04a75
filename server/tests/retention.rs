//! What is due goes, a batch at a time; what must stay, stays without the person, and the logs
//! still prove what they proved.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{ImportMode, Imports as _, ReceivedFile, Registry as _, Retention as _, Visitor},
};
use domain::retention::{Kept, Periods};
use server::{
    audit::{self, verify_registry},
    clock::Clock,
    imports::{ImportDesk, ImportRunner},
    retention::{self, RetentionDesk},
    texts::FluentTexts,
};
use uuid::Uuid;

use crate::stage::{LIBRARY, NOW, Stage, on_every_stage};

const DAY: i64 = 24 * 60 * 60;
/// Before every usual period.
const LONG_AGO: i64 = NOW - 6 * 366 * DAY;

fn clock(stage: &Stage) -> Arc<dyn Clock> {
    stage.clock.clone()
}

async fn operator(stage: &Stage) -> Visitor {
    Visitor {
        is_operator: true,
        ..stage.person("Операторова Зоя").await
    }
}

/// A check of that moment; its id.
async fn check(stage: &Stage, by: &Visitor, at: i64) -> String {
    let id = Uuid::new_v4().to_string();
    stage
        .run(
            "INSERT INTO checks (id, at, verifier_account, ogrn, outcome, idempotency_key, \
             request_hash, answer) VALUES (?, ?, ?, ?, 'confirmed', ?, '', '{}')",
            [
                id.clone().into(),
                at.into(),
                by.account.clone().into(),
                LIBRARY.into(),
                id.clone().into(),
            ],
        )
        .await;
    id
}

async fn complaint(stage: &Stage, check: &str, holder: u64, answered: Option<i64>) {
    stage
        .run(
            "INSERT INTO complaints (check_id, holder_number, made_at, words, answered_at) \
             VALUES (?, ?, 0, 'слова', ?)",
            [
                check.into(),
                i64::try_from(holder).expect("small").into(),
                answered.into(),
            ],
        )
        .await;
}

async fn removed(stage: &Stage, kept: Kept) -> u64 {
    let done = retention::run(&stage.database, &*stage.clock, &Periods::default()).await;
    let done = done.expect("run");
    let found = done.iter().find(|(what, _)| *what == kept);
    found.map_or(0, |(_, removed)| *removed)
}

#[tokio::test]
async fn what_is_due_goes_and_everything_else_stays() {
    on_every_stage(async |stage: Stage| {
        let (staff, citizen) = (stage.staff(LIBRARY).await, stage.adult().await);
        let days = i64::from(Kept::Checks.usual());
        check(&stage, &staff, NOW - days * DAY).await;
        let old = check(&stage, &staff, NOW - days * DAY - 1).await;
        let disputed = check(&stage, &staff, LONG_AGO).await;
        complaint(&stage, &disputed, citizen.number, None).await;
        assert_eq!(removed(&stage, Kept::Checks).await, 1);
        let left: Vec<String> = stage.values("SELECT id FROM checks").await;
        assert!(left.len() == 2 && !left.contains(&old), "{left:?}");

        // A second later the period of the first one is over; the disputed one waits for its
        // complaint.
        stage.clock.set(NOW + 1);
        assert_eq!(removed(&stage, Kept::Checks).await, 1);
        stage
            .run("UPDATE complaints SET answered_at = ?", [LONG_AGO.into()])
            .await;
        assert_eq!(removed(&stage, Kept::Complaints).await, 1);
        assert_eq!(removed(&stage, Kept::Checks).await, 1);
        assert_eq!(stage.count("SELECT count(*) FROM checks").await, 0);

        let desk = RetentionDesk::new(stage.database.clone(), clock(&stage), Periods::default());
        let report = desk.report(&operator(&stage).await).await.expect("report");
        let line = report.lines.iter().find(|line| line.kept == Kept::Checks);
        let line = line.expect("checks");
        assert_eq!((line.count, line.due, line.removed), (0, 0, 3));
        assert_eq!(report.removals.len(), 2, "{:?}", report.removals);
        let nobody = stage.person("Некто").await;
        assert!(matches!(
            desk.report(&nobody).await,
            Err(AppError::NotFound)
        ));
    })
    .await;
}

/// A process that is killed between two batches has done whole ones, each with its note.
#[tokio::test]
async fn a_batch_is_whole_and_the_next_run_goes_on() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        for _ in 0..700 {
            check(&stage, &staff, LONG_AGO).await;
        }
        let step = async || {
            let periods = Periods::default();
            retention::step(&stage.database, &*stage.clock, &periods, Kept::Checks).await
        };
        assert_eq!(step().await.expect("step"), 500);
        assert_eq!(stage.count("SELECT count(*) FROM checks").await, 200);
        let noted = "SELECT sum(removed) FROM removals WHERE kept = 'checks'";
        let noted = format!("SELECT CAST(({noted}) AS bigint)");
        assert_eq!(stage.count(&noted).await, 500);
        assert_eq!(removed(&stage, Kept::Checks).await, 200);
        assert_eq!(stage.count(&noted).await, 700);
        assert_eq!(step().await.expect("step"), 0);
    })
    .await;
}

#[tokio::test]
async fn applications_go_with_their_pictures_unless_somebody_waits() {
    on_every_stage(async |stage: Stage| {
        let mut states = Vec::new();
        for (state, at) in [
            ("draft", LONG_AGO),
            ("returned", LONG_AGO),
            ("left", LONG_AGO),
            ("draft", NOW),
            ("waiting", LONG_AGO),
            ("accepted", LONG_AGO),
        ] {
            let (id, person) = (Uuid::new_v4().to_string(), stage.person("Некто").await);
            stage
                .run(
                    "INSERT INTO applications (id, account_id, way, document, valid_until, state, \
                     version, of_registry, submitted_at) \
                     VALUES (?, ?, 'biometrics', '', '2030-01-01', ?, 1, FALSE, ?)",
                    [
                        id.clone().into(),
                        person.account.into(),
                        state.into(),
                        at.into(),
                    ],
                )
                .await;
            stage
                .run(
                    "INSERT INTO photos (subject, media_type, sealed, created_at) \
                     VALUES (?, 'image/jpeg', ?, 0)",
                    [format!("portrait:{id}").into(), vec![1_u8].into()],
                )
                .await;
            states.push(state);
        }
        assert_eq!(removed(&stage, Kept::Applications).await, 3);
        let mut left: Vec<String> = stage.values("SELECT state FROM applications").await;
        left.sort();
        assert_eq!(left, ["accepted", "draft", "waiting"]);
        assert_eq!(stage.count("SELECT count(*) FROM photos").await, 3);
    })
    .await;
}

/// What is still at work has no period: an alert that is open, a confirmation that counts.
#[tokio::test]
async fn alerts_and_confirmations_go_once_they_are_settled() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        for (number, resolved) in [(1, Some(LONG_AGO)), (2, Some(NOW)), (3, None)] {
            stage
                .run(
                    "INSERT INTO abuse_alerts (ogrn, verifier_account, rule, number, checks, \
                     raised_at, resolved_at) VALUES (?, ?, 'unreadable', ?, 20, ?, ?)",
                    [
                        LIBRARY.into(),
                        staff.account.clone().into(),
                        i64::from(number).into(),
                        LONG_AGO.into(),
                        resolved.into(),
                    ],
                )
                .await;
        }
        for undone in [Some(LONG_AGO), Some(NOW), None] {
            let of = stage.person("Некто").await;
            stage
                .run(
                    "INSERT INTO confirmations (id, account_id, by_account, at, undone_at) \
                     VALUES (?, ?, ?, ?, ?)",
                    [
                        Uuid::new_v4().to_string().into(),
                        of.account.into(),
                        staff.account.clone().into(),
                        LONG_AGO.into(),
                        undone.into(),
                    ],
                )
                .await;
        }
        assert_eq!(removed(&stage, Kept::AbuseAlerts).await, 1);
        let left: Vec<i64> = stage
            .values("SELECT number FROM abuse_alerts ORDER BY number")
            .await;
        assert_eq!(left, [2, 3]);
        let undone = "SELECT count(*) FROM confirmations WHERE undone_at";
        assert_eq!(stage.count(&format!("{undone} < {NOW}")).await, 0);
        assert_eq!(stage.count(&format!("{undone} IS NULL")).await, 1);
        assert_eq!(stage.count(&format!("{undone} = {NOW}")).await, 1);
    })
    .await;
}

/// People whom a list brought: their statuses stay under a number, and the log still proves them.
#[tokio::test]
async fn people_of_lists_are_forgotten_and_the_logs_still_verify() {
    on_every_stage(async |stage: Stage| {
        let by = operator(&stage).await;
        let folder = tempfile::tempdir().expect("folder");
        let texts = FluentTexts::load().expect("texts");
        let imports = ImportDesk::new(stage.database.clone(), clock(&stage));
        let path = folder.path().to_owned();
        let runner = ImportRunner::new(stage.database.clone(), clock(&stage), &texts, path);
        let list = "ключ;снилс;статус;с;по;ФИО;дата рождения\n\
                    1;11223344595;student;2019-09-01;2021-06-30;Ежевикина Пелагея;2001-04-19\n\
                    2;08765430300;student;2025-09-01;;Морошкин Савелий;2003-07-21\n";
        let file = ReceivedFile {
            id: Uuid::new_v4().to_string(),
            name: "list.csv".to_owned(),
            size: list.len() as u64,
        };
        std::fs::write(folder.path().join(&file.id), list).expect("written");
        let id = imports.accept(&by, "Вуз", &file).await.expect("taken");
        while runner.step().await.expect("step") {}
        let started = imports.start(&by, &id, ImportMode::Delta).await;
        started.expect("started");
        while runner.step().await.expect("step") {}
        assert_eq!(
            stage.count("SELECT count(*) FROM unclaimed_holders").await,
            2
        );
        let before = verify_registry(stage.connection(), "").await.expect("log");
        let before = before.expect("whole");
        assert_eq!(before.subjects, 2);

        // They came today: nobody is forgotten before the period.
        assert_eq!(removed(&stage, Kept::Unclaimed).await, 0);
        let later = NOW + (i64::from(Kept::Unclaimed.usual()) + 1) * DAY;
        stage.clock.set(later);
        assert_eq!(removed(&stage, Kept::Unclaimed).await, 1);
        let names: Vec<String> = stage
            .values("SELECT surname || birth || document FROM holders ORDER BY birth")
            .await;
        assert_eq!(names[0], "—2001-01-01—");
        assert!(names[1].contains("2003-07-21"), "{names:?}");
        assert_eq!(stage.count("SELECT count(*) FROM statuses").await, 2);
        let found = stage.registry.find(&by, "Ежевикина").await.expect("found");
        assert!(found.is_empty(), "{found:?}");

        let after = verify_registry(stage.connection(), "").await.expect("log");
        assert_eq!(after.expect("whole").subjects, 2);
        let powers = audit::verify_powers(stage.connection(), "")
            .await
            .expect("log");
        powers.expect("whole");
    })
    .await;
}
