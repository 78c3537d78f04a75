//! Photos of the registry beside a "yes": which session may fetch one, and until when
//! (`photo_offers`, a row until it does), and when one was handed out (`holder_checks.photo_at`).

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
            .table("photo_offers")
            .col(text("check_id"))
            .col(text("session_id"))
            .col(big_integer("until"))
            .primary_key(Index::create().name("photo_offers_pkey").col("check_id"))
            .take();
        manager.create_table(table).await?;
        let add = Table::alter()
            .table("holder_checks")
            .add_column(big_integer_null("photo_at"))
            .take();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let drop = Table::alter()
            .table("holder_checks")
            .drop_column("photo_at")
            .take();
        manager.alter_table(drop).await?;
        manager
            .drop_table(Table::drop().table("photo_offers").take())
            .await
    }
}
