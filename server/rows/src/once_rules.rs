//! `once_rules`: from when until when an organization gives a benefit once a day. Rows stay: late
//! checks are counted by what was asked for then.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "once_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    /// `domain::scenario::Scenario::key`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scenario: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub since: i64,
    /// Account of a director.
    pub since_by: String,
    /// `domain::once::Scope::key`.
    pub scope: String,
    /// Empty while it counts, as is the next one.
    pub until: Option<i64>,
    pub until_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
