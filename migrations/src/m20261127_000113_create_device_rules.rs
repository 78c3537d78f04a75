//! Holders who show codes in their devices alone: `device_rules`, a row for each who has said so.

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
            .table("device_rules")
            .col(text("account_id"))
            .col(big_integer("since"))
            .primary_key(Index::create().name("device_rules_pkey").col("account_id"))
            .foreign_key(
                ForeignKey::create()
                    .name("device_rules_account_id_fkey")
                    .from("device_rules", "account_id")
                    .to("accounts", "id"),
            )
            .take();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("device_rules").take())
            .await
    }
}
