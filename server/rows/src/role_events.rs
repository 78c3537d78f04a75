//! `role_events`: who was made a director or deputy, or is none any more.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    /// From 1, for each organization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub account_id: String,
    /// `domain::director::DirectorRole::key`; none if the role was taken away.
    pub role: Option<String>,
    pub at: i64,
    pub by_account: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
