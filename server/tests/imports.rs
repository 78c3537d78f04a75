//! Lists of statuses, on a real database: looked at, entered a piece at a time, given up, gone on
//! with; by the same key nothing is entered twice.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::{fmt::Write as _, sync::Arc};

use app::{
    error::{AppError, Problem},
    ports::{
        EndDecision, EndStatus, ImportMode, ImportState, ImportView, Imports as _, ReceivedFile,
        Registry as _, Statuses as _, Visitor,
    },
};
use domain::{identifiers::Snils, outcome::OutcomeKind};
use server::{
    audit::verify_registry,
    clock::Clock,
    imports::{ImportDesk, ImportRunner},
    registry::StatusDesk,
    texts::FluentTexts,
};
use time::macros::date;
use uuid::Uuid;

use crate::stage::{Citizen, LIBRARY, STUDENT, Stage, on_every_stage};

const SOURCE: &str = "Университет";
const HEADS: &str = "ключ;снилс;статус;с;по;ФИО;дата рождения\n";

struct Desk {
    stage: Stage,
    imports: ImportDesk,
    runner: ImportRunner,
    operator: Visitor,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn open(stage: Stage) -> Self {
        let operator = Visitor {
            is_operator: true,
            ..stage.person("Операторова Зоя").await
        };
        let folder = tempfile::tempdir().expect("folder");
        let clock: Arc<dyn Clock> = stage.clock.clone();
        let (database, texts) = (stage.database.clone(), FluentTexts::load().expect("texts"));
        let path = folder.path().to_owned();
        Self {
            imports: ImportDesk::new(database.clone(), clock.clone()),
            runner: ImportRunner::new(database, clock, &texts, path),
            operator,
            folder,
            stage,
        }
    }

    /// Takes a file that has arrived.
    async fn send(&self, content: &[u8]) -> String {
        let file = ReceivedFile {
            id: Uuid::new_v4().to_string(),
            name: "list.csv".to_owned(),
            size: content.len() as u64,
        };
        std::fs::write(self.folder.path().join(&file.id), content).expect("written");
        let taken = self.imports.accept(&self.operator, SOURCE, &file).await;
        taken.expect("taken")
    }

    /// Until there is nothing left to do by itself.
    async fn work(&self) {
        while self.runner.step().await.expect("step") {}
    }

    async fn view(&self, id: &str) -> ImportView {
        let view = self.imports.view(&self.operator, id, 1_000).await;
        view.expect("view")
    }

    /// Sends it and looks at all rows.
    async fn checked(&self, content: &str) -> (String, ImportView) {
        let id = self.send(content.as_bytes()).await;
        self.work().await;
        let view = self.view(&id).await;
        (id, view)
    }

    async fn start(&self, id: &str, mode: ImportMode) {
        let started = self.imports.start(&self.operator, id, mode).await;
        started.expect("started");
    }

    /// Sends a list and enters it; what it came to: entered, changed, unchanged, ended, bad.
    async fn entered(&self, content: &str, mode: ImportMode) -> [u64; 5] {
        let (id, view) = self.checked(content).await;
        assert_eq!(view.import.state, ImportState::Draft, "{view:?}");
        self.start(&id, mode).await;
        self.work().await;
        let import = self.view(&id).await.import;
        assert_eq!(import.state, ImportState::Done, "{import:?}");
        let left = std::fs::read_dir(self.folder.path())
            .expect("folder")
            .count();
        assert_eq!(left, 0, "the file is gone");
        [
            import.granted,
            import.changed,
            import.unchanged,
            import.dropped,
            import.bad,
        ]
    }

    async fn known(&self) -> (Citizen, String) {
        let citizen = self.stage.adult().await;
        let snils = snils(7);
        self.stage
            .run(
                "UPDATE accounts SET snils = ? WHERE id = ?",
                [
                    snils.as_digits().to_owned().into(),
                    citizen.visitor.account.clone().into(),
                ],
            )
            .await;
        (citizen, snils.to_string())
    }
}

/// An invented number with control digits of its own.
fn snils(number: u32) -> Snils {
    let digits = format!("{:09}", 900_100_000 + number);
    (0..100)
        .find_map(|control| Snils::parse(&format!("{digits}{control:02}")).ok())
        .expect("one of them")
}

fn told(view: &ImportView) -> Vec<(u64, &'static str, Problem)> {
    let problems = view.problems.iter();
    problems
        .map(|it| (it.line, it.column, it.problem))
        .collect()
}

