//! Who is shown, and what the registry says of them: `holders`, `statuses`.

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
        manager.create_table(holders()).await?;
        let mut index = Index::create();
        index
            .name("holders_account_id_key")
            .table("holders")
            .col("account_id")
            .unique();
        manager.create_index(index).await?;

        manager.create_table(statuses()).await?;
        let mut index = Index::create();
        index
            .name("statuses_holder_number_idx")
            .table("statuses")
            .col("holder_number");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["statuses", "holders"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn holders() -> TableCreateStatement {
    Table::create()
        .table("holders")
        // Never given twice: a code carries this number.
        .col(big_pk_auto("number"))
        .col(text_null("account_id"))
        .col(text("surname"))
        .col(text("given_name"))
        .col(text_null("patronymic"))
        .col(text("birth"))
        .col(text("document"))
        .col(text("source"))
        .col(text("state"))
        .col(big_integer("epoch"))
        .col(text_null("photo_type"))
        .col(blob_null("photo"))
        .col(big_integer("created_at"))
        .foreign_key(
            ForeignKey::create()
                .name("holders_account_id_fkey")
                .from("holders", "account_id")
                .to("accounts", "id"),
        )
        .take()
}

fn statuses() -> TableCreateStatement {
    Table::create()
        .table("statuses")
        .col(text("id").primary_key())
        .col(big_integer("holder_number"))
        .col(text("kind"))
        .col(text("valid_from"))
        .col(text_null("valid_until"))
        .col(boolean("suspended"))
        .col(text("source"))
        .col(big_integer("created_at"))
        .foreign_key(
            ForeignKey::create()
                .name("statuses_holder_number_fkey")
                .from("statuses", "holder_number")
                .to("holders", "number"),
        )
        .take()
}
