//! One-time codes sent to phones: `phone_codes`, each the ticket of one registration, one recovered
//! password or one change of the number.

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
            .table("phone_codes")
            .col(text("id").primary_key())
            .col(text("purpose"))
            .col(text("phone"))
            // Of the minute in which it was asked for.
            .col(big_integer("minute"))
            // Whose number is to change, or whose password.
            .col(text_null("account_id"))
            // Of a number to which no code was sent: none will do.
            .col(text_null("code_hash"))
            .col(big_integer("created_at"))
            .col(big_integer("expires_at"))
            .col(big_integer("tries"))
            .col(big_integer_null("used_at"))
            .take();
        manager.create_table(table).await?;
        // One code a minute to a number, also of two that are asked for at once.
        let mut minute = Index::create();
        minute
            .name("phone_codes_phone_minute_key")
            .table("phone_codes")
            .col("phone")
            .col("minute")
            .unique();
        manager.create_index(minute).await?;
        let mut created = Index::create();
        created
            .name("phone_codes_created_at_idx")
            .table("phone_codes")
            .col("created_at");
        manager.create_index(created).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("phone_codes").take())
            .await
    }
}
