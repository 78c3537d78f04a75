//! `removals`: how much was removed because its period was over.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "removals")]
pub struct Model {
    /// `domain::retention::Kept::key`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kept: String,
    /// In Moscow, `2026-03-01`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: String,
    /// How much, on that day.
    pub removed: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
