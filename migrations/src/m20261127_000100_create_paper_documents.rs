//! Paper documents that staff have taken after a "no": `paper_documents`. When, after which check,
//! and nothing else.

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
                    .table("paper_documents")
                    .col(text("check_id"))
                    .col(text("verifier_account"))
                    .col(big_integer("at"))
                    .primary_key(Index::create().name("paper_documents_pkey").col("check_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("paper_documents_check_id_fkey")
                            .from("paper_documents", "check_id")
                            .to("checks", "id"),
                    )
                    .take(),
            )
            .await?;
        let index = Index::create()
            .name("paper_documents_verifier_account_at_idx")
            .table("paper_documents")
            .col("verifier_account")
            .col("at")
            .take();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("paper_documents").take())
            .await
    }
}
