//! The codes of families: `certificates`, links that show them, `certificate_shares`, and who was
//! let in, `family_visits`.

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
        for table in [certificates(), shares(), visits()] {
            manager.create_table(table).await?;
        }
        let mut secret = Index::create();
        secret
            .name("certificate_shares_secret_hash_key")
            .table("certificate_shares")
            .col("secret_hash")
            .unique();
        manager.create_index(secret).await?;
        for table in ["certificates", "certificate_shares", "family_visits"] {
            let mut index = Index::create();
            index
                .name(format!("{table}_family_number_idx"))
                .table(table)
                .col("family_number");
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["family_visits", "certificate_shares", "certificates"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn of_family(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_family_number_fkey"))
        .from(table, "family_number")
        .to("families", "number")
        .take()
}

fn certificates() -> TableCreateStatement {
    Table::create()
        .table("certificates")
        .col(text("id").primary_key())
        .col(big_integer("family_number"))
        // As it was signed.
        .col(blob("code"))
        .col(big_integer("issued_at"))
        .col(text_null("issued_by"))
        .col(big_integer_null("replaced_at"))
        .col(big_integer("opens"))
        .col(big_integer_null("last_opened_at"))
        .foreign_key(&mut of_family("certificates"))
        .take()
}

fn shares() -> TableCreateStatement {
    Table::create()
        .table("certificate_shares")
        .col(text("id").primary_key())
        .col(big_integer("family_number"))
        .col(text("account_id"))
        // For whom: the family's own words.
        .col(text("label"))
        // The secret itself is shown once and kept nowhere.
        .col(text("secret_hash"))
        .col(big_integer("created_at"))
        .col(big_integer("ends_at"))
        .col(big_integer_null("ended_at"))
        .col(big_integer("opens"))
        .col(big_integer_null("last_opened_at"))
        .foreign_key(&mut of_family("certificate_shares"))
        .take()
}

fn visits() -> TableCreateStatement {
    Table::create()
        .table("family_visits")
        .col(text("check_id").primary_key())
        .col(big_integer("family_number"))
        .col(text("organization"))
        .col(big_integer("at"))
        .col(boolean("compared"))
        .col(big_integer("came"))
        .foreign_key(&mut of_family("family_visits"))
        .foreign_key(
            ForeignKey::create()
                .name("family_visits_check_id_fkey")
                .from("family_visits", "check_id")
                .to("checks", "id"),
        )
        .take()
}
