//! Sessions that are locked to a scanner at an entrance: in whose name guests scan there
//! (`sessions.kiosk_ogrn`), and what unlocks it (`sessions.kiosk_pin`, a hash).

use port::port;
use sea_orm_migration::{prelude::*, schema::*};

use crate::change::Change;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [&str; 2] = ["kiosk_ogrn", "kiosk_pin"];

#[port]
impl Change for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        // One column at a time: SQLite takes no more.
        for column in COLUMNS {
            let add = Table::alter()
                .table("sessions")
                .add_column(text_null(column))
                .take();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for column in COLUMNS {
            let drop = Table::alter().table("sessions").drop_column(column).take();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
