//! In whose name codes are checked, and who speaks for them: `organizations`, `directors`.

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
        manager.create_table(organizations()).await?;
        manager.create_table(directors()).await?;
        let mut index = Index::create();
        index
            .name("directors_account_id_idx")
            .table("directors")
            .col("account_id");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["directors", "organizations"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn organizations() -> TableCreateStatement {
    Table::create()
        .table("organizations")
        .col(text("ogrn").primary_key())
        .col(text("inn"))
        .col(text_null("kpp"))
        .col(text("name"))
        .col(text("full_name"))
        .col(big_integer("created_at"))
        .take()
}

fn directors() -> TableCreateStatement {
    Table::create()
        .table("directors")
        .col(text("ogrn"))
        .col(text("account_id"))
        .col(big_integer("created_at"))
        .primary_key(
            Index::create()
                .name("directors_pkey")
                .col("ogrn")
                .col("account_id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("directors_ogrn_fkey")
                .from("directors", "ogrn")
                .to("organizations", "ogrn"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("directors_account_id_fkey")
                .from("directors", "account_id")
                .to("accounts", "id"),
        )
        .take()
}
