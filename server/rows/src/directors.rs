//! `directors`: who speaks for an organization.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "directors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    pub created_at: i64,
    /// `domain::director::DirectorRole::key`.
    pub role: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
