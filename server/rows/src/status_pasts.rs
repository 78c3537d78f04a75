//! `status_pasts`: how a status stood before each change.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "status_pasts")]
pub struct Model {
    /// In the order of the changes.
    #[sea_orm(primary_key)]
    pub id: i64,
    pub status_id: String,
    pub holder_number: i64,
    /// The first moment, Unix seconds, at which this did not hold any more.
    pub until: i64,
    /// First day, `2026-03-01`.
    pub valid_from: String,
    /// Last day, included.
    pub valid_until: Option<String>,
    pub suspended: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
