//! Powers of attorney that are prepared and not issued: `power_drafts`.

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
        manager
            .create_table(
                Table::create()
                    .table("power_drafts")
                    .col(text("id"))
                    .col(text("ogrn"))
                    .col(text("fields"))
                    .col(text("changed_by"))
                    .col(big_integer("changed_at"))
                    .primary_key(Index::create().name("power_drafts_pkey").col("id"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("power_drafts_ogrn_fkey")
                            .from("power_drafts", "ogrn")
                            .to("organizations", "ogrn"),
                    )
                    .take(),
            )
            .await?;
        let index = Index::create()
            .name("power_drafts_ogrn_idx")
            .table("power_drafts")
            .col("ogrn")
            .take();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("power_drafts").take())
            .await
    }
}
