//! `digital-id registry import`, stopped by force in the middle, as often as one likes.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use app::ports::{Assurance, ImportMode, Imports as _, Visitor};
use domain::identifiers::Snils;
use sea_orm::{ConnectionTrait as _, Statement};
use server::{clock::SystemClock, imports::ImportDesk, store::Database};

/// Rows of the list: twice as many pieces as it is killed.
const ROWS: u32 = 20_000;
/// How often it is killed.
const KILLS: usize = 20;

fn snils(number: u32) -> Snils {
    let digits = format!("{:09}", 900_100_000 + number);
    (0..100)
        .find_map(|control| Snils::parse(&format!("{digits}{control:02}")).ok())
        .expect("one of them")
}

/// Students, every tenth with a mistake, every seventh of them somebody who has two statuses.
fn list() -> String {
    let mut list = "key,snils,kind,from,until,name,birth\n".to_owned();
    for number in 0..ROWS {
        let who = snils(number - number % 7 / 6);
        let kind = if number % 7 == 6 {
            "veteran"
        } else {
            "student"
        };
        let from = if number % 10 == 9 {
            "2025-02-30"
        } else {
            "2025-09-01"
        };
        let line = writeln!(
            list,
            "k-{number},{who},{kind},{from},2027-06-30,Студентов Пётр,1990-01-01"
        );
        line.expect("text");
    }
    list
}

