//! The place of each power of attorney in the published list of revoked ones:
//! `powers.status_index`.

use port::port;
use sea_orm_migration::{prelude::*, schema::*};

use crate::change::Change;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEX: &str = "powers_status_index_key";

#[port]
impl Change for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let add = Table::alter()
            .table("powers")
            .add_column(big_integer_null("status_index"))
            .take();
        manager.alter_table(add).await?;
        // Numbers are random, so places in their order tell nothing of the order of issue.
        manager
            .get_connection()
            .execute_unprepared(
                "UPDATE powers SET status_index = ranked.place FROM \
                 (SELECT number, row_number() OVER (ORDER BY number) - 1 AS place FROM powers) \
                 AS ranked WHERE ranked.number = powers.number",
            )
            .await?;
        let mut index = Index::create();
        index
            .name(INDEX)
            .table("powers")
            .col("status_index")
            .unique();
        manager.create_index(index).await?;
        let mut index = Index::create();
        index
            .name("powers_revoked_at_idx")
            .table("powers")
            .col("revoked_at");
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for name in ["powers_revoked_at_idx", INDEX] {
            let mut index = Index::drop();
            index.name(name).table("powers");
            manager.drop_index(index).await?;
        }
        let drop = Table::alter()
            .table("powers")
            .drop_column("status_index")
            .take();
        manager.alter_table(drop).await
    }
}
