//! Reminders of powers of attorney that end: which were raised (`reminders`), where they are sent
//! (`mail_addresses`), and letters that wait to be sent (`mails`).

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
        manager.create_table(reminders()).await?;
        manager.create_table(mail_addresses()).await?;
        manager.create_table(mails()).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["mails", "mail_addresses", "reminders"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

/// Each once: the key is the power of attorney and how many days before its end.
fn reminders() -> TableCreateStatement {
    Table::create()
        .table("reminders")
        .col(text("number"))
        .col(big_integer("days"))
        .col(big_integer("raised_at"))
        .primary_key(
            Index::create()
                .name("reminders_pkey")
                .col("number")
                .col("days"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("reminders_number_fkey")
                .from("reminders", "number")
                .to("powers", "number"),
        )
        .take()
}

fn mail_addresses() -> TableCreateStatement {
    Table::create()
        .table("mail_addresses")
        .col(text("ogrn").primary_key())
        .col(text("address"))
        .col(text("language"))
        .col(text_null("code_hash"))
        .col(big_integer("asked_at"))
        .col(big_integer_null("confirmed_at"))
        .col(text("changed_by"))
        .foreign_key(
            ForeignKey::create()
                .name("mail_addresses_ogrn_fkey")
                .from("mail_addresses", "ogrn")
                .to("organizations", "ogrn"),
        )
        .take()
}

fn mails() -> TableCreateStatement {
    Table::create()
        .table("mails")
        .col(text("id").primary_key())
        .col(text("recipient"))
        .col(text("subject"))
        .col(text("body"))
        .col(big_integer("created_at"))
        .col(big_integer("next_at"))
        .col(big_integer("attempts"))
        .take()
}
