//! With what powers of attorney are signed: the certificates of the installation's authority
//! and of each organization, their keys sealed under the master key: `signing_certificates`.

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
                    .table("signing_certificates")
                    .col(text("owner").primary_key())
                    .col(text("certificate"))
                    .col(text("sealed_key"))
                    .col(big_integer("created_at"))
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("signing_certificates").take())
            .await
    }
}
