//! Invitations to become staff of an organization: `invitations`. Of a person there is only what
//! a director has typed, until that person accepts.

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
                    .table("invitations")
                    .col(text("id").primary_key())
                    .col(text("ogrn"))
                    .col(text("typed"))
                    // A phone number or a СНИЛС as accounts have it; none of a link.
                    .col(text_null("person"))
                    // Of a link: the secret itself is shown once and kept nowhere.
                    .col(text_null("secret_hash"))
                    .col(text("state"))
                    .col(big_integer("created_at"))
                    .col(text("created_by"))
                    .col(big_integer("expires_at"))
                    .col(big_integer_null("decided_at"))
                    .col(text_null("account_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .name("invitations_ogrn_fkey")
                            .from("invitations", "ogrn")
                            .to("organizations", "ogrn"),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("invitations_account_id_fkey")
                            .from("invitations", "account_id")
                            .to("accounts", "id"),
                    )
                    .take(),
            )
            .await?;
        let mut secret = Index::create();
        secret
            .name("invitations_secret_hash_key")
            .table("invitations")
            .col("secret_hash")
            .unique();
        manager.create_index(secret).await?;
        let mut person = Index::create();
        person
            .name("invitations_person_idx")
            .table("invitations")
            .col("person");
        manager.create_index(person).await?;
        let mut of_day = Index::create();
        of_day
            .name("invitations_ogrn_created_at_idx")
            .table("invitations")
            .col("ogrn")
            .col("created_at");
        manager.create_index(of_day).await
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("invitations").take())
            .await
    }
}
