//! The holder's stream of events, through all layers.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::time::Duration;

use app::ports::{CheckInput, CheckRequest, Language};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    holder::HolderNumber,
    identifiers::Ogrn,
    presentation::{Session, Window},
    scenario::Scenario,
};
use futures_util::StreamExt as _;

use crate::application::Application;

/// Whatever takes longer never comes.
const PATIENCE: Duration = Duration::from_secs(10);
/// The organization of the demo for which the librarian checks.
const LIBRARY: &str = "1269900000017";

impl Application {
    async fn ask(&self, request: axum::http::request::Builder, cookie: &str) -> Answer {
        let request = request
            .header(header::COOKIE, format!("session={cookie}"))
            .header(header::ACCEPT_ENCODING, "br, gzip")
            .body(Body::empty())
            .expect("request");
        let (parts, body) = self.answer(request).await.into_parts();
        Answer {
            parts,
            body: body.into_data_stream(),
        }
    }

    async fn listen(&self, cookie: &str) -> Answer {
        self.ask(Request::get("/id/events"), cookie).await
    }

    /// The librarian checks the code that the citizen shows now.
    async fn check(&self, citizen: &str, staff: &str) {
        let visitor = async |cookie| {
            let visitor = self.ports.accounts.visitor(cookie).await.expect("visitor");
            visitor.expect("signed in")
        };
        let account = visitor(citizen).await.account;
        let number: i64 = self
            .world
            .value(&format!(
                "SELECT number FROM holders WHERE account_id = '{account}'"
            ))
            .await;
        let session = Session {
            holder: HolderNumber::new(u64::try_from(number).expect("positive")).expect("40 bits"),
            epoch: 1,
            scenario: Scenario::Age18,
            window: Window::containing(crate::support::NOON).expect("in range"),
        };
        let request = CheckRequest {
            device: None,
            organization: Ogrn::parse(LIBRARY).ok(),
            input: CheckInput::Scanned(self.issuer.issue(&session).expect("issues")),
            idempotency_key: uuid::Uuid::new_v4().to_string(),
            language: Language::Ru,
        };
        let staff = visitor(staff).await;
        let answer = self.ports.checks.check(&staff, &request).await;
        assert!(answer.expect("answer").words.is_some());
    }
}

struct Answer {
    parts: axum::http::response::Parts,
    body: axum::body::BodyDataStream,
}

impl Answer {
    /// What comes next; `None` once the stream has ended.
    async fn next(&mut self) -> Option<String> {
        let next = tokio::time::timeout(PATIENCE, self.body.next());
        let bytes = next.await.expect("in time")?.expect("bytes");
        Some(String::from_utf8(bytes.to_vec()).expect("text"))
    }

    fn header(&self, name: header::HeaderName) -> Option<&str> {
        let value = self.parts.headers.get(name)?;
        Some(value.to_str().expect("text"))
    }
}

const LOOK: &str = "event: look\ndata: 1\n\n";
const OVER: &str = "event: over\ndata: 1\n\n";

#[tokio::test]
async fn a_check_is_told_at_once_and_not_what_it_was() {
    let site = Application::open().await;
    let (citizen, staff) = (site.enter("citizen").await, site.enter("librarian").await);
    let mut events = site.listen(&citizen).await;
    assert_eq!(events.parts.status, StatusCode::OK);
    assert_eq!(
        events.header(header::CONTENT_TYPE),
        Some("text/event-stream")
    );
    // Compressed, it would wait for its buffer to be full.
    assert_eq!(events.header(header::CONTENT_ENCODING), None);
    assert_eq!(events.next().await.as_deref(), Some(LOOK));
    site.check(&citizen, &staff).await;
    assert_eq!(events.next().await.as_deref(), Some(LOOK));
    site.signals.close();
    assert_eq!(events.next().await, None);
}

#[tokio::test]
async fn the_stream_ends_with_its_session_and_no_other() {
    let site = Application::open().await;
    let (one, other) = (site.enter("citizen").await, site.enter("citizen").await);
    let staff = site.enter("librarian").await;
    let (mut left, mut kept) = (site.listen(&one).await, site.listen(&other).await);
    assert_eq!(left.next().await.as_deref(), Some(LOOK));
    assert_eq!(kept.next().await.as_deref(), Some(LOOK));
    let out = Request::post("/sign-out")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let out = site.ask(out, &one).await;
    assert_eq!(out.parts.status, StatusCode::SEE_OTHER);
    assert_eq!(left.next().await.as_deref(), Some(OVER));
    assert_eq!(left.next().await, None);
    // The other page looks once more, for nothing, and hears the next check.
    assert_eq!(kept.next().await.as_deref(), Some(LOOK));
    site.check(&other, &staff).await;
    assert_eq!(kept.next().await.as_deref(), Some(LOOK));
}

#[tokio::test]
async fn only_holders_listen_and_only_to_so_many_at_once() {
    let site = Application::open().await;
    let nobody = site.listen("").await;
    assert_eq!(nobody.parts.status, StatusCode::SEE_OTHER);
    let minor = site.enter("newcomer").await;
    assert_eq!(
        site.listen(&minor).await.parts.status,
        StatusCode::SEE_OTHER
    );
    let citizen = site.enter("citizen").await;
    let (one, two) = (site.listen(&citizen).await, site.listen(&citizen).await);
    let third = site.listen(&citizen).await;
    assert_eq!(third.parts.status, StatusCode::TOO_MANY_REQUESTS);
    drop((one, two));
    assert_eq!(site.listen(&citizen).await.parts.status, StatusCode::OK);
}

#[tokio::test]
async fn an_open_scanner_hears_of_its_power_at_once_and_nobody_elses() {
    let site = Application::open().await;
    let (staff, other) = (site.enter("librarian").await, site.enter("guard").await);
    let mut scanner = site.ask(Request::get("/scan/events"), &staff).await;
    let mut others = site.ask(Request::get("/scan/events"), &other).await;
    for stream in [&mut scanner, &mut others] {
        assert_eq!(stream.parts.status, StatusCode::OK);
        let first = stream.next().await.expect("an event");
        assert!(first.contains("event: look"), "{first}");
    }
    let director = site.enter("director").await;
    let director = site.ports.accounts.visitor(&director).await.expect("asked");
    let director = director.expect("signed in");
    let typed = site
        .ports
        .accounts
        .confirm_password(&director, server::demo::PASSWORD);
    typed.await.expect("the password");
    let library = Ogrn::parse(LIBRARY).expect("ОГРН");
    let held = site
        .ports
        .powers
        .list(&director, &library)
        .await
        .expect("list");
    let power = held
        .iter()
        .find(|power| power.representative.starts_with("Светлова") && power.state.in_force())
        .expect("one");
    let powers = &site.ports.powers;
    for step in ["suspend", "resume", "revoke"] {
        let done = match step {
            "suspend" => {
                powers
                    .suspend(&director, &library, &power.number, step)
                    .await
            }
            "resume" => {
                powers
                    .resume(&director, &library, &power.number, step)
                    .await
            }
            _ => {
                powers
                    .revoke(&director, &library, &power.number, step)
                    .await
            }
        };
        done.expect(step);
        let told = scanner.next().await.expect(step);
        assert!(told.contains("event: look"), "{step}: {told}");
    }
    // The other's stream has nothing to say but that it lives.
    let silent = tokio::time::timeout(Duration::from_millis(50), others.body.next());
    assert!(silent.await.is_err(), "nothing was told");
    let outside = site.ask(Request::get("/scan/events"), "").await;
    assert_eq!(
        outside.parts.status,
        StatusCode::NO_CONTENT,
        "do not come again"
    );
}
