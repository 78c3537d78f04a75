//! Powers of attorney that are given to several people in one document (`powers.lead`), in plain
//! words (`powers.plain_text`), and that may be handed over (`powers.may_hand_over`,
//! `powers.parent`).

use port::port;
use sea_orm_migration::{prelude::*, schema::*};

use crate::change::Change;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [&str; 4] = ["lead", "plain_text", "may_hand_over", "parent"];

#[port]
impl Change for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in [
            text_null("lead"),
            text_null("plain_text"),
            boolean("may_hand_over").default(false).take(),
            text_null("parent"),
        ] {
            let table = Table::alter().table("powers").add_column(column).take();
            manager.alter_table(table).await?;
        }
        for column in ["lead", "parent"] {
            let index = Index::create()
                .name(format!("powers_{column}_idx"))
                .table("powers")
                .col(column)
                .take();
            manager.create_index(index).await?;
        }
        // Documents that were made elsewhere could have several representatives before.
        let db = manager.get_connection();
        db.execute_unprepared(
            "UPDATE powers SET lead = document WHERE document IN \
             (SELECT document FROM powers GROUP BY document HAVING COUNT(*) > 1)",
        )
        .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for column in ["lead", "parent"] {
            let index = Index::drop()
                .name(format!("powers_{column}_idx"))
                .table("powers")
                .to_owned();
            manager.drop_index(index).await?;
        }
        for column in COLUMNS {
            let table = Table::alter().table("powers").drop_column(column).take();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}
