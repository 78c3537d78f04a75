//! What the abuse watch has raised, and what directors have said to it: `abuse_alerts`;
//! nothing about the citizens.

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
                    .table("abuse_alerts")
                    .col(text("ogrn"))
                    .col(text("verifier_account"))
                    .col(text("rule"))
                    .col(big_integer("number"))
                    .col(text_null("power_number"))
                    .col(big_integer("checks"))
                    .col(big_integer("raised_at"))
                    .col(big_integer_null("resolved_at"))
                    .col(text_null("resolved_by"))
                    .col(text_null("reason"))
                    // A number is given once: two processes that see the same raise it once.
                    .primary_key(
                        Index::create()
                            .name("abuse_alerts_pkey")
                            .col("ogrn")
                            .col("verifier_account")
                            .col("rule")
                            .col("number"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("abuse_alerts_ogrn_fkey")
                            .from("abuse_alerts", "ogrn")
                            .to("organizations", "ogrn"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("abuse_alerts_verifier_account_fkey")
                            .from("abuse_alerts", "verifier_account")
                            .to("accounts", "id"),
                    )
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("abuse_alerts").take())
            .await
    }
}
