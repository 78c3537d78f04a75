//! The whole application on the demo, as a browser meets it, without a network.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::sync::Arc;

use app::{ports::Ports, shell};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header, response::Parts},
    response::Response,
};
use domain::{presentation::Origin, retention::Periods};
use server::{
    application::{Adapters, DeskRules},
    demo, documents,
    imports::ImportRunner,
    issuer::{Issuer, MasterKey},
    presentations::Prefetch,
    published::Snapshots,
    registration::CodeSender,
    router::router,
    signals::{LocalSignals, Signals},
    signatory::Signatory,
    state::AppState,
    streams::Streams,
};
use tower::ServiceExt as _;

use crate::support::World;

pub const ORIGIN: &str = "http://localhost:3000";

pub struct Application {
    pub world: World,
    pub router: Router,
    pub ports: Ports,
    pub issuer: Arc<Issuer>,
    pub signals: Arc<dyn Signals>,
    folder: tempfile::TempDir,
}

impl Application {
    /// The demo, with a document for each of its powers of attorney; one account may have two
    /// streams.
    pub async fn open() -> Self {
        let world = World::sqlite().await.with_demo().await;
        let folder = tempfile::tempdir().expect("folder");
        let origin = Origin::parse(ORIGIN).expect("origin");
        let (database, clock) = (world.database.clone(), world.clock());
        let master = MasterKey::new(&[7; 32]);
        let signatory = Signatory::new(master.clone(), clock.clone(), origin.clone());
        let signatory = Arc::new(signatory);
        let made = documents::make_missing(&database, &signatory).await;
        assert_eq!(made.expect("documents"), 10);
        let issuer = Issuer::open(
            database.clone(),
            clock.clone(),
            master,
            folder.path(),
            origin.clone(),
        );
        let issuer = Arc::new(issuer.await.expect("keys"));
        let signals: Arc<dyn Signals> = Arc::new(LocalSignals::default());
        let adapters = Adapters {
            database: database.clone(),
            clock: clock.clone(),
            issuer: issuer.clone(),
            signals: signals.clone(),
            signatory,
            prefetch: Prefetch::default(),
            bell: None,
            code_sender: Some(CodeSender::Output),
            biometrics: Arc::new(demo::Biometrics::new(clock.clone())),
            demo: true,
            desk: DeskRules {
                four_eyes: true,
                imports: folder.path().join("imports"),
                periods: Periods::default(),
                countries: Arc::default(),
            },
        };
        let ports = adapters.ports().expect("texts");
        let streams = Streams::new(database.clone(), clock.clone(), signals.clone(), 2, true);
        let module = shell::Module { js: "", wasm: "" };
        let state = AppState {
            ports: ports.clone(),
            streams: Arc::new(streams),
            issuer: issuer.clone(),
            snapshots: Arc::new(Snapshots::new(database)),
            clock,
            assets: shell::Assets {
                style: "",
                start: "",
                citizen: module,
                staff: module,
                scan_worker: "",
                unsent: "",
                sign_in_code: "",
                camera: "",
            },
            origin,
            demo: true,
            imports: folder.path().join("imports").into(),
            lan_authority: None,
        };
        Self {
            world,
            router: router(state),
            ports,
            issuer,
            signals,
            folder,
        }
    }

    /// Where lists lie until they are entered.
    pub fn imports(&self) -> std::path::PathBuf {
        self.folder.path().join("imports")
    }

    /// What enters them.
    pub fn import_runner(&self) -> ImportRunner {
        let (database, clock) = (self.world.database.clone(), self.world.clock());
        ImportRunner::new(database, clock, &*self.ports.texts, self.imports())
    }

    /// A fresh session of a demo person.
    pub async fn enter(&self, person: &str) -> String {
        let session = self.ports.accounts.sign_in_as_demo(person, "test").await;
        session.expect("a session").secret
    }

    /// The answer, its body not read yet.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.expect("answer")
    }

    pub async fn send(&self, request: Request<Body>) -> (Parts, String) {
        let (parts, body) = self.answer(request).await.into_parts();
        let bytes = to_bytes(body, 1 << 22).await.expect("a body");
        (parts, String::from_utf8_lossy(&bytes).into_owned())
    }

    pub async fn get(&self, path: &str, session: &str) -> (Parts, String) {
        let request = Request::get(path).header(header::COOKIE, format!("session={session}"));
        self.send(request.body(Body::empty()).expect("request"))
            .await
    }
}
