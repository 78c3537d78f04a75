//! A stage for tests on a real database: a few people, a clock that stands, all desks.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::sync::Arc;

use app::ports::{Assurance, CheckAnswer, CheckInput, CheckRequest, Checks, Language, Visitor};
use domain::{
    holder::HolderNumber,
    identifiers::Ogrn,
    presentation::{Origin, Session, Window},
    scenario::Scenario,
    status::StatusKind,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement, TryGetable, Value};
use server::{
    badges::BadgeDesk,
    checks::CheckDesk,
    clock::{Clock, FixedClock},
    complaints::ComplaintDesk,
    documents::DocumentDesk,
    invitations::InvitationDesk,
    issuer::{Issuer, MasterKey},
    powers::PowerStore,
    presentations::{Prefetch, PresentationDesk},
    receipts::ReceiptDesk,
    registry::RegistryDesk,
    signals::{self, Signals},
    signatory::Signatory,
    store::Database,
};
use uuid::Uuid;

use crate::support::{World, everywhere};

/// 2026-03-01T12:00:10Z, a Sunday at 15:00 in Moscow; ten seconds into a window.
pub const NOW: i64 = 1_772_366_410;
/// Seals the issuer's keys of every stage.
pub const MASTER: [u8; 32] = [77; 32];
pub const TODAY: &str = "2026-03-01";

/// Valid control digits, invented organizations.
pub const LIBRARY: &str = "1027700132195";
pub const CINEMA: &str = "304500116000157";

pub const STUDENT: Scenario = Scenario::Status(StatusKind::Student);

/// Runs `test` on every database there is.
pub async fn on_every_stage(test: impl AsyncFn(Stage)) {
    everywhere(async |world| {
        let world = Arc::new(world);
        test(Stage::on(world.clone()).await).await;
        // Waits until every transaction has ended, also those that were left: the schema
        // could not be dropped under them.
        world.database.clone().close().await.expect("closed");
    })
    .await;
}

pub struct Stage {
    pub database: Database,
    pub clock: Arc<FixedClock>,
    pub invitations: Arc<InvitationDesk>,
    pub issuer: Arc<Issuer>,
    pub signals: Arc<dyn Signals>,
    pub badges: BadgeDesk,
    pub checks: CheckDesk,
    pub complaints: ComplaintDesk,
    pub presentations: PresentationDesk,
    pub receipts: ReceiptDesk,
    pub documents: DocumentDesk,
    pub signatory: Arc<Signatory>,
    pub powers: PowerStore,
    pub registry: RegistryDesk,
    world: Arc<World>,
    #[expect(dead_code, reason = "what lies there goes with the stage")]
    folder: tempfile::TempDir,
}

/// A citizen with a Digital ID.
#[derive(Clone)]
pub struct Citizen {
    pub visitor: Visitor,
    pub number: u64,
}

impl Stage {
    /// One on SQLite alone, for what no database has a say in.
    pub async fn on_sqlite() -> Self {
        Self::on(Arc::new(World::sqlite().await)).await
    }

    /// Two organizations on an empty database.
    async fn on(world: Arc<World>) -> Self {
        world.clock.set(NOW);
        let folder = tempfile::tempdir().expect("folder");
        let origin = Origin::parse("http://localhost:3000").expect("origin");
        let (database, time) = (world.database.clone(), world.clock());
        let signals = signals::of(&database).await.expect("signals");
        let master = MasterKey::new(&MASTER);
        let issuer = Issuer::open(
            database.clone(),
            time.clone(),
            master,
            folder.path(),
            origin,
        );
        let issuer = Arc::new(issuer.await.expect("keys"));
        let signatory = Signatory::new(
            MasterKey::new(&MASTER),
            time.clone(),
            issuer.origin().clone(),
        );
        let signatory = Arc::new(signatory);
        let stage = Self {
            badges: BadgeDesk::new(
                database.clone(),
                time.clone(),
                issuer.clone(),
                signals.clone(),
            ),
            checks: CheckDesk::new(
                database.clone(),
                time.clone(),
                issuer.clone(),
                signals.clone(),
            ),
            presentations: PresentationDesk::new(
                database.clone(),
                time.clone(),
                issuer.clone(),
                signals.clone(),
            ),
            receipts: ReceiptDesk::new(database.clone(), issuer.clone()),
            complaints: ComplaintDesk::new(database.clone(), time.clone()),
            documents: DocumentDesk::new(database.clone(), time.clone()),
            invitations: Arc::new(InvitationDesk::new(
                database.clone(),
                time.clone(),
                issuer.origin().clone(),
            )),
            powers: PowerStore::new(database.clone(), time.clone())
                .with_documents(signatory.clone()),
            signatory,
            registry: RegistryDesk::new(database.clone(), time),
            database,
            clock: world.clock.clone(),
            issuer,
            signals,
            world,
            folder,
        };
        stage.organization(LIBRARY, "Библиотека").await;
        stage.organization(CINEMA, "Кинотеатр").await;
        stage
    }

