//! Keys by which the owners of data send lists of statuses: `source_keys`; and what `imports` needs
//! to know of lists that nobody has uploaded by hand, and of full ones that wait for a second
//! operator.

use port::port;
use sea_orm_migration::{prelude::*, schema::*};

use crate::change::Change;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TEXTS: [&str; 5] = [
    // Whether it begins by itself once it was looked at, and with which rows.
    "starts",
    "key_id",
    // By which a sender knows it again.
    "push_key",
    // Where the file lies in the folder that is watched, until that is told what became of it.
    "folder_file",
    "full_asked_by",
];

#[port]
impl Change for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(source_keys()).await?;
        let secret = Index::create()
            .name("source_keys_secret_hash_key")
            .table("source_keys")
            .col("secret_hash")
            .unique()
            .take();
        manager.create_index(secret).await?;
        // SQLite adds one column a statement.
        for name in TEXTS {
            let column = Table::alter()
                .table("imports")
                .add_column(text_null(name))
                .take();
            manager.alter_table(column).await?;
        }
        let asked = Table::alter()
            .table("imports")
            .add_column(big_integer_null("full_asked_at"))
            .take();
        manager.alter_table(asked).await?;
        // One list for each key of a sender, also of two that are sent at once.
        let push = Index::create()
            .name("imports_key_id_push_key_key")
            .table("imports")
            .col("key_id")
            .col("push_key")
            .unique()
            .take();
        manager.create_index(push).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let mut push = Index::drop();
        push.name("imports_key_id_push_key_key").table("imports");
        manager.drop_index(push).await?;
        for name in TEXTS.into_iter().chain(["full_asked_at"]) {
            let column = Table::alter().table("imports").drop_column(name).take();
            manager.alter_table(column).await?;
        }
        manager
            .drop_table(Table::drop().table("source_keys").take())
            .await
    }
}

fn source_keys() -> TableCreateStatement {
    Table::create()
        .table("source_keys")
        .col(text("id"))
        .col(text("source"))
        .col(text("secret_hash"))
        .col(big_integer("created_at"))
        .col(text("created_by"))
        .col(big_integer_null("used_at"))
        .col(big_integer("window_start"))
        .col(big_integer("pushes"))
        .col(big_integer_null("revoked_at"))
        .col(text_null("revoked_by"))
        .primary_key(Index::create().name("source_keys_pkey").col("id"))
        .take()
}
