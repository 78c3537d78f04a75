//! The holder's stream of events, through all layers.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod support;

use std::{sync::Arc, time::Duration};

use app::{
    ports::{CheckInput, CheckRequest, Language, Ports},
    shell,
};
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    holder::HolderNumber,
    identifiers::Ogrn,
    presentation::{Origin, Session, Window},
    scenario::Scenario,
};
use futures_util::StreamExt as _;
use server::{
    badges::BadgeDesk,
    checks::CheckDesk,
    complaints::ComplaintDesk,
    documents::DocumentDesk,
    figures::FigureDesk,
    issuer::{Issuer, MasterKey},
    papers::PaperDesk,
    powers::PowerStore,
    presentations::PresentationDesk,
    published::Snapshots,
    receipts::ReceiptDesk,
    registry::RegistryDesk,
    router::router,
    signals::{LocalSignals, Signals},
    state::AppState,
    streams::Streams,
    texts::FluentTexts,
};
use tower::ServiceExt as _;

use support::World;

/// Whatever takes longer never comes.
const PATIENCE: Duration = Duration::from_secs(10);
const ORIGIN: &str = "http://localhost:3000";
/// The organization of the demo for which the librarian checks.
const LIBRARY: &str = "1269900000017";

struct Site {
    world: World,
    router: Router,
    ports: Ports,
    issuer: Arc<Issuer>,
    signals: Arc<dyn Signals>,
    _folder: tempfile::TempDir,
}

impl Site {
    /// The demo, on which one account may have two streams.
    async fn open() -> Self {
        let world = World::sqlite().await.with_demo().await;
        let folder = tempfile::tempdir().expect("folder");
        let origin = Origin::parse(ORIGIN).expect("origin");
        let issuer = Issuer::open(
            world.database.clone(),
            world.clock(),
            MasterKey::new(&[7; 32]),
            folder.path(),
            origin.clone(),
        );
        let issuer = Arc::new(issuer.await.expect("keys"));
        let signals: Arc<dyn Signals> = Arc::new(LocalSignals::default());
        let (database, clock) = (world.database.clone(), world.clock());
        let checks = Arc::new(CheckDesk::new(
            database.clone(),
            clock.clone(),
            issuer.clone(),
            signals.clone(),
        ));
        let ports = Ports {
            accounts: Arc::new(world.accounts()),
            presentations: Arc::new(PresentationDesk::new(
                database.clone(),
                clock.clone(),
                issuer.clone(),
                signals.clone(),
            )),
            badges: Arc::new(BadgeDesk::new(
                database.clone(),
                clock.clone(),
                issuer.clone(),
                signals.clone(),
            )),
            figures: Arc::new(FigureDesk::new(database.clone(), clock.clone())),
            late: checks.clone(),
            checks,
            complaints: Arc::new(ComplaintDesk::new(database.clone(), clock.clone())),
            receipts: Arc::new(ReceiptDesk::new(database.clone(), issuer.clone())),
            documents: Arc::new(DocumentDesk::new(database.clone(), clock.clone())),
            papers: Arc::new(PaperDesk::new(
                database.clone(),
                clock.clone(),
                issuer.origin().clone(),
            )),
            powers: Arc::new(PowerStore::new(database.clone(), clock.clone())),
            registry: Arc::new(RegistryDesk::new(database.clone(), clock.clone())),
            texts: Arc::new(FluentTexts::load().expect("texts")),
        };
        let streams = Streams::new(database, clock.clone(), signals.clone(), 2, true);
        let module = shell::Module { js: "", wasm: "" };
        let state = AppState {
            ports: ports.clone(),
            streams: Arc::new(streams),
            issuer: issuer.clone(),
            snapshots: Arc::new(Snapshots::new(world.database.clone())),
            clock,
            assets: shell::Assets {
                style: "",
                start: "",
                citizen: module,
                staff: module,
                scan_worker: "",
            },
            origin,
            demo: true,
            lan_authority: None,
        };
        Self {
            world,
            router: router(state),
            ports,
            issuer,
            signals,
            _folder: folder,
        }
    }

    /// The session cookie of a demo person.
    async fn enter(&self, person: &str) -> String {
        let session = self.ports.accounts.sign_in_as_demo(person, "test").await;
        session.expect("a session").secret
    }

    async fn send(&self, request: axum::http::request::Builder, cookie: &str) -> Answer {
        let request = request
            .header(header::COOKIE, format!("session={cookie}"))
            .header(header::ACCEPT_ENCODING, "br, gzip")
            .body(Body::empty())
            .expect("request");
        let response = self.router.clone().oneshot(request).await.expect("answer");
        let (parts, body) = response.into_parts();
        Answer {
            parts,
            body: body.into_data_stream(),
        }
    }

    async fn listen(&self, cookie: &str) -> Answer {
        self.send(Request::get("/id/events"), cookie).await
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
            window: Window::containing(support::NOON).expect("in range"),
        };
        let request = CheckRequest {
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
    let site = Site::open().await;
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
    let site = Site::open().await;
    let (one, other) = (site.enter("citizen").await, site.enter("citizen").await);
    let staff = site.enter("librarian").await;
    let (mut left, mut kept) = (site.listen(&one).await, site.listen(&other).await);
    assert_eq!(left.next().await.as_deref(), Some(LOOK));
    assert_eq!(kept.next().await.as_deref(), Some(LOOK));
    let out = Request::post("/sign-out")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let out = site.send(out, &one).await;
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
    let site = Site::open().await;
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
