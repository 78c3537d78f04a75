//! Branches of organizations, and the phones that are enrolled to them: `branches`,
//! `branch_names`, `devices`.

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
                    .table("branches")
                    .col(text("id").primary_key())
                    .col(text("ogrn"))
                    .col(text("name"))
                    .col(text("address"))
                    .col(big_integer("created_at"))
                    .col(text("created_by"))
                    .col(big_integer_null("closed_at"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("branches_ogrn_fkey")
                            .from("branches", "ogrn")
                            .to("organizations", "ogrn"),
                    )
                    .take(),
            )
            .await?;
        let mut of_organization = Index::create();
        of_organization
            .name("branches_ogrn_idx")
            .table("branches")
            .col("ogrn");
        manager.create_index(of_organization).await?;
        // Every name a branch has ever had. A document says a name, and goes on to mean the
        // branch that had it then; nobody else gets it, or its powers would move there.
        manager
            .create_table(
                Table::create()
                    .table("branch_names")
                    .col(text("ogrn"))
                    .col(text("name"))
                    .col(text("branch_id"))
                    .primary_key(
                        Index::create()
                            .name("branch_names_pkey")
                            .col("ogrn")
                            .col("name"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("branch_names_branch_id_fkey")
                            .from("branch_names", "branch_id")
                            .to("branches", "id"),
                    )
                    .take(),
            )
            .await?;
        create_devices(manager).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for table in ["devices", "branch_names", "branches"] {
            manager
                .drop_table(Table::drop().table(table).take())
                .await?;
        }
        Ok(())
    }
}

/// A row begins as a link, which one phone may use: from then on it is that phone.
async fn create_devices(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("devices")
                .col(text("id").primary_key())
                .col(text("ogrn"))
                .col(text("branch_id"))
                .col(text("name"))
                // The secret itself is shown once and kept nowhere.
                .col(text("secret_hash"))
                .col(big_integer("created_at"))
                .col(text("created_by"))
                .col(big_integer("expires_at"))
                .col(text_null("public_key"))
                .col(big_integer_null("enrolled_at"))
                .col(big_integer_null("used_at"))
                .col(big_integer_null("revoked_at"))
                .col(text_null("revoked_by"))
                .foreign_key(
                    ForeignKey::create()
                        .name("devices_branch_id_fkey")
                        .from("devices", "branch_id")
                        .to("branches", "id"),
                )
                .take(),
        )
        .await?;
    let mut secret = Index::create();
    secret
        .name("devices_secret_hash_key")
        .table("devices")
        .col("secret_hash")
        .unique();
    manager.create_index(secret).await?;
    let mut key = Index::create();
    key.name("devices_public_key_key")
        .table("devices")
        .col("public_key")
        .unique();
    manager.create_index(key).await?;
    let mut of_branch = Index::create();
    of_branch
        .name("devices_branch_id_idx")
        .table("devices")
        .col("branch_id");
    manager.create_index(of_branch).await
}
