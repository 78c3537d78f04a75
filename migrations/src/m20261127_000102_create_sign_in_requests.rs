//! Browsers that want to be signed in by a phone: `sign_in_requests`.

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
                    .table("sign_in_requests")
                    .col(text("id"))
                    // Of what is drawn as a code, and of what the browser keeps.
                    .col(text("code_hash"))
                    .col(text("browser_hash"))
                    .col(text("device"))
                    .col(text("network"))
                    .col(big_integer("created_at"))
                    .col(big_integer("expires_at"))
                    .col(text("state"))
                    // Who has answered, once somebody has.
                    .col(text_null("account_id"))
                    .primary_key(Index::create().name("sign_in_requests_pkey").col("id"))
                    .take(),
            )
            .await?;
        for column in ["code_hash", "browser_hash"] {
            let mut unique = Index::create();
            unique
                .name(format!("sign_in_requests_{column}_key"))
                .table("sign_in_requests")
                .col(column)
                .unique();
            manager.create_index(unique).await?;
        }
        let index = Index::create()
            .name("sign_in_requests_created_at_idx")
            .table("sign_in_requests")
            .col("created_at")
            .take();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("sign_in_requests").take())
            .await
    }
}