fn import(data: &Path, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_digital-id"));
    command
        .args([
            "registry",
            "import",
            "--source",
            "Университет",
            "--skip-bad",
        ])
        .arg("--data")
        .arg(data)
        .arg(file)
        .env_remove("DATABASE_URL")
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// Runs it until it has told `lines` of its progress, then kills it; whether it ended by itself.
fn killed_after(lines: usize, data: &Path, file: &Path) -> bool {
    let mut child = import(data, file).spawn().expect("the binary starts");
    let told = BufReader::new(child.stdout.take().expect("a pipe"));
    let seen = told
        .lines()
        .map(|line| line.expect("text"))
        .filter(|line| !line.starts_with("line "))
        .take(lines)
        .count();
    let is_done = seen < lines;
    let _ = child.kill();
    child.wait().expect("ended");
    is_done
}

/// Everything that the registry says after it, without the ids that are given anew each time.
async fn state(data: &Path) -> (BTreeSet<String>, i64) {
    let url = format!("sqlite://{}", data.join("digital-id.sqlite").display());
    let db = sea_orm::Database::connect(&url).await.expect("database");
    let rows = |sql: &str| Statement::from_string(db.get_database_backend(), sql);
    let said = "SELECT s.source_key || ' ' || s.kind || ' ' || s.valid_from || ' ' || \
                s.valid_until || ' ' || s.source || ' ' || s.revision || ' ' || u.snils \
                FROM statuses s JOIN unclaimed_holders u ON u.holder_number = s.holder_number";
    let said = db.query_all_raw(rows(said)).await.expect("rows");
    let all = said.len();
    let said: BTreeSet<String> = said
        .iter()
        .map(|row| row.try_get_by_index(0).expect("text"))
        .collect();
    assert_eq!(said.len(), all, "nothing is there twice");
    let counts = "SELECT (SELECT COUNT(*) FROM holders) * 1000000000 \
                  + (SELECT COUNT(*) FROM registry_events) * 10000 \
                  + (SELECT COUNT(*) FROM imports)";
    let counts = db.query_one_raw(rows(counts)).await.expect("row");
    let counts = counts.expect("one").try_get_by_index(0).expect("number");
    (said, counts)
}

#[tokio::test]
async fn killed_twenty_times_it_ends_as_if_it_never_was() {
    let folder = tempfile::tempdir().expect("folder");
    let (whole, broken) = (folder.path().join("whole"), folder.path().join("broken"));
    let file = folder.path().join("list.csv");
    fs::write(&file, list()).expect("written");

    let unbroken = import(&whole, &file).output().expect("the binary starts");
    let said = String::from_utf8_lossy(&unbroken.stdout).into_owned();
    let done = "done: 18000 entered, 0 changed, 0 unchanged, 0 ended, 2000 with mistakes";
    assert!(said.lines().any(|line| line == done), "{said}");

    // At the first line, in the look, and then after each piece.
    let mut killed = 0;
    for lines in [1, 1, 2].into_iter().chain(std::iter::repeat(1)) {
        if killed == KILLS || killed_after(lines, &broken, &file) {
            break;
        }
        killed += 1;
    }
    let last = import(&broken, &file).output().expect("the binary starts");
    let said = String::from_utf8_lossy(&last.stdout).into_owned();
    assert!(said.lines().any(|line| line == done), "{said}");
    assert_eq!(killed, KILLS, "the list is too short for so many");
    assert_eq!(state(&broken).await, state(&whole).await);

    let audit = Command::new(env!("CARGO_BIN_EXE_digital-id"))
        .args(["audit", "verify", "--data"])
        .arg(&broken)
        .env_remove("DATABASE_URL")
        .output()
        .expect("the binary starts");
    let said = String::from_utf8_lossy(&audit.stdout).into_owned();
    assert!(
        said.contains("18000 entries about 18000 statuses"),
        "{said}"
    );

    // The same once more: nothing is entered twice.
    let again = import(&broken, &file).output().expect("the binary starts");
    let said = String::from_utf8_lossy(&again.stdout).into_owned();
    let same = "done: 0 entered, 0 changed, 18000 unchanged, 0 ended, 2000 with mistakes";
    assert!(said.lines().any(|line| line == same), "{said}");

    // Mistakes stop it unless it is told otherwise, and are told by line.
    let strict = Command::new(env!("CARGO_BIN_EXE_digital-id"))
        .args(["registry", "import", "--source", "Университет", "--data"])
        .args([&broken, &file])
        .env_remove("DATABASE_URL")
        .output()
        .expect("the binary starts");
    assert!(!strict.status.success());
    let said = String::from_utf8_lossy(&strict.stdout).into_owned();
    assert!(said.contains("line 11: с: такого дня нет"), "{said}");
}

/// What a run of the command has said last.
fn last_line(command: &mut Command) -> String {
    let output = command.output().expect("the binary starts");
    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.lines().last().expect("a line").to_owned()
}

/// A full list ends what it does not name: the command alone ends nothing, an operator has to start
/// it at the desk.
#[tokio::test]
async fn a_full_list_waits_for_an_operator() {
    let folder = tempfile::tempdir().expect("folder");
    let data = folder.path().join("data");
    let (all, few) = (folder.path().join("all.csv"), folder.path().join("few.csv"));
    let row = |number: u32| {
        let who = snils(number);
        format!("k-{number},{who},student,2025-09-01,2027-06-30,Студентов Пётр,1990-01-01\n")
    };
    let head = "key,snils,kind,from,until,name,birth\n";
    let rows: String = (0..5).map(row).collect();
    fs::write(&all, format!("{head}{rows}")).expect("written");
    fs::write(&few, format!("{head}{}", row(0))).expect("written");
    let entered = last_line(&mut import(&data, &all));
    assert!(entered.starts_with("done: 5 entered"), "{entered}");

    let full = || last_line(import(&data, &few).arg("--full"));
    let waits = full();
    assert!(waits.starts_with("waits: 1 good rows; "), "{waits}");
    assert_eq!(full(), waits, "as often as one likes");
    let id = waits.split(['/', ',']).nth(3).expect("an id").to_owned();

    let url = format!("sqlite://{}", data.join("digital-id.sqlite").display());
    let database = Database::connect(&url).await.expect("database");
    let desk = ImportDesk::new(database.clone(), Arc::new(SystemClock)).with_four_eyes(true);
    let operator = Visitor {
        account: "an operator".to_owned(),
        session: String::new(),
        assurance: Assurance::Confirmed,
        name: String::new(),
        is_holder: false,
        is_staff: false,
        is_director: false,
        is_operator: true,
        kiosk: None,
        till: None,
    };
    let started = desk.start(&operator, &id, ImportMode::Full).await;
    assert_eq!(started, Ok(()));
    database.close().await.expect("closed");
    let done = full();
    assert!(
        done.starts_with("done: 0 entered, 0 changed, 1 unchanged, 4 ended"),
        "{done}"
    );
}