#[tokio::test]
async fn what_a_list_says_counts_with_the_next_check() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage).await;
        let (citizen, snils) = desk.known().await;
        let list = |until: &str| format!("{HEADS}a-1;{snils};студент;01.09.2025;{until};;\n");
        let open = desk.entered(&list(""), ImportMode::Delta).await;
        assert_eq!(open, [1, 0, 0, 0, 0]);
        let check = async || {
            desk.stage.clock.advance(60);
            let staff = desk.stage.staff(LIBRARY).await;
            let code = desk.stage.code(&citizen, STUDENT);
            let answer = desk.stage.scan(&staff, Some(LIBRARY), &code).await;
            answer.outcome
        };
        assert_eq!(check().await, OutcomeKind::Confirmed);
        assert_eq!(
            desk.entered(&list(""), ImportMode::Delta).await,
            [0, 0, 1, 0, 0]
        );
        let closed = desk.entered(&list("28.02.2026"), ImportMode::Delta).await;
        assert_eq!(closed, [0, 1, 0, 0, 0]);
        assert_eq!(check().await, OutcomeKind::NotConfirmed);
        let registry = &desk.stage.registry;
        let looked = registry.look(&desk.operator, citizen.number, "Проверка");
        looked.await.expect("looked");
        let file = registry.holder(&desk.operator, citizen.number);
        let kinds = file.await.expect("file").events.into_iter();
        let kinds: Vec<_> = kinds.map(|event| (event.kind, event.reason)).collect();
        let name = "list.csv".to_owned();
        assert_eq!(kinds, [("changed", name.clone()), ("granted", name)]);
    })
    .await;
}

#[tokio::test]
async fn every_mistake_is_told_by_line_and_nothing_of_it_is_entered() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage).await;
        let (_, known) = desk.known().await;
        let new = snils(8);
        let list = format!(
            "{HEADS}\
             a-1;{known};студент;01.09.2025;;;\n\
             a-2;112-233-445 96;студент;01.09.2025;;;\n\
             a-3;{new};студент;01.09.2025;;;\n\
             a-4;{new};студент;01.09.2025;;Новикова Ада;31.02.1990\n\
             a-5;{new};царь;завтра;;Новикова Ада;01.01.1990\n\
             a-6;{known};ветеран;01.09.2025;31.08.2025;;\n\
             a-7;{known};ветеран;01.01.1950;;;\n\
             a-8;{known};ветеран;01.01.2020;;;02.01.1990\n\
             a-1;{known};инвалидность;01.01.2020;;;\n\
             b-1;{known};студент;01.01.2026;;;\n\
             \n\
             ;{known};студент\n\
             b-2;{new};студент;01.09.2025;;Новикова Ада Львовна;01.01.1990\n"
        );
        let (id, view) = desk.checked(&list).await;
        assert_eq!(view.import.state, ImportState::Draft);
        assert_eq!(
            told(&view),
            [
                (3, "snils", Problem::Control),
                (4, "birth", Problem::Required),
                (5, "birth", Problem::Date),
                (6, "from", Problem::Date),
                (6, "kind", Problem::Choice),
                (7, "until", Problem::Reversed),
                (8, "from", Problem::BeforeBirth),
                (9, "birth", Problem::Contradicts),
                (10, "key", Problem::Repeated),
                (11, "kind", Problem::Overlaps),
                (13, "from", Problem::Required),
                (13, "key", Problem::Required),
            ]
        );
        assert_eq!((view.import.rows, view.import.bad), (12, 10));
        let after = desk.imports.problems(&desk.operator, &id, 9, 2).await;
        assert_eq!(after.expect("problems").len(), 2);
        desk.start(&id, ImportMode::Delta).await;
        desk.work().await;
        let import = desk.view(&id).await.import;
        assert_eq!(
            (import.state, import.granted, import.bad),
            (ImportState::Done, 2, 10)
        );
        assert_eq!(desk.stage.count("SELECT COUNT(*) FROM statuses").await, 2);
        // Somebody whom the registry did not know.
        let found = desk
            .stage
            .registry
            .find(&desk.operator, &new.to_string())
            .await;
        let found = found.expect("list");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].name, "Новикова Ада Львовна");
        assert_eq!(found[0].snils, Some(new.to_string()));
        assert!(!found[0].has_account);
    })
    .await;
}

#[tokio::test]
async fn files_that_are_none_of_ours_are_refused_as_a_whole() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage).await;
        let cases: [(&[u8], Problem); 5] = [
            (b"\n\n", Problem::NoLines),
            (b"a;b\n1;2\n", Problem::Heads),
            (b"\x89PNG\r\n\x1a\n\0\0", Problem::FileEncoding),
            (b"\xff\xfe\x3a\x04\x3b\x04", Problem::FileEncoding),
            (HEADS.as_bytes(), Problem::NoLines),
        ];
        for (content, problem) in cases {
            let id = desk.send(content).await;
            desk.work().await;
            let import = desk.view(&id).await.import;
            assert_eq!(import.state, ImportState::Failed, "{problem:?}");
            assert_eq!(import.failure, Some(problem));
            let started = desk
                .imports
                .start(&desk.operator, &id, ImportMode::Delta)
                .await;
            assert_eq!(started, Err(AppError::Conflict));
        }
        let left = std::fs::read_dir(desk.folder.path())
            .expect("folder")
            .count();
        assert_eq!(left, 0);
    })
    .await;
}

