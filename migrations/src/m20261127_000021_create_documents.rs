//! The documents behind powers of attorney, issued here or brought from elsewhere: `documents`;
//! and by which of them a power came to be.

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
        manager.create_table(documents()).await?;
        let mut index = Index::create();
        index
            .name("documents_ogrn_idx")
            .table("documents")
            .col("ogrn");
        manager.create_index(index).await?;
        let add = Table::alter()
            .table("powers")
            .add_column(text_null("document"))
            .take();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let drop = Table::alter()
            .table("powers")
            .drop_column("document")
            .take();
        manager.alter_table(drop).await?;
        manager
            .drop_table(Table::drop().table("documents").take())
            .await
    }
}

fn documents() -> TableCreateStatement {
    Table::create()
        .table("documents")
        .col(text("number").primary_key())
        .col(text("ogrn"))
        .col(text("file_stem"))
        .col(text("xml"))
        .col(blob_null("signature"))
        .col(text("source"))
        .col(text_null("signer"))
        .col(text_null("fingerprint"))
        .col(text("created_by"))
        .col(big_integer("created_at"))
        .col(big_integer_null("decided_at"))
        .col(text_null("decided_by"))
        .col(text("state"))
        .foreign_key(
            ForeignKey::create()
                .name("documents_ogrn_fkey")
                .from("documents", "ogrn")
                .to("organizations", "ogrn"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("documents_created_by_fkey")
                .from("documents", "created_by")
                .to("accounts", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("documents_decided_by_fkey")
                .from("documents", "decided_by")
                .to("accounts", "id"),
        )
        .take()
}
