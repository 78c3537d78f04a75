//! What the tests against a real database share: a fresh one for each test, with the demo
//! people in it, and a clock that stands at 2026-03-01 12:00 UTC.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

mod postgres;

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseConnection, TryGetable};
use server::{
    accounts::StoredAccounts,
    clock::{Clock, FixedClock},
    demo,
    store::Database,
};
use tempfile::TempDir;

/// 2026-03-01 12:00:00 UTC, 15:00 in Moscow, a Sunday.
pub const NOON: i64 = 1_772_366_400;

/// Runs `test` on SQLite, and on PostgreSQL too if `TEST_DATABASE_URL` names one.
pub async fn everywhere(test: impl AsyncFn(World)) {
    test(World::sqlite().await).await;
    if let Some(world) = World::postgres().await {
        test(world).await;
    }
}

/// A database of its own.
pub struct World {
    /// As the server has it.
    pub database: Database,
    /// For opening it once more.
    pub url: String,
    /// For looking into tables behind the server's back.
    pub raw: DatabaseConnection,
    /// The clock of everything here.
    pub clock: Arc<FixedClock>,
    #[expect(dead_code, reason = "it works when it goes")]
    keeper: Keeper,
}

/// Removes the database with the world.
#[expect(dead_code, reason = "they work when they go")]
enum Keeper {
    Folder(TempDir),
    Schema(postgres::Schema),
}

impl World {
    /// An empty, migrated SQLite file.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let url = format!(
            "sqlite://{}?mode=rwc",
            folder.path().join("test.sqlite").display()
        );
        Self::open(url, Keeper::Folder(folder)).await
    }

    /// An empty, migrated PostgreSQL schema.
    pub async fn postgres() -> Option<Self> {
        let schema = postgres::Schema::create().await?;
        Some(Self::open(schema.url(), Keeper::Schema(schema)).await)
    }

    async fn open(url: String, keeper: Keeper) -> Self {
        let database = Database::connect(&url).await.expect("database");
        database.migrate().await.expect("migrations");
        let raw = sea_orm::Database::connect(&url)
            .await
            .expect("second connection");
        Self {
            database,
            url,
            raw,
            clock: Arc::new(FixedClock::at(NOON)),
            keeper,
        }
    }

    /// The same with the demo in it.
    pub async fn with_demo(self) -> Self {
        assert!(
            demo::seed(&self.database, &*self.clock)
                .await
                .expect("demo")
        );
        self
    }

    /// The clock, as constructors want it.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock) as Arc<dyn Clock>
    }

    /// The accounts, in demo mode.
    pub fn accounts(&self) -> StoredAccounts {
        StoredAccounts::new(self.database.clone(), self.clock(), true)
    }

    /// The one value that `sql` selects.
    pub async fn value<T: TryGetable>(&self, sql: &str) -> T {
        let rows = self.values(sql).await;
        assert_eq!(rows.len(), 1, "{sql}");
        rows.into_iter().next().expect("one")
    }

    /// The values of the one column that `sql` selects.
    pub async fn values<T: TryGetable>(&self, sql: &str) -> Vec<T> {
        let rows = self
            .raw
            .query_all_raw(self.statement(sql))
            .await
            .expect(sql);
        rows.iter()
            .map(|row| row.try_get_by_index(0).expect(sql))
            .collect()
    }

    /// Runs `sql`.
    pub async fn execute(&self, sql: &str) {
        self.raw.execute_raw(self.statement(sql)).await.expect(sql);
    }

    fn statement(&self, sql: &str) -> sea_orm::Statement {
        sea_orm::Statement::from_string(self.raw.get_database_backend(), sql)
    }
}
