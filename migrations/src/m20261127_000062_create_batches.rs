//! Powers of attorney that are issued many at a time: `batches`, and their lines: `batch_rows`.

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
        manager.create_table(batches()).await?;
        let mut of_organization = Index::create();
        of_organization
            .name("batches_ogrn_created_at_idx")
            .table("batches")
            .col("ogrn")
            .col("created_at");
        manager.create_index(of_organization).await?;
        manager.create_table(batch_rows()).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["batch_rows", "batches"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn batches() -> TableCreateStatement {
    Table::create()
        .table("batches")
        .col(text("id").primary_key())
        .col(text("ogrn"))
        .col(text_null("file_name"))
        .col(text("state"))
        .col(text_null("mode"))
        .col(big_integer("prepared"))
        .col(big_integer("created_at"))
        .col(text("created_by"))
        .col(big_integer_null("started_at"))
        .col(big_integer_null("ended_at"))
        .foreign_key(
            ForeignKey::create()
                .name("batches_ogrn_fkey")
                .from("batches", "ogrn")
                .to("organizations", "ogrn"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("batches_created_by_fkey")
                .from("batches", "created_by")
                .to("accounts", "id"),
        )
        .take()
}

fn batch_rows() -> TableCreateStatement {
    Table::create()
        .table("batch_rows")
        .col(text("batch_id"))
        .col(big_integer("line"))
        .col(text("person"))
        .col(text_null("account_id"))
        .col(text("scenarios"))
        .col(text("valid_from"))
        .col(text("valid_until"))
        .col(text_null("limits"))
        .col(text_null("problems"))
        .col(text_null("number"))
        .primary_key(
            Index::create()
                .name("batch_rows_pkey")
                .col("batch_id")
                .col("line"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("batch_rows_batch_id_fkey")
                .from("batch_rows", "batch_id")
                .to("batches", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("batch_rows_number_fkey")
                .from("batch_rows", "number")
                .to("powers", "number"),
        )
        .take()
}
