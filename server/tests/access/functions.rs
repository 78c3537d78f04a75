//! The functions that islands ask: every one in `app/src/api`, for every role.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use super::{LIBRARY, PEOPLE, one, open};
use crate::application::Application;

/// Who may ask at all; of those who may, some are told that there is nothing for them.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Asks {
    /// What one brings is what counts.
    Anyone,
    SignedIn,
    /// Whoever made the check: to all others there is no such check.
    Whose,
    /// Whoever made the check and asked for identity; this one did not.
    NobodyHere,
    /// Whoever has a power of attorney of the library.
    StaffOfLibrary,
}

/// A question that each function understands.
fn question(function: &str, check: &str) -> (Asks, Value) {
    let request = json!({
        "organization": null,
        "input": { "by": "scanned", "text": "https://example.org/" },
        "idempotency_key": "0197a3f0-0000-4000-8000-000000000001",
        "language": "ru",
    });
    match function {
        "check" => (Asks::SignedIn, json!({ "request": request })),
        "awaited" | "paper" | "photo" | "give-back" => {
            (Asks::NobodyHere, json!({ "check": check }))
        }
        "delivered" => (Asks::Whose, json!({ "check": check })),
        "codes" | "digits" => (
            Asks::SignedIn,
            json!({ "scenario": "age18", "proof": null }),
        ),
        "notices" | "offline-kit" => (Asks::SignedIn, json!({})),
        "answer" => (Asks::SignedIn, json!({ "request": "1", "allow": true })),
        "badge" => (Asks::StaffOfLibrary, json!({ "organization": LIBRARY })),
        "late-checks" => (Asks::SignedIn, json!({ "checks": [] })),
        "enrol-phone" => (
            Asks::Anyone,
            json!({ "phone": { "secret": "1", "name": "1", "public_key": "1", "proof": "1" } }),
        ),
        "bind-device" => (
            Asks::SignedIn,
            json!({ "device": { "public_key": "1", "proof": "1" } }),
        ),
        other => panic!("{other}: a new function; say here what it is asked and by whom"),
    }
}

/// The names in the sources.
fn functions() -> Vec<&'static str> {
    let files = [
        include_str!("../../../app/src/api/badges.rs"),
        include_str!("../../../app/src/api/checks.rs"),
        include_str!("../../../app/src/api/devices.rs"),
        include_str!("../../../app/src/api/late.rs"),
        include_str!("../../../app/src/api/presentations.rs"),
    ];
    let names = files
        .into_iter()
        .flat_map(|file| file.split("endpoint = \"").skip(1));
    names
        .map(|rest| rest.split('"').next().expect("a name"))
        .collect()
}

async fn ask(site: &Application, person: Option<&str>, function: &str, body: &Value) -> StatusCode {
    let session = match person {
        Some(person) => site.enter(person).await,
        None => String::new(),
    };
    let request = Request::post(format!("/api/{function}"))
        .header(header::COOKIE, format!("session={session}"))
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body.to_string()))
        .expect("request");
    site.answer(request).await.status()
}

#[tokio::test]
async fn functions_answer_whom_they_are_for() {
    let site = open().await;
    let known = include_str!("../../../app/src/api.rs")
        .matches("mod ")
        .count();
    assert_eq!(
        known, 6,
        "a new file of functions (and `status`): name it above"
    );
    // A check of the librarian's.
    let own = "SELECT checks.id FROM checks JOIN accounts ON accounts.id = checks.verifier_account \
               WHERE accounts.demo_key = 'librarian' LIMIT 1";
    let check = one(&site, own).await;
    let functions = functions();
    assert!(functions.len() >= 12, "{functions:?}");
    let mut wrong = Vec::new();
    for function in functions {
        let (asks, body) = question(function, &check);
        for person in PEOPLE {
            let status = ask(&site, person, function, &body).await;
            let right = match (asks, person) {
                (Asks::Anyone, _) => status.is_client_error(),
                (_, None) => status == StatusCode::UNAUTHORIZED,
                (Asks::SignedIn, Some(_)) => {
                    !status.is_server_error() && status != StatusCode::UNAUTHORIZED
                }
                (Asks::Whose | Asks::StaffOfLibrary, Some("librarian")) => status.is_success(),
                // Not confirmed: told so before anything is looked for.
                (Asks::Whose | Asks::NobodyHere, Some("newcomer")) => {
                    status == StatusCode::FORBIDDEN
                }
                (Asks::Whose | Asks::NobodyHere, Some(_)) => status == StatusCode::NOT_FOUND,
                (Asks::StaffOfLibrary, Some(_)) => status.is_client_error(),
            };
            if !right {
                wrong.push(format!("{function} by {person:?}: {status}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
