//! Who has accepted to be staff of which organization, and who has left: `memberships`.

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
                    .table("memberships")
                    .col(text("ogrn"))
                    .col(text("account_id"))
                    .col(big_integer("joined_at"))
                    .col(big_integer_null("left_at"))
                    .col(text_null("left_by"))
                    .col(text_null("left_reason"))
                    .primary_key(
                        Index::create()
                            .name("memberships_pkey")
                            .col("ogrn")
                            .col("account_id"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("memberships_ogrn_fkey")
                            .from("memberships", "ogrn")
                            .to("organizations", "ogrn"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("memberships_account_id_fkey")
                            .from("memberships", "account_id")
                            .to("accounts", "id"),
                    )
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("memberships").take())
            .await
    }
}
