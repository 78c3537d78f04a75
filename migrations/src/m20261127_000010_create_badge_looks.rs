//! What looks at the badges of staff left behind (`badge_looks`): two words, and nothing of
//! who looked.

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
        manager.create_table(badge_looks()).await?;
        for (name, columns) in [
            (
                "badge_looks_account_id_ogrn_at_idx",
                ["account_id", "ogrn", "at"].as_slice(),
            ),
            ("badge_looks_at_idx", &["at"]),
        ] {
            let mut index = Index::create();
            index.name(name).table("badge_looks");
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("badge_looks").take())
            .await
    }
}

fn badge_looks() -> TableCreateStatement {
    Table::create()
        .table("badge_looks")
        .col(text("id").primary_key())
        .col(text("account_id"))
        .col(text("ogrn"))
        .col(big_integer("at"))
        .col(text("word_1"))
        .col(text("word_2"))
        .foreign_key(
            ForeignKey::create()
                .name("badge_looks_account_id_fkey")
                .from("badge_looks", "account_id")
                .to("accounts", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("badge_looks_ogrn_fkey")
                .from("badge_looks", "ogrn")
                .to("organizations", "ogrn"),
        )
        .take()
}