/// `count` students whom nobody knows, in the encoding of old spreadsheets.
fn students(count: u32, until: &str) -> String {
    let mut list = HEADS.to_owned();
    for number in 0..count {
        let snils = snils(100 + number);
        let line = writeln!(
            list,
            "k-{number};{snils};студент;01.09.2025;{until};Студентов Пётр {number};01.01.2005"
        );
        line.expect("text");
    }
    list
}

#[tokio::test]
async fn a_full_list_ends_what_it_does_not_name() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage).await;
        let all = students(1_203, "");
        assert_eq!(
            desk.entered(&all, ImportMode::Full).await,
            [1_203, 0, 0, 0, 0]
        );
        // Two operators have ended one: no list brings it back.
        let operator = Visitor {
            is_operator: true,
            ..desk.stage.person("Вторая Вера").await
        };
        let clock: Arc<dyn Clock> = desk.stage.clock.clone();
        let (database, signals) = (desk.stage.database.clone(), desk.stage.signals.clone());
        let statuses = StatusDesk::new(database, clock, signals, true);
        let row = "SELECT id FROM statuses WHERE source_key = 'k-5'";
        let status = desk.stage.values::<String>(row).await.remove(0);
        let row = "SELECT holder_number FROM statuses WHERE source_key = 'k-5'";
        let holder = u64::try_from(desk.stage.count(row).await).expect("positive");
        let end = EndStatus {
            revision: 1,
            last: date!(2026 - 02 - 28),
            reason: "Отчислен".to_owned(),
        };
        let asked = statuses.end(&desk.operator, holder, &status, &end).await;
        asked.expect("asked");
        let waiting = statuses.waiting(&operator).await.expect("one").remove(0);
        let confirmed = statuses.decide(&operator, &waiting.id, EndDecision::Confirm);
        confirmed.await.expect("confirmed");

        // Named in a bad row is named; three are not named at all.
        let shorter: String = all
            .lines()
            .filter(|line| {
                !["k-7;", "k-8;", "k-9;"]
                    .iter()
                    .any(|key| line.starts_with(key))
            })
            .map(|line| match line.strip_prefix("k-3;") {
                Some(rest) => format!("k-3;{}\n", rest.replace("01.09.2025", "вчера")),
                None => format!("{line}\n"),
            })
            .collect();
        let counts = desk.entered(&shorter, ImportMode::Full).await;
        assert_eq!(counts, [0, 0, 1_198, 3, 2]);
        let ended = "SELECT COUNT(*) FROM statuses WHERE valid_until = '2026-02-28'";
        assert_eq!(desk.stage.count(ended).await, 4);
        // Named again: as the source says. The one that was ended by hand stays so.
        let counts = desk.entered(&all, ImportMode::Full).await;
        assert_eq!(counts, [0, 3, 1_199, 0, 1]);
        assert_eq!(desk.stage.count(ended).await, 1);
        let proof = verify_registry(desk.stage.connection(), "")
            .await
            .expect("log");
        assert_eq!(proof.expect("whole").subjects, 1_203);
    })
    .await;
}

#[tokio::test]
async fn a_list_may_be_given_up_in_the_middle_and_what_was_entered_stays() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage).await;
        let (id, _) = desk.checked(&students(1_100, "")).await;
        desk.start(&id, ImportMode::Full).await;
        desk.stage.clock.advance(10);
        assert!(desk.runner.step().await.expect("step"));
        let import = desk.view(&id).await.import;
        assert_eq!((import.state, import.done), (ImportState::Running, 500));
        assert_eq!((import.rate, import.left), (Some(50), Some(12)));
        let cancelled = desk.imports.cancel(&desk.operator, &id).await;
        assert_eq!(cancelled, Ok(()));
        let again = desk.imports.cancel(&desk.operator, &id).await;
        assert_eq!(again, Err(AppError::Conflict));
        desk.work().await;
        assert_eq!(desk.stage.count("SELECT COUNT(*) FROM statuses").await, 500);
        // The same list goes on from what is there.
        let counts = desk.entered(&students(1_100, ""), ImportMode::Full).await;
        assert_eq!(counts, [600, 0, 500, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn lists_are_for_operators_only() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage).await;
        let id = desk.send(HEADS.as_bytes()).await;
        let by = desk.stage.person("Прохожий Иван").await;
        let file = ReceivedFile {
            id: Uuid::new_v4().to_string(),
            name: String::new(),
            size: 1,
        };
        let refused = [
            desk.imports.accept(&by, SOURCE, &file).await.err(),
            desk.imports.list(&by).await.err(),
            desk.imports.view(&by, &id, 1).await.err(),
            desk.imports.problems(&by, &id, 0, 1).await.err(),
            desk.imports.start(&by, &id, ImportMode::Full).await.err(),
            desk.imports.cancel(&by, &id).await.err(),
        ];
        assert_eq!(refused, [const { Some(AppError::NotFound) }; 6]);
    })
    .await;
}
