//! Both copies of a check get their signed receipt, and the holder's copy the moment at which
//! the words reached the holder's page.

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
        // One column a statement: SQLite knows no other way.
        for (table, column) in [
            ("checks", blob_null("receipt")),
            ("holder_checks", blob_null("receipt")),
            ("holder_checks", big_integer_null("delivered_at")),
        ] {
            let add = Table::alter().table(table).add_column(column).take();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for (table, column) in [
            ("holder_checks", "delivered_at"),
            ("holder_checks", "receipt"),
            ("checks", "receipt"),
        ] {
            let drop = Table::alter().table(table).drop_column(column).take();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