    /// The same desk, set to issue codes so far ahead.
    pub fn presentations_ahead(&self, prefetch: Prefetch) -> PresentationDesk {
        let (database, issuer) = (self.database.clone(), self.issuer.clone());
        let signals = self.signals.clone();
        PresentationDesk::new(database, self.world.clock(), issuer, signals).prefetching(prefetch)
    }

    /// Runs one statement; `?` stands for a value.
    pub async fn run<const N: usize>(&self, sql: &str, values: [Value; N]) {
        let backend = self.world.raw.get_database_backend();
        let mut numbered = String::new();
        let mut number = 0;
        for c in sql.chars() {
            if c == '?' && backend == DbBackend::Postgres {
                number += 1;
                numbered.push_str(&format!("${number}"));
            } else {
                numbered.push(c);
            }
        }
        let statement = Statement::from_sql_and_values(backend, numbered, values);
        self.world
            .raw
            .execute_raw(statement)
            .await
            .expect("statement");
    }

    /// A connection of its own, past the ports.
    pub fn connection(&self) -> &sea_orm::DatabaseConnection {
        &self.world.raw
    }

    /// How many rows a query counts.
    pub async fn count(&self, sql: &str) -> i64 {
        self.world.value(sql).await
    }

    /// The values of the one column that `sql` selects.
    pub async fn values<T: TryGetable>(&self, sql: &str) -> Vec<T> {
        self.world.values(sql).await
    }

    /// Somebody signed in, who is asked for no password: see [`Stage::forget_password`].
    pub async fn account(&self, name: &str, assurance: Assurance) -> Visitor {
        let id = Uuid::new_v4().to_string();
        self.run(
            "INSERT INTO accounts (id, password_hash, assurance, name, given_name, is_operator, \
             created_at) VALUES (?, '', ?, ?, ?, FALSE, 0)",
            [
                id.clone().into(),
                assurance.key().into(),
                name.into(),
                name.into(),
            ],
        )
        .await;
        let session = Uuid::new_v4().to_string();
        self.run(
            "INSERT INTO sessions (id, secret_hash, account_id, device, created_at, seen_at, \
             confirmed_until) VALUES (?, ?, ?, '', 0, 0, ?)",
            [
                session.clone().into(),
                session.clone().into(),
                id.clone().into(),
                i64::MAX.into(),
            ],
        )
        .await;
        Visitor {
            account: id,
            session,
            assurance,
            name: name.to_owned(),
            is_holder: false,
            is_staff: false,
            is_director: false,
            is_operator: false,
            kiosk: None,
            till: None,
        }
    }

    /// The password of this session was typed too long ago, or never.
    pub async fn forget_password(&self, of: &Visitor) {
        let session = of.session.clone();
        self.run(
            "UPDATE sessions SET confirmed_until = NULL WHERE id = ?",
            [session.into()],
        )
        .await;
    }

    /// The password of this session was typed, once and for all.
    pub async fn type_password(&self, of: &Visitor) {
        let (until, session) = (i64::MAX, of.session.clone());
        self.run(
            "UPDATE sessions SET confirmed_until = ? WHERE id = ?",
            [until.into(), session.into()],
        )
        .await;
    }

    pub async fn person(&self, name: &str) -> Visitor {
        self.account(name, Assurance::Confirmed).await
    }

    /// A citizen of invented personal data: see [`PERSONAL`].
    pub async fn citizen(&self, source: &str, birth: &str) -> Citizen {
        let visitor = self.person("Ежевикина Пелагея Тихоновна").await;
        self.run(
            "INSERT INTO holders (account_id, surname, given_name, patronymic, birth, document, \
             source, state, epoch, photo_type, photo, created_at) \
             VALUES (?, 'Ежевикина', 'Пелагея', 'Тихоновна', ?, '45 08 617293', ?, 'active', 1, \
             'image/svg+xml', ?, 0)",
            [
                visitor.account.clone().into(),
                birth.into(),
                source.into(),
                b"<svg>pelageya</svg>".to_vec().into(),
            ],
        )
        .await;
        let number = self
            .count(&format!(
                "SELECT number FROM holders WHERE account_id = '{}'",
                visitor.account
            ))
            .await;
        Citizen {
            visitor,
            number: u64::try_from(number).expect("positive"),
        }
    }

