//! Where a check was made, as its device has proven: `checks.branch_id`, `checks.device_id`.

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
        for column in ["branch_id", "device_id"] {
            let mut alter = Table::alter();
            alter.table("checks").add_column(text_null(column));
            manager.alter_table(alter).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for column in ["device_id", "branch_id"] {
            let mut alter = Table::alter();
            alter.table("checks").drop_column(column);
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}
