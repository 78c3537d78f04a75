//! Roles of those who speak for an organization (`directors.role`), and what became of them:
//! `role_events`.

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
        // Whoever was entered before there were roles is a director.
        let role = text("role").default("director").take();
        let add = Table::alter().table("directors").add_column(role).take();
        manager.alter_table(add).await?;
        manager.create_table(role_events()).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let drop = Table::drop().table("role_events").take();
        manager.drop_table(drop).await?;
        let drop = Table::alter().table("directors").drop_column("role").take();
        manager.alter_table(drop).await
    }
}

/// `seq` counts within an organization.
fn role_events() -> TableCreateStatement {
    Table::create()
        .table("role_events")
        .col(text("ogrn"))
        .col(big_integer("seq"))
        .col(text("account_id"))
        .col(text_null("role"))
        .col(big_integer("at"))
        .col(text("by_account"))
        .primary_key(
            Index::create()
                .name("role_events_pkey")
                .col("ogrn")
                .col("seq"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("role_events_ogrn_fkey")
                .from("role_events", "ogrn")
                .to("organizations", "ogrn"),
        )
        .take()
}
