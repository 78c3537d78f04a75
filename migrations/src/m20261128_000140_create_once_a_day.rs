//! Benefits that are given once a day: from when until when an organization asks for that
//! (`once_rules`), by what a use of today is known again (`benefit_uses`, nothing about the holder
//! that anybody without the server's key could read), and what became of the checks that counted
//! (`counted_checks`).

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
        manager.create_table(rules()).await?;
        manager.create_table(uses()).await?;
        manager.create_table(counted()).await?;
        for (name, table, columns) in [
            (
                "benefit_uses_check_id_idx",
                "benefit_uses",
                &["check_id"][..],
            ),
            ("benefit_uses_at_idx", "benefit_uses", &["at"]),
            (
                "counted_checks_ogrn_at_idx",
                "counted_checks",
                &["ogrn", "at"],
            ),
            (
                "counted_checks_verifier_account_at_idx",
                "counted_checks",
                &["verifier_account", "at"],
            ),
        ] {
            let mut index = Index::create().name(name).table(table).take();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["counted_checks", "benefit_uses", "once_rules"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn rules() -> TableCreateStatement {
    Table::create()
        .table("once_rules")
        .col(text("ogrn"))
        .col(text("scenario"))
        .col(big_integer("since"))
        .col(text("since_by"))
        .col(text("scope"))
        .col(big_integer_null("until"))
        .col(text_null("until_by"))
        .primary_key(
            Index::create()
                .name("once_rules_pkey")
                .col("ogrn")
                .col("scenario")
                .col("since"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("once_rules_ogrn_fkey")
                .from("once_rules", "ogrn")
                .to("organizations", "ogrn"),
        )
        .take()
}

fn uses() -> TableCreateStatement {
    Table::create()
        .table("benefit_uses")
        .col(text("nullifier"))
        .col(text("day"))
        .col(text("ogrn"))
        .col(big_integer("at"))
        .col(text("check_id"))
        .primary_key(Index::create().name("benefit_uses_pkey").col("nullifier"))
        .take()
}

fn counted() -> TableCreateStatement {
    Table::create()
        .table("counted_checks")
        .col(text("check_id"))
        .col(text("ogrn"))
        .col(text("verifier_account"))
        .col(big_integer("at"))
        .col(big_integer_null("again_at"))
        .col(big_integer_null("returned_at"))
        .primary_key(Index::create().name("counted_checks_pkey").col("check_id"))
        .foreign_key(
            ForeignKey::create()
                .name("counted_checks_check_id_fkey")
                .from("counted_checks", "check_id")
                .to("checks", "id"),
        )
        .take()
}
