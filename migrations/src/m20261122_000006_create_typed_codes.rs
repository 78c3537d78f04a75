//! Eight digits that stand for a code for a minute: `typed_codes`, and how often each verifier
//! has tried some: `typed_attempts`.

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
        manager.create_table(typed_codes()).await?;
        let mut index = Index::create();
        index
            .name("typed_codes_expires_at_idx")
            .table("typed_codes")
            .col("expires_at");
        manager.create_index(index).await?;
        manager.create_table(typed_attempts()).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["typed_attempts", "typed_codes"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn typed_codes() -> TableCreateStatement {
    Table::create()
        .table("typed_codes")
        .col(text("digits").primary_key())
        .col(big_integer("holder_number"))
        .col(text("cti"))
        .col(text("scenario"))
        .col(big_integer("window_index"))
        .col(big_integer("expires_at"))
        .foreign_key(
            ForeignKey::create()
                .name("typed_codes_holder_number_fkey")
                .from("typed_codes", "holder_number")
                .to("holders", "number"),
        )
        .take()
}

fn typed_attempts() -> TableCreateStatement {
    Table::create()
        .table("typed_attempts")
        .col(text("verifier_account").primary_key())
        .col(big_integer("window_start"))
        .col(big_integer("attempts"))
        .take()
}
