//! Who asks for a Digital ID, and what an operator has decided: `applications`.

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
        manager.create_table(applications()).await?;
        let mut index = Index::create();
        index
            .name("applications_account_id_key")
            .table("applications")
            .col("account_id")
            .unique();
        manager.create_index(index).await?;
        // The queue, oldest first.
        let mut index = Index::create();
        index
            .name("applications_state_submitted_at_idx")
            .table("applications")
            .col("state")
            .col("submitted_at");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("applications").take())
            .await
    }
}

fn applications() -> TableCreateStatement {
    let account = |name: &str, column: &str| {
        ForeignKey::create()
            .name(name)
            .from("applications", column.to_owned())
            .to("accounts", "id")
            .take()
    };
    Table::create()
        .table("applications")
        .col(text("id").primary_key())
        .col(text("account_id"))
        .col(text("way"))
        .col(text("document"))
        .col(text_null("latin_name"))
        .col(text("valid_until"))
        .col(text("state"))
        .col(big_integer("version"))
        .col(boolean("of_registry"))
        .col(big_integer("submitted_at"))
        .col(big_integer_null("decided_at"))
        .col(text_null("decided_by"))
        .col(text_null("reason"))
        .foreign_key(&mut account("applications_account_id_fkey", "account_id"))
        .foreign_key(&mut account("applications_decided_by_fkey", "decided_by"))
        .take()
}
