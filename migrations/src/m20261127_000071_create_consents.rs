//! What people have agreed to, and when: `consents`. A row for each time; none is ever changed
//! but by its end.

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
        manager.create_table(consents()).await?;
        let mut index = Index::create();
        index
            .name("consents_account_id_idx")
            .table("consents")
            .col("account_id");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("consents").take())
            .await
    }
}

fn consents() -> TableCreateStatement {
    Table::create()
        .table("consents")
        .col(text("id").primary_key())
        .col(text("account_id"))
        .col(big_integer("version"))
        .col(big_integer("given_at"))
        .col(big_integer_null("withdrawn_at"))
        .foreign_key(
            ForeignKey::create()
                .name("consents_account_id_fkey")
                .from("consents", "account_id")
                .to("accounts", "id"),
        )
        .take()
}
