//! The issuer's keys, their secrets sealed under the master key: `issuer_keys`, and by which
//! processes see that something changed: `issuer_ring`, a table of one row.

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
        manager.create_table(issuer_keys()).await?;
        manager.create_table(issuer_ring()).await?;
        let one = Query::insert()
            .into_table("issuer_ring")
            .columns(["id", "version", "changed_at"])
            .values_panic([1.into(), 0.into(), 0.into()])
            .take();
        manager.execute(one).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["issuer_ring", "issuer_keys"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn issuer_keys() -> TableCreateStatement {
    Table::create()
        .table("issuer_keys")
        .col(big_integer("kid").primary_key())
        .col(text("public_key"))
        .col(text("sealed_signing"))
        .col(text("sealed_session"))
        .col(big_integer("created_at"))
        .col(big_integer_null("valid_from"))
        .col(big_integer_null("retired_at"))
        .col(big_integer_null("revoked_at"))
        .col(text_null("revoke_reason"))
        .take()
}

fn issuer_ring() -> TableCreateStatement {
    Table::create()
        .table("issuer_ring")
        .col(big_integer("id").primary_key())
        .col(big_integer("version"))
        .col(big_integer("changed_at"))
        .take()
}
