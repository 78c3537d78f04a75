//! Pictures of people, sealed: `photos`. Those of the demo, which are drawn and public, stay in
//! `holders`.

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
        let photos = Table::create()
            .table("photos")
            .col(text("subject").primary_key())
            .col(text("media_type"))
            .col(blob("sealed"))
            .col(big_integer("created_at"))
            .take();
        manager.create_table(photos).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("photos").take())
            .await
    }
}
