//! What a director writes into the organization's papers (regulation, order, …) beyond what
//! is known of it: `paper_details`.

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
                    .table("paper_details")
                    .col(text("ogrn").primary_key())
                    .col(text("acts"))
                    .col(text("order_number"))
                    .col(text_null("order_day"))
                    .col(text("place"))
                    .col(text("post"))
                    .col(text("head"))
                    .col(text("responsible"))
                    .col(big_integer("changed_at"))
                    .col(text("changed_by"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("paper_details_ogrn_fkey")
                            .from("paper_details", "ogrn")
                            .to("organizations", "ogrn"),
                    )
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("paper_details").take())
            .await
    }
}
