//! What was read off a person's passport when their account was confirmed: `identities`.

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
        manager.create_table(identities()).await?;
        // Whoever has a Digital ID is known already, and a citizen: nobody else may have one.
        let known = Query::select()
            .columns(["account_id", "surname", "given_name", "patronymic", "birth"])
            .expr(Expr::value("RUS"))
            .columns(["document", "created_at"])
            .from("holders")
            .and_where(Expr::col("account_id").is_not_null())
            .take();
        let mut insert = Query::insert();
        insert
            .into_table("identities")
            .columns([
                "account_id",
                "surname",
                "given_name",
                "patronymic",
                "birth",
                "citizenship",
                "document",
                "recorded_at",
            ])
            .select_from(known)
            .map_err(|error| DbErr::Custom(error.to_string()))?;
        manager.exec_stmt(insert).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("identities").take())
            .await
    }
}

fn identities() -> TableCreateStatement {
    Table::create()
        .table("identities")
        .col(text("account_id").primary_key())
        .col(text("surname"))
        .col(text("given_name"))
        .col(text_null("patronymic"))
        .col(text("birth"))
        .col(text("citizenship"))
        .col(text("document"))
        .col(big_integer("recorded_at"))
        .foreign_key(
            ForeignKey::create()
                .name("identities_account_id_fkey")
                .from("identities", "account_id")
                .to("accounts", "id"),
        )
        .take()
}
