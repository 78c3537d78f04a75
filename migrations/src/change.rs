//! What one file of this crate is: a step of the schema and the way back.

use port::port;
use sea_orm_migration::prelude::*;

/// `MigrationTrait` as our own trait. Its methods are those of `#[port]`, so the compiler proves
/// once, and not in each of the files, that what they wait for may cross threads: two thirds of
/// what this crate took to compile.
#[port]
pub(crate) trait Change: MigrationName + Send + Sync {
    /// See [`MigrationTrait::use_transaction`].
    fn use_transaction(&self) -> Option<bool>;

    /// Makes the change.
    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr>;

    /// Takes it back.
    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr>;
}

/// A change as the migrator takes it.
pub(crate) fn step(change: impl Change + 'static) -> Box<dyn MigrationTrait> {
    Box::new(Step(Box::new(change)))
}

struct Step(Box<dyn Change>);

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.0.name()
    }
}

#[expect(
    elided_lifetimes_in_paths,
    reason = "the trait leaves the lifetime of `SchemaManager` out, and with async_trait an \
              implementation must spell it the same way"
)]
#[async_trait::async_trait]
impl MigrationTrait for Step {
    fn use_transaction(&self) -> Option<bool> {
        self.0.use_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.0.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.0.down(manager).await
    }
}
