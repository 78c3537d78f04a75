//! What the registry said before it was changed: `holder_pasts`, `status_pasts`. A check that
//! was made without a network is judged by what held when it was made.

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
        for (table, name) in [
            (holder_pasts(), "holder_pasts"),
            (status_pasts(), "status_pasts"),
        ] {
            manager.create_table(table).await?;
            let mut index = Index::create();
            index
                .name(format!("{name}_holder_number_until_idx"))
                .table(name)
                .col("holder_number")
                .col("until");
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["status_pasts", "holder_pasts"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn holder_pasts() -> TableCreateStatement {
    Table::create()
        .table("holder_pasts")
        // Tells two changes within one second apart.
        .col(big_pk_auto("id"))
        .col(big_integer("holder_number"))
        .col(big_integer("until"))
        .col(text("state"))
        .col(big_integer("epoch"))
        .foreign_key(
            ForeignKey::create()
                .name("holder_pasts_holder_number_fkey")
                .from("holder_pasts", "holder_number")
                .to("holders", "number"),
        )
        .take()
}

fn status_pasts() -> TableCreateStatement {
    Table::create()
        .table("status_pasts")
        .col(big_pk_auto("id"))
        .col(text("status_id"))
        .col(big_integer("holder_number"))
        .col(big_integer("until"))
        .col(text("valid_from"))
        .col(text_null("valid_until"))
        .col(boolean("suspended"))
        .foreign_key(
            ForeignKey::create()
                .name("status_pasts_status_id_fkey")
                .from("status_pasts", "status_id")
                .to("statuses", "id"),
        )
        .take()
}
