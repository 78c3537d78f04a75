//! Cards of others that people keep: `wallet_cards`, sealed.

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
        let table = Table::create()
            .table("wallet_cards")
            .col(text("id").primary_key())
            .col(text("account_id"))
            // Kind, name, symbology and number, sealed under the master key.
            .col(blob("sealed"))
            .col(big_integer("created_at"))
            .foreign_key(
                ForeignKey::create()
                    .name("wallet_cards_account_id_fkey")
                    .from("wallet_cards", "account_id")
                    .to("accounts", "id"),
            )
            .take();
        manager.create_table(table).await?;
        let mut index = Index::create();
        index
            .name("wallet_cards_account_id_idx")
            .table("wallet_cards")
            .col("account_id");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("wallet_cards").take())
            .await
    }
}
