//! The log of the registry: `registry_events`, with a row of its own in `audit_head`; and ends of
//! statuses that wait for a second pair of eyes: `status_requests`.

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
        manager.create_table(registry_events()).await?;
        let mut index = Index::create();
        index
            .name("registry_events_holder_number_position_idx")
            .table("registry_events")
            .col("holder_number")
            .col("position");
        manager.create_index(index).await?;
        manager.create_table(status_requests()).await?;
        let mut index = Index::create();
        index
            .name("status_requests_status_id_idx")
            .table("status_requests")
            .col("status_id");
        manager.create_index(index).await?;
        let head = Query::insert()
            .into_table("audit_head")
            .columns(["id", "position", "hash"])
            .values_panic([2.into(), 0.into(), "0".repeat(64).into()])
            .take();
        manager.execute(head).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let head = Query::delete()
            .from_table("audit_head")
            .and_where(Expr::col("id").eq(2))
            .take();
        manager.execute(head).await?;
        for table in ["status_requests", "registry_events"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

/// No key to other tables: what was done stays told when what it was done to is gone.
fn registry_events() -> TableCreateStatement {
    Table::create()
        .table("registry_events")
        .col(big_integer("position").primary_key())
        .col(big_integer("holder_number"))
        .col(text_null("status_id"))
        .col(big_integer("at"))
        .col(text("kind"))
        .col(text_null("by_account"))
        .col(text("detail"))
        .col(text("hash"))
        .take()
}

fn status_requests() -> TableCreateStatement {
    Table::create()
        .table("status_requests")
        .col(text("id").primary_key())
        .col(text("status_id"))
        .col(big_integer("revision"))
        .col(text("until"))
        .col(text("reason"))
        .col(big_integer("asked_at"))
        .col(text("asked_by"))
        .col(text_null("decision"))
        .col(big_integer_null("decided_at"))
        .col(text_null("decided_by"))
        .foreign_key(
            ForeignKey::create()
                .name("status_requests_status_id_fkey")
                .from("status_requests", "status_id")
                .to("statuses", "id"),
        )
        .take()
}
