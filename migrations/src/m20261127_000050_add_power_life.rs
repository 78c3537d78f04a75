//! What becomes of a power of attorney after it was issued: limits, suspensions, the newer one
//! that takes its place.

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
        for column in [
            text_null("limits"),
            big_integer_null("suspended_at"),
            text_null("suspensions"),
            text_null("replaced_by"),
            text_null("replaced_from"),
        ] {
            let add = Table::alter().table("powers").add_column(column).take();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for column in [
            "replaced_from",
            "replaced_by",
            "suspensions",
            "suspended_at",
            "limits",
        ] {
            let drop = Table::alter().table("powers").drop_column(column).take();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
