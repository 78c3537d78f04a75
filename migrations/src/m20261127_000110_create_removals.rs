//! How much was removed because its period was over: `removals`. And what finds the oldest checks.

use port::port;
use sea_orm_migration::{prelude::*, schema::*};

use crate::change::Change;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Tables that grow with every check, with the names of the index by time.
const BY_TIME: [(&str, &str); 2] = [
    ("checks", "checks_at_idx"),
    ("holder_checks", "holder_checks_at_idx"),
];

#[port]
impl Change for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let table = Table::create()
            .table("removals")
            .col(text("kept"))
            .col(text("day"))
            .col(big_integer("removed"))
            .primary_key(Index::create().name("removals_pkey").col("kept").col("day"))
            .take();
        manager.create_table(table).await?;
        for (table, name) in BY_TIME {
            let index = Index::create().name(name).table(table).col("at").take();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for (table, name) in BY_TIME {
            let mut index = Index::drop();
            index.name(name).table(table);
            manager.drop_index(index).await?;
        }
        manager
            .drop_table(Table::drop().table("removals").take())
            .await
    }
}
