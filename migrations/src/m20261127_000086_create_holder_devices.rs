//! The browsers in which a holder shows codes, each with its key: `holder_devices`.

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
                    .table("holder_devices")
                    .col(text("id").primary_key())
                    .col(text("account_id"))
                    // The session that is bound to it now; another one after the next sign-in.
                    .col(text("session_id"))
                    .col(text("name"))
                    .col(text("public_key"))
                    .col(big_integer("added_at"))
                    .col(big_integer("used_at"))
                    // Whether the holder was told of it, or it was the first.
                    .col(boolean("seen"))
                    .col(big_integer_null("removed_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("holder_devices_account_id_fkey")
                            .from("holder_devices", "account_id")
                            .to("accounts", "id"),
                    )
                    .take(),
            )
            .await?;
        let mut key = Index::create();
        key.name("holder_devices_public_key_key")
            .table("holder_devices")
            .col("public_key")
            .unique();
        manager.create_index(key).await?;
        let mut session = Index::create();
        session
            .name("holder_devices_session_id_key")
            .table("holder_devices")
            .col("session_id")
            .unique();
        manager.create_index(session).await?;
        let mut account = Index::create();
        account
            .name("holder_devices_account_id_idx")
            .table("holder_devices")
            .col("account_id");
        manager.create_index(account).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("holder_devices").take())
            .await
    }
}
