//! What the chip of a passport came to, for the application that it was read for: `chip_checks`.

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
        let table = Table::create()
            .table("chip_checks")
            .col(text("application_id"))
            .col(big_integer("version"))
            .col(big_integer("checked_at"))
            .col(text("checked_by"))
            .col(text_null("country"))
            .col(text_null("fault"))
            .primary_key(
                Index::create()
                    .name("chip_checks_pkey")
                    .col("application_id"),
            )
            // It goes with the application, whoever removes that.
            .foreign_key(
                ForeignKey::create()
                    .name("chip_checks_application_id_fkey")
                    .from("chip_checks", "application_id")
                    .to("applications", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .take();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("chip_checks").take())
            .await
    }
}
