//! How many faces were found on the photo of an application (`applications.faces`): a hint for the
//! operator. None for those of before, which nobody has looked for.

use port::port;
use sea_orm_migration::{prelude::*, schema::*};

use crate::change::Change;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[port]
impl Change for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let add = Table::alter()
            .table("applications")
            .add_column(text_null("faces"))
            .take();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let drop = Table::alter()
            .table("applications")
            .drop_column("faces")
            .take();
        manager.alter_table(drop).await
    }
}
