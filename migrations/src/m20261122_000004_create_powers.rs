//! Who may check what, in whose name and when: `powers`.

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
        manager.create_table(powers()).await?;
        for (name, column) in [
            ("powers_ogrn_idx", "ogrn"),
            ("powers_account_id_idx", "account_id"),
        ] {
            let mut index = Index::create();
            index.name(name).table("powers").col(column);
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("powers").take())
            .await
    }
}

fn powers() -> TableCreateStatement {
    Table::create()
        .table("powers")
        .col(text("number").primary_key())
        .col(text("ogrn"))
        .col(text("account_id"))
        .col(text("scenarios"))
        .col(text("valid_from"))
        .col(text("valid_until"))
        .col(text("issued_by"))
        .col(big_integer("issued_at"))
        .col(big_integer_null("revoked_at"))
        .col(text_null("revoked_by"))
        .col(text_null("revoke_reason"))
        .foreign_key(
            ForeignKey::create()
                .name("powers_ogrn_fkey")
                .from("powers", "ogrn")
                .to("organizations", "ogrn"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("powers_account_id_fkey")
                .from("powers", "account_id")
                .to("accounts", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("powers_issued_by_fkey")
                .from("powers", "issued_by")
                .to("accounts", "id"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("powers_revoked_by_fkey")
                .from("powers", "revoked_by")
                .to("accounts", "id"),
        )
        .take()
}
