//! Lists that come without an operator: sent with a key, or laid into a folder; and full lists that
//! need two.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::{path::Path, sync::Arc};

use app::{
    error::{AppError, Problem},
    ports::{ImportMode, ImportState, Imports as _, NewKey, ReceivedFile, Starts, Visitor},
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::Value;
use server::{
    clock::Clock,
    imports::{FolderWatch, ImportDesk, ImportRunner},
    texts::FluentTexts,
};
use uuid::Uuid;

use crate::application::Application;
use crate::stage::{Stage, on_every_stage};

const HEADS: &str = "ключ;снилс;статус;с;по;ФИО;дата рождения\n";
const GOOD: &str = "1;11223344595;student;2025-09-01;2027-06-30;Ежевикина Пелагея;2001-04-19\n";
const BAD: &str = "2;08765430300;космонавт;2025-09-01;;Морошкин Савелий;2003-07-21\n";

fn list(rows: &[&str]) -> String {
    format!("{HEADS}{}", rows.concat())
}

/// The demo with its operator's key for a source.
async fn with_key() -> (Application, Visitor, NewKey) {
    let site = Application::open().await;
    let session = site.enter("operator").await;
    let by = site.ports.accounts.visitor(&session).await;
    let by = by.expect("asked").expect("signed in");
    let confirmed = site.ports.accounts.confirm_password(&by, "demo-2026").await;
    confirmed.expect("the password");
    let key = site.ports.sources.make(&by, "Вуз").await.expect("a key");
    (site, by, key)
}

fn push(secret: &str, again: Option<&str>, query: &str, body: String) -> Request<Body> {
    let mut request = Request::post(format!("/api/v1/lists?{query}"))
        .header(header::AUTHORIZATION, format!("Bearer {secret}"));
    if let Some(again) = again {
        request = request.header("idempotency-key", again);
    }
    request.body(Body::from(body)).expect("a request")
}

async fn sent(site: &Application, request: Request<Body>) -> (StatusCode, Value) {
    let (parts, body) = site.send(request).await;
    let body = serde_json::from_str(&body).expect("JSON");
    (parts.status, body)
}

async fn standing(site: &Application, secret: &str, id: &str) -> (StatusCode, Value) {
    let request = Request::get(format!("/api/v1/lists/{id}"))
        .header(header::AUTHORIZATION, format!("Bearer {secret}"));
    sent(site, request.body(Body::empty()).expect("a request")).await
}

/// Until there is nothing left to do by itself.
async fn work(site: &Application) {
    let runner = site.import_runner();
    while runner.step().await.expect("step") {}
}

#[tokio::test]
async fn a_list_that_was_sent_is_entered_once_if_all_its_rows_are_good() {
    let (site, by, key) = with_key().await;
    let body = || list(&[GOOD]);
    let (status, first) = sent(
        &site,
        push(&key.secret, Some("march"), "name=a.csv", body()),
    )
    .await;
    assert_eq!(status, StatusCode::ACCEPTED, "{first}");
    let (status, again) = sent(&site, push(&key.secret, Some("march"), "", body())).await;
    assert_eq!((status, &again), (StatusCode::OK, &first));
    let id = first["id"].as_str().expect("an id");
    work(&site).await;
    let (status, told) = standing(&site, &key.secret, id).await;
    assert_eq!(status, StatusCode::OK);
    let counts = ["state", "granted", "bad", "source", "name"].map(|key| told[key].to_string());
    assert_eq!(counts, ["\"done\"", "1", "0", "\"Вуз\"", "\"a.csv\""]);

    // The same rows without that key: another list, and nothing to do.
    let (_, other) = sent(&site, push(&key.secret, None, "", body())).await;
    work(&site).await;
    let (_, told) = standing(&site, &key.secret, other["id"].as_str().expect("id")).await;
    assert_eq!(
        (&told["granted"], &told["unchanged"]),
        (&0.into(), &1.into())
    );

    // One with a mistake waits for an operator, unless its good rows are asked for.
    let body = || list(&[GOOD, BAD]);
    for (query, state) in [
        ("", "draft"),
        ("starts=good", "done"),
        ("starts=never", "draft"),
    ] {
        let (_, sent) = sent(&site, push(&key.secret, None, query, body())).await;
        work(&site).await;
        let (_, told) = standing(&site, &key.secret, sent["id"].as_str().expect("id")).await;
        assert_eq!(told["state"], state, "{query}");
        assert_eq!(told["problems"][0]["column"], "kind");
        assert!(!told.to_string().contains("космонавт"), "{told}");
    }
    let lists = site.ports.imports.list(&by).await.expect("lists");
    assert_eq!(lists.len(), 5);
    let files = std::fs::read_dir(site.imports()).expect("a folder").count();
    assert_eq!(files, 2, "those that wait for an operator");
}

#[tokio::test]
async fn without_a_key_that_counts_nothing_is_taken() {
    let (site, by, key) = with_key().await;
    let stored: Vec<String> = site
        .world
        .values("SELECT secret_hash FROM source_keys")
        .await;
    assert!(!stored[0].contains(&key.secret) && stored[0].len() == 64);
    let keys = site.ports.sources.keys(&by).await.expect("keys");
    let body = || list(&[GOOD]);
    let refusals = [
        (
            push("did_wrong", None, "", body()),
            StatusCode::UNAUTHORIZED,
        ),
        (
            push(&key.secret, None, "", String::new()),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            push(&key.secret, None, "starts=full", body()),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            push(&key.secret, Some(&"x".repeat(101)), "", body()),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ];
    for (request, expected) in refusals {
        let (status, answer) = sent(&site, request).await;
        assert_eq!(status, expected, "{answer}");
    }
    let nameless = Request::post("/api/v1/lists").body(Body::from(body()));
    let (parts, _) = site.send(nameless.expect("a request")).await;
    assert_eq!(parts.status, StatusCode::UNAUTHORIZED);
    assert_eq!(parts.headers[header::WWW_AUTHENTICATE], "Bearer");

    // Somebody else's key sees nothing of it.
    let (_, first) = sent(&site, push(&key.secret, None, "", body())).await;
    let id = first["id"].as_str().expect("an id");
    let other = site.ports.sources.make(&by, "Пенсионный фонд").await;
    let other = other.expect("a key");
    let (status, _) = standing(&site, &other.secret, id).await;
    assert_eq!(status, StatusCode::NOT_FOUND);

    // Sixty an hour, of which two were sent: the empty one counts too.
    for _ in 0..58 {
        let (status, answer) = sent(&site, push(&key.secret, None, "", body())).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{answer}");
    }
    let (parts, _) = site.send(push(&key.secret, None, "", body())).await;
    assert_eq!(parts.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(parts.headers[header::RETRY_AFTER], "3600");
    site.world.clock.advance(60 * 60);
    let (status, _) = sent(&site, push(&key.secret, None, "", body())).await;
    assert_eq!(status, StatusCode::ACCEPTED);

    let revoked = site.ports.sources.revoke(&by, &keys[0].id).await;
    assert_eq!(revoked, Ok(()));
    let again = site.ports.sources.revoke(&by, &keys[0].id).await;
    assert_eq!(again, Err(AppError::Conflict));
    let (status, _) = sent(&site, push(&key.secret, None, "", body())).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let session = site.enter("citizen").await;
    let citizen = site.ports.accounts.visitor(&session).await;
    let citizen = citizen.expect("asked").expect("signed in");
    let refused = site.ports.sources.make(&citizen, "Я").await;
    assert_eq!(refused, Err(AppError::NotFound));
}

fn read(path: &Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(path)
        .into_iter()
        .flatten()
        .map(|file| file.expect("a file"))
        .filter(|file| file.path().is_file())
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            let content = std::fs::read_to_string(file.path()).expect("a text");
            (name, content)
        })
        .collect();
    files.sort();
    files
}

#[tokio::test]
async fn what_lies_in_the_folder_is_entered_and_put_away_with_a_report() {
    on_every_stage(async |stage: Stage| {
        let home = tempfile::tempdir().expect("a folder");
        let (folder, copies) = (home.path().join("in"), home.path().join("imports"));
        let source = folder.join("Вуз");
        std::fs::create_dir_all(&source).expect("made");
        let clock = || stage.clock.clone() as Arc<dyn Clock>;
        let texts = Arc::new(FluentTexts::load().expect("texts"));
        let runner = ImportRunner::new(stage.database.clone(), clock(), &*texts, copies.clone());
        let watch = || {
            let (folder, copies) = (folder.clone(), copies.clone());
            FolderWatch::new(
                stage.database.clone(),
                clock(),
                texts.clone(),
                folder,
                copies,
            )
        };
        let mut watching = watch();
        std::fs::write(source.join("good.csv"), list(&[GOOD])).expect("written");
        std::fs::write(source.join("bad.csv"), list(&[GOOD, BAD])).expect("written");
        std::fs::write(source.join("half.csv.part"), HEADS).expect("written");
        std::fs::write(source.join("grows.csv"), HEADS).expect("written");
        watching.step().await.expect("step");
        assert_eq!(
            stage.count("SELECT count(*) FROM imports").await,
            0,
            "not yet"
        );
        std::fs::write(source.join("grows.csv"), list(&[GOOD])).expect("written");
        watching.step().await.expect("step");
        assert_eq!(stage.count("SELECT count(*) FROM imports").await, 2);

        // A server that was killed knows what it has taken; nothing is taken twice.
        let mut watching = watch();
        for _ in 0..3 {
            watching.step().await.expect("step");
        }
        assert_eq!(stage.count("SELECT count(*) FROM imports").await, 3);
        while runner.step().await.expect("step") {}
        watching.step().await.expect("step");
        let left: Vec<_> = read(&source).into_iter().map(|(name, _)| name).collect();
        assert_eq!(left, ["half.csv.part"]);
        let done = read(&folder.join("done/Вуз"));
        assert_eq!(done.len(), 4, "{done:?}");
        assert!(done.iter().any(|(name, _)| name.ends_with("-good.csv")));
        assert!(
            done.iter()
                .any(|(name, _)| name.ends_with("-grows.csv.txt"))
        );
        let refused = read(&folder.join("refused/Вуз"));
        assert_eq!(refused.len(), 2, "{refused:?}");
        assert_eq!(refused[0].1, list(&[GOOD, BAD]), "as it came");
        assert!(refused[1].1.contains("3: "), "{}", refused[1].1);
        assert!(!refused[1].1.contains("космонавт"), "{}", refused[1].1);
        let statuses = "SELECT count(*) FROM statuses";
        assert_eq!(stage.count(statuses).await, 1);
        let states: Vec<String> = stage
            .values("SELECT state FROM imports ORDER BY state")
            .await;
        assert_eq!(states, ["cancelled", "done", "done"]);
        watching.step().await.expect("step");
        assert_eq!(stage.count("SELECT count(*) FROM imports").await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_full_list_needs_a_second_operator() {
    on_every_stage(async |stage: Stage| {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = || stage.clock.clone() as Arc<dyn Clock>;
        let texts = FluentTexts::load().expect("texts");
        let desk = ImportDesk::new(stage.database.clone(), clock()).with_four_eyes(true);
        let path = folder.path().to_owned();
        let runner = ImportRunner::new(stage.database.clone(), clock(), &texts, path);
        let operator = async |name| Visitor {
            is_operator: true,
            ..stage.person(name).await
        };
        let (first, second) = (operator("Первая").await, operator("Второй").await);
        let content = list(&[GOOD]);
        let file = ReceivedFile {
            id: Uuid::new_v4().to_string(),
            name: "list.csv".to_owned(),
            size: content.len() as u64,
        };
        std::fs::write(folder.path().join(&file.id), content).expect("written");
        let id = desk.accept(&first, "Вуз", &file).await.expect("taken");
        while runner.step().await.expect("step") {}
        let state = async |by: &Visitor| {
            let view = desk.view(by, &id, 1).await.expect("view");
            (view.import.state, view.import.full_asked)
        };
        assert_eq!(desk.start(&first, &id, ImportMode::Full).await, Ok(()));
        let asked = |own| Some(("Первая".to_owned(), own));
        assert_eq!(state(&first).await, (ImportState::Draft, asked(true)));
        assert_eq!(state(&second).await, (ImportState::Draft, asked(false)));
        assert_eq!(
            desk.start(&first, &id, ImportMode::Full).await,
            Err(AppError::field("decision", Problem::SecondPerson))
        );
        assert_eq!(desk.start(&second, &id, ImportMode::Full).await, Ok(()));
        while runner.step().await.expect("step") {}
        assert_eq!(state(&second).await.0, ImportState::Done);
        assert_eq!(Starts::from_key(Starts::Never.key()), Some(Starts::Never));
    })
    .await;
}
