//! What becomes of a status after it was entered: how often it was changed, why it ended, and
//! under which key its source knows it.

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
        for column in [
            // 0: the log of the registry does not know it yet.
            big_integer("revision").default(0).take(),
            text_null("end_reason"),
            text_null("source_key"),
            text_null("import_id"),
        ] {
            let add = Table::alter().table("statuses").add_column(column).take();
            manager.alter_table(add).await?;
        }
        let mut index = Index::create();
        index
            .name("statuses_source_source_key_key")
            .table("statuses")
            .col("source")
            .col("source_key")
            .unique();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let mut index = Index::drop();
        index
            .name("statuses_source_source_key_key")
            .table("statuses");
        manager.drop_index(index).await?;
        for column in ["import_id", "source_key", "end_reason", "revision"] {
            let drop = Table::alter().table("statuses").drop_column(column).take();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
