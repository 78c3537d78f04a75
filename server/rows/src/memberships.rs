//! `memberships`: who has accepted to be staff of which organization, and who has left.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "memberships")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    pub joined_at: i64,
    /// Empty for whoever is still there, as are the next two.
    pub left_at: Option<i64>,
    /// Account of a director.
    pub left_by: Option<String>,
    pub left_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