    pub async fn adult(&self) -> Citizen {
        self.citizen("biometrics", "1987-04-19").await
    }

    pub async fn status(&self, of: &Citizen, kind: StatusKind, from: &str, until: Option<&str>) {
        self.run(
            "INSERT INTO statuses (id, holder_number, kind, valid_from, valid_until, suspended, \
             source, created_at) VALUES (?, ?, ?, ?, ?, FALSE, 'test', 0)",
            [
                Uuid::new_v4().to_string().into(),
                i64::try_from(of.number).expect("small").into(),
                kind.key().into(),
                from.into(),
                until.map(str::to_owned).into(),
            ],
        )
        .await;
    }

    pub async fn organization(&self, ogrn: &str, name: &str) {
        self.run(
            "INSERT INTO organizations (ogrn, inn, name, full_name, created_at) \
             VALUES (?, '7707083893', ?, ?, 0)",
            [
                ogrn.into(),
                name.into(),
                format!("{name} (полностью)").into(),
            ],
        )
        .await;
    }

    pub async fn director(&self, of: &str) -> Visitor {
        let visitor = self.person("Директоров Игнат").await;
        self.run(
            "INSERT INTO directors (ogrn, account_id, created_at) VALUES (?, ?, 0)",
            [of.into(), visitor.account.clone().into()],
        )
        .await;
        Visitor {
            is_director: true,
            ..visitor
        }
    }

    /// A power of attorney over these days; its number.
    pub async fn power(
        &self,
        of: &str,
        to: &Visitor,
        scenarios: &[Scenario],
        from: &str,
        until: &str,
    ) -> String {
        let number = Uuid::new_v4().to_string();
        let place = 40_000 + self.count("SELECT count(*) FROM powers").await;
        self.run(
            "INSERT INTO powers (number, ogrn, account_id, scenarios, valid_from, valid_until, \
             issued_by, issued_at, status_index) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
            [
                number.clone().into(),
                of.into(),
                to.account.clone().into(),
                serde_json::to_string(scenarios).expect("keys").into(),
                from.into(),
                until.into(),
                to.account.clone().into(),
                place.into(),
            ],
        )
        .await;
        number
    }

    /// A member of staff who may ask everything this year.
    pub async fn staff(&self, of: &str) -> Visitor {
        let visitor = self.person("Сотрудникова Ульяна").await;
        let all: Vec<_> = Scenario::all().collect();
        self.power(of, &visitor, &all, "2026-01-01", "2026-12-31")
            .await;
        visitor
    }

    pub async fn revoke(&self, number: &str) {
        self.run(
            "UPDATE powers SET revoked_at = ?, revoke_reason = 'test' WHERE number = ?",
            [NOW.into(), number.into()],
        )
        .await;
    }

    /// What this citizen shows in the window of `at`.
    pub fn session(&self, of: &Citizen, scenario: Scenario, at: i64) -> Session {
        Session {
            holder: HolderNumber::new(of.number).expect("40 bits"),
            epoch: 1,
            scenario,
            window: Window::containing(at).expect("in range"),
        }
    }

    /// The code this citizen shows now.
    pub fn code(&self, of: &Citizen, scenario: Scenario) -> String {
        let session = self.session(of, scenario, self.clock.now());
        self.issuer.issue(&session).expect("issues")
    }

    /// Scans `code` in the name of `organization` and gets an answer.
    pub async fn scan(&self, by: &Visitor, organization: Option<&str>, code: &str) -> CheckAnswer {
        self.checks
            .check(by, &scanned(organization, code))
            .await
            .expect("an answer")
    }
}

pub fn ogrn(text: &str) -> Ogrn {
    Ogrn::parse(text).expect("ОГРН")
}

/// A first attempt.
pub fn scanned(organization: Option<&str>, code: &str) -> CheckRequest {
    CheckRequest {
        organization: organization.map(ogrn),
        input: CheckInput::Scanned(code.to_owned()),
        idempotency_key: Uuid::new_v4().to_string(),
        language: Language::Ru,
        device: None,
    }
}

/// A first attempt with digits.
pub fn typed(organization: Option<&str>, digits: &str) -> CheckRequest {
    CheckRequest {
        input: CheckInput::Typed(digits.to_owned()),
        ..scanned(organization, "")
    }
}

/// What no verifier may ever see of a citizen of [`Stage::citizen`] (born 19 April 1987).
pub const PERSONAL: [&str; 6] = [
    "Ежевикина",
    "Пелагея",
    "Тихоновна",
    "617293",
    "1987-04-19",
    "pelageya",
];
