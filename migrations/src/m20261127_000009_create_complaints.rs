//! What holders say about checks that they did not take part in: `complaints`.

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
        manager.create_table(complaints()).await?;
        for (name, columns) in [
            ("complaints_ogrn_made_at_idx", ["ogrn", "made_at"]),
            (
                "complaints_holder_number_made_at_idx",
                ["holder_number", "made_at"],
            ),
        ] {
            let mut index = Index::create();
            index.name(name).table("complaints");
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("complaints").take())
            .await
    }
}

/// One for each check at most: the primary key holds it. Not bound to the copies of the
/// check, which are kept for times of their own.
fn complaints() -> TableCreateStatement {
    Table::create()
        .table("complaints")
        .col(text("check_id").primary_key())
        .col(big_integer("holder_number"))
        .col(text_null("ogrn"))
        .col(big_integer("made_at"))
        .col(text("words"))
        .col(big_integer_null("withdrawn_at"))
        .col(big_integer_null("answered_at"))
        .col(text_null("answered_by"))
        .col(text_null("answer"))
        .foreign_key(
            ForeignKey::create()
                .name("complaints_holder_number_fkey")
                .from("complaints", "holder_number")
                .to("holders", "number"),
        )
        .take()
}
