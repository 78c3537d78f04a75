use app::{
    error::{AppError, Problem},
    ports::{Batches, PowersOfAttorney, Visitor},
};
use domain::staffing::MOST_LINES;

use super::{BatchMode, BatchState};
use crate::stage::{LIBRARY, NOW, Stage, ogrn, on_every_stage};

const HEADS: &str = "СНИЛС или телефон;Полномочия;С;По\n";

impl Stage {
    async fn upload(&self, director: &Visitor, lines: &str) -> String {
        let file = format!("{HEADS}{lines}");
        let batches = self.batches();
        let sent = batches
            .upload(director, &ogrn(LIBRARY), "люди.csv", file.as_bytes())
            .await;
        sent.expect("a list")
    }

    /// So many members of staff; a list of all of them.
    async fn crowd(&self, director: &Visitor, count: usize) -> (Vec<Visitor>, String) {
        let (mut people, mut lines) = (Vec::new(), String::new());
        for n in 0..count {
            let phone = format!("+7900100{n:04}");
            people.push(
                self.member(director, &format!("Человек {n:04}"), &phone)
                    .await,
            );
            lines.push_str(&format!("{phone};age18;;31.12.2026\n"));
        }
        (people, lines)
    }
}

#[tokio::test]
async fn every_line_is_told_what_is_wrong_with_it_and_nobody_outside_is_told_of() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        stage.member(&director, "Своя Соня", "+79001000001").await;
        let stranger = stage.person("Существующий Семён").await;
        stage
            .run(
                "UPDATE accounts SET phone = '+79001000002' WHERE id = ?",
                [stranger.account.into()],
            )
            .await;
        let id = stage
            .upload(
                &director,
                "8 900 100-00-01;Старше 18 лет, студент;01.03.2026;31.12.2026\n\
                 +79001000002;age18;;31.12.2026\n\
                 +79001999999;age18;;31.12.2026\n\
                 112-233-445 96;космонавт;30.02.2026;\n\
                 ;;28.02.2026;2040-01-01\n\
                 +79001000001;age18;2026-03-02;01.03.2026\n",
            )
            .await;
        let view = stage.batch(&director, &id).await;
        assert_eq!(view.batch.state, BatchState::Draft);
        assert_eq!((view.batch.total, view.batch.bad), (6, 5));
        assert_eq!(view.batch.file_name.as_deref(), Some("люди.csv"));
        let told: Vec<_> = view
            .rows
            .iter()
            .map(|row| {
                let problems = row.problems.iter();
                let problems: Vec<_> = problems.map(|it| (it.column, it.problem)).collect();
                (row.line, problems)
            })
            .collect();
        let not_staff = vec![("person", Problem::NotStaff)];
        assert_eq!(
            told,
            [
                // Whether the person exists makes no difference.
                (3, not_staff.clone()),
                (4, not_staff),
                (
                    5,
                    vec![
                        ("person", Problem::Control),
                        ("scenarios", Problem::Choice),
                        ("from", Problem::Date),
                        ("until", Problem::Required),
                    ]
                ),
                (
                    6,
                    vec![
                        ("person", Problem::Required),
                        ("scenarios", Problem::Required),
                        ("from", Problem::Past),
                    ]
                ),
                (
                    7,
                    vec![("person", Problem::Repeated), ("until", Problem::Reversed),]
                ),
                (2, Vec::new()),
            ]
        );
        assert!(!format!("{view:?}").contains("Существующий"));
        assert_eq!(stage.powers_in_force(&director).await, 0, "nothing yet");

        let (batches, library) = (stage.batches(), ogrn(LIBRARY));
        let whole = batches.start(&director, &library, &id, BatchMode::Whole);
        assert_eq!(whole.await, Err(AppError::Conflict), "all or nothing");
        stage.start(&director, &id, BatchMode::Good).await;
        stage.run_batches().await;
        let view = stage.batch(&director, &id).await;
        assert_eq!((view.batch.state, view.batch.issued), (BatchState::Done, 1));
        let twice = batches.start(&director, &library, &id, BatchMode::Good);
        assert_eq!(twice.await, Err(AppError::Conflict));
        let late = batches.cancel(&director, &library, &id).await;
        assert_eq!(late, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn it_goes_on_where_it_stood_and_does_nothing_twice() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (_, lines) = stage.crowd(&director, 60).await;
        let id = stage.upload(&director, &lines).await;
        stage.start(&director, &id, BatchMode::Good).await;
        assert!(stage.runner().step().await.expect("a step"));
        // The process stops here, and another one begins.
        let view = stage.batch(&director, &id).await;
        assert_eq!((view.batch.issued, view.batch.prepared), (50, 50));
        assert_eq!(view.batch.state, BatchState::Running);
        stage.run_batches().await;
        let view = stage.batch(&director, &id).await;
        assert_eq!(
            (view.batch.state, view.batch.issued),
            (BatchState::Done, 60)
        );
        assert_eq!(stage.powers_in_force(&director).await, 60);
        let documents = "SELECT count(*) FROM documents WHERE signature IS NOT NULL";
        assert_eq!(stage.count(documents).await, 0, "the stage has no КПП");
        let entries = "SELECT count(*) FROM power_events WHERE kind = 'issued'";
        assert_eq!(stage.count(entries).await, 60);
        // The same list again: everybody has one.
        let again = stage.upload(&director, &lines).await;
        assert_eq!(stage.batch(&director, &again).await.batch.bad, 60);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_at_one_list_issue_each_line_once() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (_, lines) = stage.crowd(&director, 60).await;
        let id = stage.upload(&director, &lines).await;
        stage.start(&director, &id, BatchMode::Good).await;
        let runs: Vec<_> = (0..2)
            .map(|_| {
                let runner = stage.runner();
                tokio::spawn(async move { while runner.step().await.expect("a step") {} })
            })
            .collect();
        for run in runs {
            run.await.expect("no panic");
        }
        assert_eq!(stage.batch(&director, &id).await.batch.issued, 60);
        assert_eq!(stage.count("SELECT count(*) FROM powers").await, 60);
    })
    .await;
}

