//! The training of staff: a run that goes on (`training_runs`), who has passed which version
//! (`training_passes`), and when which organization asked for it (`training_demands`).

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
                    .table("training_runs")
                    .col(text("account_id"))
                    .col(text("id"))
                    .col(small_integer("version"))
                    .col(text("run"))
                    .col(big_integer("started_at"))
                    .primary_key(Index::create().name("training_runs_pkey").col("account_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("training_runs_account_id_fkey")
                            .from("training_runs", "account_id")
                            .to("accounts", "id"),
                    )
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("training_passes")
                    .col(text("account_id"))
                    .col(small_integer("version"))
                    .col(big_integer("passed_at"))
                    .primary_key(
                        Index::create()
                            .name("training_passes_pkey")
                            .col("account_id")
                            .col("version"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("training_passes_account_id_fkey")
                            .from("training_passes", "account_id")
                            .to("accounts", "id"),
                    )
                    .take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("training_demands")
                    .col(text("ogrn"))
                    .col(big_integer("since"))
                    .col(text("since_by"))
                    .col(big_integer_null("until"))
                    .col(text_null("until_by"))
                    .primary_key(
                        Index::create()
                            .name("training_demands_pkey")
                            .col("ogrn")
                            .col("since"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("training_demands_ogrn_fkey")
                            .from("training_demands", "ogrn")
                            .to("organizations", "ogrn"),
                    )
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["training_demands", "training_passes", "training_runs"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}
