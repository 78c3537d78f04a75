//! The log of powers of attorney: `power_events`, and how far it has come: `audit_head`.

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
        manager.create_table(power_events()).await?;
        let mut index = Index::create();
        index
            .name("power_events_number_seq_key")
            .table("power_events")
            .col("number")
            .col("seq")
            .unique();
        manager.create_index(index).await?;
        manager.create_table(audit_head()).await?;
        let one = Query::insert()
            .into_table("audit_head")
            .columns(["id", "position", "hash"])
            .values_panic([1.into(), 0.into(), "0".repeat(64).into()])
            .take();
        manager.execute(one).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["audit_head", "power_events"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn power_events() -> TableCreateStatement {
    Table::create()
        .table("power_events")
        .col(big_integer("position").primary_key())
        .col(text("number"))
        .col(big_integer("seq"))
        .col(big_integer("at"))
        .col(text("kind"))
        .col(text_null("by_account"))
        .col(text("detail"))
        .col(blob_null("signature"))
        .col(text("hash"))
        .foreign_key(
            ForeignKey::create()
                .name("power_events_number_fkey")
                .from("power_events", "number")
                .to("powers", "number"),
        )
        .take()
}

/// One row: whoever writes an entry locks it, so entries have an order without gaps.
fn audit_head() -> TableCreateStatement {
    Table::create()
        .table("audit_head")
        .col(big_integer("id").primary_key())
        .col(big_integer("position"))
        .col(text("hash"))
        .take()
}
