//! Tills that check over HTTP with a key of their own: `tills`, and which one has made a check:
//! `checks.till_id`.

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
        manager.create_table(tills()).await?;
        let secret = Index::create()
            .name("tills_secret_hash_key")
            .table("tills")
            .col("secret_hash")
            .unique()
            .take();
        manager.create_index(secret).await?;
        let organization = Index::create()
            .name("tills_ogrn_idx")
            .table("tills")
            .col("ogrn")
            .take();
        manager.create_index(organization).await?;
        let till = Table::alter()
            .table("checks")
            .add_column(text_null("till_id"))
            .take();
        manager.alter_table(till).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let till = Table::alter().table("checks").drop_column("till_id").take();
        manager.alter_table(till).await?;
        manager
            .drop_table(Table::drop().table("tills").take())
            .await
    }
}

fn tills() -> TableCreateStatement {
    Table::create()
        .table("tills")
        .col(text("id"))
        .col(text("ogrn"))
        .col(text("name"))
        // Who is responsible.
        .col(text("account_id"))
        // JSON list.
        .col(text("scenarios"))
        .col(text("secret_hash"))
        .col(big_integer("created_at"))
        .col(text("created_by"))
        .col(big_integer_null("used_at"))
        // The minute in which `calls` are counted.
        .col(big_integer("window_start"))
        .col(big_integer("calls"))
        .col(big_integer_null("revoked_at"))
        .col(text_null("revoked_by"))
        .primary_key(Index::create().name("tills_pkey").col("id"))
        .take()
}
