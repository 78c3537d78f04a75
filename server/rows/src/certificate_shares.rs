//! `certificate_shares`: links by which somebody trusted shows the family's code.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate_shares")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub family_number: i64,
    /// Who made it.
    pub account_id: String,
    /// For whom.
    pub label: String,
    /// SHA-256 of its secret, hexadecimal.
    #[sea_orm(unique)]
    pub secret_hash: String,
    pub created_at: i64,
    pub ends_at: i64,
    /// When it was taken back.
    pub ended_at: Option<i64>,
    pub opens: i64,
    pub last_opened_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
