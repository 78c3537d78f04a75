//! Who may sign in: `accounts`, `sessions`, `login_attempts`.

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
        manager.create_table(accounts()).await?;
        for (name, column) in [
            ("accounts_phone_key", "phone"),
            ("accounts_snils_key", "snils"),
            ("accounts_demo_key_key", "demo_key"),
        ] {
            let mut index = Index::create();
            index.name(name).table("accounts").col(column).unique();
            manager.create_index(index).await?;
        }

        manager.create_table(sessions()).await?;
        let mut index = Index::create();
        index
            .name("sessions_secret_hash_key")
            .table("sessions")
            .col("secret_hash")
            .unique();
        manager.create_index(index).await?;
        let mut index = Index::create();
        index
            .name("sessions_account_id_idx")
            .table("sessions")
            .col("account_id");
        manager.create_index(index).await?;

        manager.create_table(login_attempts()).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["login_attempts", "sessions", "accounts"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn accounts() -> TableCreateStatement {
    Table::create()
        .table("accounts")
        .col(text("id").primary_key())
        .col(text_null("phone"))
        .col(text_null("snils"))
        .col(text("password_hash"))
        .col(text("assurance"))
        .col(text("name"))
        .col(text("given_name"))
        .col(boolean("is_operator"))
        .col(text_null("demo_key"))
        .col(big_integer("created_at"))
        .take()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(text("id").primary_key())
        .col(text("secret_hash"))
        .col(text("account_id"))
        .col(text("device"))
        .col(big_integer("created_at"))
        .col(big_integer("seen_at"))
        .col(big_integer_null("ended_at"))
        .foreign_key(
            ForeignKey::create()
                .name("sessions_account_id_fkey")
                .from("sessions", "account_id")
                .to("accounts", "id"),
        )
        .take()
}

fn login_attempts() -> TableCreateStatement {
    Table::create()
        .table("login_attempts")
        .col(text("login").primary_key())
        .col(big_integer("failures"))
        .col(big_integer("window_start"))
        .col(big_integer("locked_until"))
        .take()
}
