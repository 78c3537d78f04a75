//! When the registry has blocked an organization, why, and until when.

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
        let blocks = Table::create()
            .table("organization_blocks")
            .col(text("id"))
            .col(text("ogrn"))
            .col(big_integer("since"))
            .col(text("since_by"))
            .col(text("reason"))
            .col(big_integer_null("until"))
            .col(text_null("until_by"))
            .col(text_null("end_reason"))
            .primary_key(Index::create().name("organization_blocks_pkey").col("id"))
            .foreign_key(
                ForeignKey::create()
                    .name("organization_blocks_ogrn_fkey")
                    .from("organization_blocks", "ogrn")
                    .to("organizations", "ogrn"),
            )
            .take();
        manager.create_table(blocks).await?;
        let of_organization = Index::create()
            .name("organization_blocks_ogrn_idx")
            .table("organization_blocks")
            .col("ogrn")
            .take();
        manager.create_index(of_organization).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let blocks = Table::drop().table("organization_blocks").take();
        manager.drop_table(blocks).await
    }
}
