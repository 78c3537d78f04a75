//! Lists of statuses that their sources send: `imports`, what is wrong in them:
//! `import_problems`, and holders whom such a list brought before they had an account:
//! `unclaimed_holders`.

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
        manager.create_table(imports()).await?;
        manager.create_table(import_problems()).await?;
        manager.create_table(unclaimed_holders()).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["unclaimed_holders", "import_problems", "imports"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

fn imports() -> TableCreateStatement {
    Table::create()
        .table("imports")
        .col(text("id").primary_key())
        .col(text("source"))
        .col(text("file_name"))
        // Only of a command, which reads the file where it lies.
        .col(text_null("path"))
        .col(text_null("digest"))
        .col(text("state"))
        .col(text_null("mode"))
        .col(text_null("encoding"))
        .col(text_null("failure"))
        .col(big_integer("size"))
        .col(big_integer("rows"))
        .col(big_integer("bad"))
        // How far it has come: bytes and lines of the file, or the key of the last one ended.
        .col(big_integer("done_bytes"))
        .col(big_integer("done_lines"))
        .col(text("dropped_after"))
        .col(big_integer("granted"))
        .col(big_integer("changed"))
        .col(big_integer("unchanged"))
        .col(big_integer("dropped"))
        .col(big_integer("created_at"))
        .col(text_null("created_by"))
        .col(big_integer_null("started_at"))
        .col(big_integer_null("ended_at"))
        .take()
}

fn import_problems() -> TableCreateStatement {
    Table::create()
        .table("import_problems")
        .col(text("import_id"))
        .col(big_integer("line"))
        .col(text("cell"))
        .col(text("problem"))
        .primary_key(Index::create().col("import_id").col("line").col("cell"))
        .foreign_key(
            ForeignKey::create()
                .name("import_problems_import_id_fkey")
                .from("import_problems", "import_id")
                .to("imports", "id"),
        )
        .take()
}

fn unclaimed_holders() -> TableCreateStatement {
    Table::create()
        .table("unclaimed_holders")
        .col(text("snils").primary_key())
        .col(big_integer("holder_number"))
        .foreign_key(
            ForeignKey::create()
                .name("unclaimed_holders_holder_number_fkey")
                .from("unclaimed_holders", "holder_number")
                .to("holders", "number"),
        )
        .take()
}
