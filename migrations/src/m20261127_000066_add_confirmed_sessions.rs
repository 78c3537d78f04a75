//! Until when the password that was typed in a session counts for what asks for it again
//! (`sessions.confirmed_until`).

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
        let until = big_integer_null("confirmed_until");
        let add = Table::alter().table("sessions").add_column(until).take();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let drop = Table::alter()
            .table("sessions")
            .drop_column("confirmed_until")
            .take();
        manager.alter_table(drop).await
    }
}
