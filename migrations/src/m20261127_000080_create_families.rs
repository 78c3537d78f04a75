//! The bank of large families: `families`, `family_members`, and what became of each,
//! `family_events`.

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
        for table in [families(), members(), events()] {
            manager.create_table(table).await?;
        }
        for (name, table, column) in [
            (
                "family_members_family_number_idx",
                "family_members",
                "family_number",
            ),
            (
                "family_members_account_id_idx",
                "family_members",
                "account_id",
            ),
        ] {
            let mut index = Index::create();
            index.name(name).table(table).col(column);
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["family_events", "family_members", "families"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn families() -> TableCreateStatement {
    Table::create()
        .table("families")
        .col(big_pk_auto("number"))
        .col(text("region"))
        .col(text("valid_from"))
        .col(text_null("valid_until"))
        .col(text("decision"))
        // Of the last decision: why on hold, why ended.
        .col(text_null("reason"))
        // Grows with each change: whoever sends a form with another one has not seen it.
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .take()
}

fn members() -> TableCreateStatement {
    Table::create()
        .table("family_members")
        .col(text("id").primary_key())
        .col(big_integer("family_number"))
        // Of those who have one: children mostly have none.
        .col(text_null("account_id"))
        .col(text("role"))
        .col(text("surname"))
        .col(text("given_name"))
        .col(text_null("patronymic"))
        .col(text("birth"))
        .col(text_null("studies_until"))
        .col(text("joined_on"))
        .col(text_null("left_on"))
        .foreign_key(
            ForeignKey::create()
                .name("family_members_family_number_fkey")
                .from("family_members", "family_number")
                .to("families", "number"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("family_members_account_id_fkey")
                .from("family_members", "account_id")
                .to("accounts", "id"),
        )
        .take()
}

fn events() -> TableCreateStatement {
    Table::create()
        .table("family_events")
        .col(big_integer("family_number"))
        // Equal to the revision that the change has made.
        .col(big_integer("seq"))
        .col(big_integer("at"))
        .col(text("by"))
        .col(text("kind"))
        .col(text("detail"))
        .primary_key(
            Index::create()
                .name("family_events_pkey")
                .col("family_number")
                .col("seq"),
        )
        .foreign_key(
            ForeignKey::create()
                .name("family_events_family_number_fkey")
                .from("family_events", "family_number")
                .to("families", "number"),
        )
        .take()
}
