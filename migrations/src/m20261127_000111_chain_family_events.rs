//! The history of families in a chain of hashes: columns of `family_events`, and a row of its own
//! in `audit_head`. What is there already gets its places at the next start of the server.

use port::port;
use sea_orm_migration::{prelude::*, schema::*};

use crate::change::Change;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [&str; 4] = ["nonce", "commitment", "standing", "hash"];

#[port]
impl Change for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        // SQLite adds one column a statement.
        let place = Table::alter()
            .table("family_events")
            .add_column(big_integer_null("position"))
            .take();
        manager.alter_table(place).await?;
        for name in COLUMNS {
            let column = Table::alter()
                .table("family_events")
                .add_column(text_null(name))
                .take();
            manager.alter_table(column).await?;
        }
        let index = Index::create()
            .name("family_events_position_idx")
            .table("family_events")
            .col("position")
            .take();
        manager.create_index(index).await?;
        let head = Query::insert()
            .into_table("audit_head")
            .columns(["id", "position", "hash"])
            .values_panic([3.into(), 0.into(), "0".repeat(64).into()])
            .take();
        manager.execute(head).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let head = Query::delete()
            .from_table("audit_head")
            .and_where(Expr::col("id").eq(3))
            .take();
        manager.execute(head).await?;
        let mut index = Index::drop();
        index
            .name("family_events_position_idx")
            .table("family_events");
        manager.drop_index(index).await?;
        for name in COLUMNS.into_iter().chain(["position"]) {
            let column = Table::alter()
                .table("family_events")
                .drop_column(name)
                .take();
            manager.alter_table(column).await?;
        }
        Ok(())
    }
}
