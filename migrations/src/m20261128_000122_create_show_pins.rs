//! PINs without which nobody gets a code of a holder: `show_pins`, a hash and the wrong tries
//! since the last right one; and until when a session needs none (`sessions.shows_until`).

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
            .table("show_pins")
            .col(text("account_id"))
            .col(text("pin_hash"))
            .col(big_integer("wrong"))
            .col(big_integer("since"))
            .primary_key(Index::create().name("show_pins_pkey").col("account_id"))
            .foreign_key(
                ForeignKey::create()
                    .name("show_pins_account_id_fkey")
                    .from("show_pins", "account_id")
                    .to("accounts", "id"),
            )
            .take();
        manager.create_table(table).await?;
        let add = Table::alter()
            .table("sessions")
            .add_column(big_integer_null("shows_until"))
            .take();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let drop = Table::alter()
            .table("sessions")
            .drop_column("shows_until")
            .take();
        manager.alter_table(drop).await?;
        manager
            .drop_table(Table::drop().table("show_pins").take())
            .await
    }
}
