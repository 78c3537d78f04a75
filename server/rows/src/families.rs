//! `families`: the bank of large families.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "families")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    /// `domain::region::Region::key`.
    pub region: String,
    pub valid_from: String,
    pub valid_until: Option<String>,
    /// `domain::family::FamilyDecision::key`.
    pub decision: String,
    /// Why on hold, why ended.
    pub reason: Option<String>,
    /// Grows with each change.
    pub revision: i64,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
