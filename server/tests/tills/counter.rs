//! A till of the demo's library that stands before its whole application.

use std::sync::Mutex;

use app::ports::{NewTill, Visitor};
use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use domain::{
    holder::HolderNumber,
    identifiers::Ogrn,
    presentation::{Session, Window},
    scenario::Scenario,
    status::StatusKind,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::schema;
use crate::application::Application;

pub const LIBRARY: &str = "1269900000017";
pub const STUDENT: Scenario = Scenario::Status(StatusKind::Student);
pub const FAMILY: Scenario = Scenario::Status(StatusKind::LargeFamily);

/// What no till may ever see of those who show codes in these tests.
const PERSONAL: [&str; 9] = [
    "Ветрова",
    "Анна",
    "Лугов",
    "Кирилл",
    "Рощин",
    "Егор",
    "000101",
    "000102",
    "000104",
];

pub struct Counter {
    pub site: Application,
    pub director: Visitor,
    /// Account of whoever is responsible.
    pub responsible: String,
    /// Every answer so far.
    said: Mutex<Vec<String>>,
}

/// An answer, as it came.
#[derive(Debug)]
pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub body: Value,
}

impl Counter {
    pub async fn open() -> Self {
        let site = Application::open().await;
        let director = visitor(&site, "director").await;
        let sql = "SELECT id FROM accounts WHERE demo_key = 'librarian'";
        let responsible = site.world.value::<String>(sql).await;
        Self {
            site,
            director,
            responsible,
            said: Mutex::default(),
        }
    }

    /// Adds a till; its key.
    pub async fn till(&self, name: &str, scenarios: &[Scenario]) -> String {
        let till = NewTill {
            name: name.to_owned(),
            responsible: self.responsible.clone(),
            scenarios: scenarios.to_vec(),
        };
        let tills = &self.site.ports.tills;
        let made = tills.add(&self.director, &library(), &till).await;
        made.expect("a till").secret
    }

    /// Id of the till of that name.
    pub async fn id(&self, name: &str) -> String {
        let sql = format!("SELECT id FROM tills WHERE name = '{name}' AND ogrn = '{LIBRARY}'");
        self.site.world.value(&sql).await
    }

    /// The code that this demo person shows now.
    pub async fn code(&self, person: &str, scenario: Scenario) -> String {
        let sql = format!(
            "SELECT number FROM holders JOIN accounts ON account_id = accounts.id \
             WHERE demo_key = '{person}'"
        );
        let number: i64 = self.site.world.value(&sql).await;
        let number = u64::try_from(number).expect("positive");
        let session = Session {
            holder: HolderNumber::new(number).expect("40 bits"),
            epoch: 1,
            scenario,
            window: Window::containing(self.site.world.clock().now()).expect("in range"),
        };
        self.site.issuer.issue(&session).expect("a code")
    }

    /// Seconds pass.
    pub fn wait(&self, seconds: i64) {
        self.site.world.clock.advance(seconds);
    }

    /// Asks about `code`, a first attempt.
    pub async fn check(&self, key: &str, code: &str, asks: Scenario) -> Answered {
        let body = json!({ "code": code, "asks": asks, "key": Uuid::new_v4().to_string() });
        self.post(key, &body).await
    }

    /// Sends a question.
    pub async fn post(&self, key: &str, body: &Value) -> Answered {
        let request = question(key)
            .body(Body::from(body.to_string()))
            .expect("a request");
        self.ask("/api/v1/checks", request).await
    }

    pub async fn get(&self, key: &str, path: &str, described: &str) -> Answered {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {key}"));
        let request = request.body(Body::empty()).expect("a request");
        self.ask(described, request).await
    }

    /// Asks; the answer is what the description says, is kept nowhere, and sets nothing.
    pub async fn ask(&self, described: &str, request: Request<Body>) -> Answered {
        let method = request.method().as_str().to_lowercase();
        let (parts, text) = self.site.send(request).await;
        let body: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}"));
        let kind = parts.headers[header::CONTENT_TYPE].to_str().expect("text");
        let status = parts.status.as_u16();
        let faults = schema::faults(&method, described, status, kind, &body);
        assert_eq!(faults, Vec::<String>::new(), "{text}");
        assert_eq!(parts.headers[header::CACHE_CONTROL], "no-store");
        assert!(!parts.headers.contains_key(header::SET_COOKIE));
        self.said.lock().expect("whole").push(text.clone());
        Answered {
            status: parts.status,
            headers: parts.headers,
            text,
            body,
        }
    }

    /// Nothing of what was said is about a person.
    pub fn assert_nobody_was_named(&self) {
        let said = self.said.lock().expect("whole");
        assert!(!said.is_empty());
        for text in &*said {
            for personal in PERSONAL {
                assert!(!text.contains(personal), "{personal} in {text}");
            }
        }
    }
}

impl Answered {
    pub fn outcome(&self) -> &str {
        self.body["outcome"]
            .as_str()
            .unwrap_or_else(|| panic!("{}", self.text))
    }

    pub fn serves(&self) -> bool {
        self.body["serve"].as_bool().expect("yes or no")
    }

    pub fn id(&self) -> &str {
        self.body["id"].as_str().expect("an id")
    }

    /// The field and what is wrong with it.
    pub fn fault(&self) -> (Option<&str>, Option<&str>) {
        let part = |name: &str| self.body.pointer(&format!("/errors/0/{name}"));
        (
            part("field").and_then(Value::as_str),
            part("problem").and_then(Value::as_str),
        )
    }
}

pub fn library() -> Ogrn {
    Ogrn::parse(LIBRARY).expect("ОГРН")
}

/// A question without its body.
pub fn question(key: &str) -> axum::http::request::Builder {
    Request::post("/api/v1/checks")
        .header(header::AUTHORIZATION, format!("Bearer {key}"))
        .header(header::CONTENT_TYPE, "application/json")
}

/// A demo person who has just typed their password.
pub async fn visitor(site: &Application, person: &str) -> Visitor {
    let session = site.enter(person).await;
    let accounts = &site.ports.accounts;
    let by = accounts.visitor(&session).await.expect("asked");
    let by = by.expect("signed in");
    let typed = accounts.confirm_password(&by, "demo-2026").await;
    typed.expect("the password");
    by
}
