//! Checks without a network: how old their data may be (`organizations.offline_cap`, seconds),
//! and what was wrong after all with one that was settled later (`late_alarms`; nothing about
//! the citizen).

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
        let mut organizations = Table::alter();
        organizations
            .table("organizations")
            .add_column(big_integer("offline_cap").default(86_400));
        manager.alter_table(organizations).await?;
        manager.create_table(late_alarms()).await?;
        let mut index = Index::create();
        index
            .name("late_alarms_ogrn_at_idx")
            .table("late_alarms")
            .col("ogrn")
            .col("at");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("late_alarms").take())
            .await?;
        let mut organizations = Table::alter();
        organizations
            .table("organizations")
            .drop_column("offline_cap");
        manager.alter_table(organizations).await
    }
}

fn late_alarms() -> TableCreateStatement {
    Table::create()
        .table("late_alarms")
        .col(text("check_id").primary_key())
        .col(text("ogrn"))
        .col(big_integer("at"))
        .col(big_integer("raised_at"))
        .col(text("verifier_account"))
        .col(text_null("scenario"))
        .col(text("problem"))
        .col(big_integer_null("used_at"))
        .col(big_integer_null("acknowledged_at"))
        .col(text_null("acknowledged_by"))
        .foreign_key(
            ForeignKey::create()
                .name("late_alarms_check_id_fkey")
                .from("late_alarms", "check_id")
                .to("checks", "id"),
        )
        .take()
}