#[tokio::test]
async fn all_or_nothing_is_nothing_if_one_line_goes_bad_meanwhile() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (people, lines) = stage.crowd(&director, 5).await;
        let id = stage.upload(&director, &lines).await;
        stage.start(&director, &id, BatchMode::Whole).await;
        stage
            .powers
            .leave(&director, &ogrn(LIBRARY), &people[3].account, "Ушёл")
            .await
            .expect("gone");
        stage.run_batches().await;
        let view = stage.batch(&director, &id).await;
        assert_eq!(
            (view.batch.state, view.batch.issued),
            (BatchState::Cancelled, 0)
        );
        assert_eq!(view.rows[0].line, 5);
        assert_eq!(view.rows[0].problems[0].problem, Problem::NotStaff);
        assert_eq!(stage.powers_in_force(&director).await, 0);

        // The others, all of them, in one piece.
        let lines: Vec<_> = lines.lines().collect();
        let rest = [&lines[..3], &lines[4..]].concat().join("\n");
        let id = stage.upload(&director, &rest).await;
        stage.start(&director, &id, BatchMode::Whole).await;
        assert_eq!(stage.run_batches().await, 1);
        let view = stage.batch(&director, &id).await;
        assert_eq!((view.batch.state, view.batch.issued), (BatchState::Done, 4));
    })
    .await;
}

#[tokio::test]
async fn whoever_directs_no_more_issues_no_more() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (_, lines) = stage.crowd(&director, 2).await;
        let id = stage.upload(&director, &lines).await;
        stage.start(&director, &id, BatchMode::Good).await;
        let successor = stage.director(LIBRARY).await;
        stage
            .run(
                "DELETE FROM directors WHERE account_id = ?",
                [director.account.clone().into()],
            )
            .await;
        stage.run_batches().await;
        assert_eq!(stage.batch(&successor, &id).await.batch.issued, 0);
        assert_eq!(stage.state(&successor, &id).await, BatchState::Done);
    })
    .await;
}

#[tokio::test]
async fn a_list_of_the_longest_kind_is_read_and_one_more_is_not() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let lines = "+79001999999;age18;;31.12.2026\n".repeat(MOST_LINES);
        let id = stage.upload(&director, &lines).await;
        let view = stage.batch(&director, &id).await.batch;
        assert_eq!((view.total, view.bad), (5_000, 5_000));
        let (batches, library) = (stage.batches(), ogrn(LIBRARY));
        let none = batches.start(&director, &library, &id, BatchMode::Good);
        assert_eq!(none.await, Err(AppError::Conflict), "nothing is good");
        assert_eq!(batches.cancel(&director, &library, &id).await, Ok(()));
        assert_eq!(stage.state(&director, &id).await, BatchState::Cancelled);
        for (file, problem) in [
            (format!("{HEADS}{lines}x"), Problem::TooManyLines),
            (HEADS.to_owned(), Problem::NoLines),
            ("имя;возраст\n1;2".to_owned(), Problem::Heads),
            ("PK\u{3}\u{4}".to_owned(), Problem::FileKind),
        ] {
            let sent = batches.upload(&director, &library, "x", file.as_bytes());
            assert_eq!(sent.await, Err(AppError::field("file", problem)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_is_forgotten_after_a_month_and_what_was_issued_stays() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (_, lines) = stage.crowd(&director, 2).await;
        let id = stage.upload(&director, &lines).await;
        let kept = async |at: i64| {
            let cleaned = server::store::clean_up(&stage.database, at).await;
            cleaned.expect("clean");
            stage.count("SELECT count(*) FROM batch_rows").await
        };
        stage.start(&director, &id, BatchMode::Good).await;
        let later = NOW + 31 * 24 * 3_600;
        assert_eq!(kept(later).await, 2, "it is being issued");
        stage.run_batches().await;
        assert_eq!(kept(NOW + 30 * 24 * 3_600).await, 2);
        assert_eq!(kept(later).await, 0);
        assert_eq!(stage.count("SELECT count(*) FROM batches").await, 0);
        assert_eq!(stage.count("SELECT count(*) FROM powers").await, 2);
    })
    .await;
}
