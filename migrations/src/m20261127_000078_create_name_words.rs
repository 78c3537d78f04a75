//! Names as they are looked for: `name_words` has each word once, `name_cuts` what is left of it
//! when a letter is missing, `holder_words` whose it is.

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
        let words = Table::create()
            .table("name_words")
            .col(text("word").primary_key())
            .take();
        manager.create_table(words).await?;
        let cuts = Table::create()
            .table("name_cuts")
            .col(text("cut"))
            .col(text("word"))
            .primary_key(Index::create().col("cut").col("word"))
            .take();
        manager.create_table(cuts).await?;
        let holders = Table::create()
            .table("holder_words")
            .col(text("word"))
            .col(big_integer("holder_number"))
            .primary_key(Index::create().col("word").col("holder_number"))
            .foreign_key(
                ForeignKey::create()
                    .name("holder_words_holder_number_fkey")
                    .from("holder_words", "holder_number")
                    .to("holders", "number"),
            )
            .take();
        manager.create_table(holders).await?;
        let mut index = Index::create();
        index
            .name("holder_words_holder_number_idx")
            .table("holder_words")
            .col("holder_number");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["holder_words", "name_cuts", "name_words"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}
