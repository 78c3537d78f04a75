//! What was checked: the organization's copy (`checks`, nothing about the citizen), the codes
//! that were taken (`consumptions`), the holder's copy (`holder_checks`) and the requests for
//! identity that wait for the holder (`identity_requests`).

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
        manager.create_table(checks()).await?;
        let mut index = Index::create();
        index
            .name("checks_verifier_account_idempotency_key_key")
            .table("checks")
            .col("verifier_account")
            .col("idempotency_key")
            .unique();
        manager.create_index(index).await?;

        manager.create_table(consumptions()).await?;
        manager.create_table(holder_checks()).await?;
        manager.create_table(identity_requests()).await?;

        for (name, table, columns) in [
            ("checks_ogrn_at_idx", "checks", ["ogrn", "at"].as_slice()),
            (
                "checks_verifier_account_at_idx",
                "checks",
                &["verifier_account", "at"],
            ),
            ("checks_power_number_idx", "checks", &["power_number"]),
            (
                "consumptions_expires_at_idx",
                "consumptions",
                &["expires_at"],
            ),
            (
                "holder_checks_holder_number_at_idx",
                "holder_checks",
                &["holder_number", "at"],
            ),
            (
                "identity_requests_holder_number_idx",
                "identity_requests",
                &["holder_number"],
            ),
        ] {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in [
            "identity_requests",
            "holder_checks",
            "consumptions",
            "checks",
        ] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn checks() -> TableCreateStatement {
    Table::create()
        .table("checks")
        .col(text("id").primary_key())
        .col(big_integer("at"))
        .col(text("verifier_account"))
        .col(text_null("ogrn"))
        .col(text_null("power_number"))
        .col(text_null("scenario"))
        .col(text("outcome"))
        .col(text_null("slip"))
        .col(text("idempotency_key"))
        .col(text("request_hash"))
        .col(text("answer"))
        .foreign_key(
            ForeignKey::create()
                .name("checks_verifier_account_fkey")
                .from("checks", "verifier_account")
                .to("accounts", "id"),
        )
        .take()
}

/// Not bound to `checks`: the unique key must be tried first, as it decides the outcome that
/// the check is stored with.
fn consumptions() -> TableCreateStatement {
    Table::create()
        .table("consumptions")
        .col(text("cti").primary_key())
        .col(text("check_id"))
        .col(text("ogrn"))
        .col(big_integer("at"))
        .col(big_integer("expires_at"))
        .take()
}

/// Not bound to `checks` either: the two copies are kept for different times.
fn holder_checks() -> TableCreateStatement {
    Table::create()
        .table("holder_checks")
        .col(text("check_id").primary_key())
        .col(big_integer("holder_number"))
        .col(big_integer("at"))
        .col(text_null("ogrn"))
        .col(text_null("organization"))
        .col(text("scenario"))
        .col(text("outcome"))
        .col(text_null("reason"))
        .col(text("word_1"))
        .col(text("word_2"))
        .col(big_integer_null("taken_until"))
        .foreign_key(
            ForeignKey::create()
                .name("holder_checks_holder_number_fkey")
                .from("holder_checks", "holder_number")
                .to("holders", "number"),
        )
        .take()
}

fn identity_requests() -> TableCreateStatement {
    Table::create()
        .table("identity_requests")
        .col(text("check_id").primary_key())
        .col(big_integer("holder_number"))
        .col(text("verifier_account"))
        .col(text("ogrn"))
        .col(text("power_number"))
        .col(big_integer("asked_at"))
        .col(big_integer("until"))
        .col(big_integer_null("answered_at"))
        .col(boolean_null("allowed"))
        .col(big_integer_null("fetched_at"))
        .foreign_key(
            ForeignKey::create()
                .name("identity_requests_holder_number_fkey")
                .from("identity_requests", "holder_number")
                .to("holders", "number"),
        )
        .take()
}
