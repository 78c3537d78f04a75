//! Accounts that staff confirm: who may (`confirmation_rights`), the code by which a person says
//! that it is them who stands there (`confirmation_codes`), and what was done (`confirmations`).

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
        for table in [rights(), codes(), confirmations()] {
            manager.create_table(table).await?;
        }
        let unique = Index::create()
            .name("confirmation_codes_code_hash_key")
            .table("confirmation_codes")
            .col("code_hash")
            .unique()
            .take();
        manager.create_index(unique).await?;
        let of_organization = Index::create()
            .name("confirmation_rights_ogrn_idx")
            .table("confirmation_rights")
            .col("ogrn")
            .take();
        manager.create_index(of_organization).await?;
        let of_staff = Index::create()
            .name("confirmations_by_account_at_idx")
            .table("confirmations")
            .col("by_account")
            .col("at")
            .take();
        manager.create_index(of_staff).await?;
        let latest = Index::create()
            .name("confirmations_at_idx")
            .table("confirmations")
            .col("at")
            .take();
        manager.create_index(latest).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["confirmations", "confirmation_codes", "confirmation_rights"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn rights() -> TableCreateStatement {
    Table::create()
        .table("confirmation_rights")
        .col(text("id"))
        .col(text("ogrn"))
        // Empty for that of the organization itself.
        .col(text_null("account_id"))
        .col(big_integer("since"))
        .col(text("since_by"))
        .col(text("reason"))
        .col(big_integer_null("until"))
        .col(text_null("until_by"))
        .col(text_null("end_reason"))
        .primary_key(Index::create().name("confirmation_rights_pkey").col("id"))
        .foreign_key(
            ForeignKey::create()
                .name("confirmation_rights_ogrn_fkey")
                .from("confirmation_rights", "ogrn")
                .to("organizations", "ogrn"),
        )
        .take()
}

fn codes() -> TableCreateStatement {
    Table::create()
        .table("confirmation_codes")
        .col(text("account_id"))
        .col(text("code_hash"))
        .col(big_integer("expires_at"))
        .primary_key(
            Index::create()
                .name("confirmation_codes_pkey")
                .col("account_id"),
        )
        .take()
}

fn confirmations() -> TableCreateStatement {
    Table::create()
        .table("confirmations")
        .col(text("id"))
        .col(text("account_id"))
        // Empty where an operator has confirmed.
        .col(text_null("ogrn"))
        .col(text("by_account"))
        .col(text_null("paper"))
        .col(big_integer("at"))
        .col(big_integer_null("undone_at"))
        .col(text_null("undone_by"))
        .col(text_null("undo_reason"))
        .primary_key(Index::create().name("confirmations_pkey").col("id"))
        .take()
}
