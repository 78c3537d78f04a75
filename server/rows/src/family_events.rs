//! `family_events`: what was changed in a family, by whom.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "family_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub family_number: i64,
    /// The revision that the change has made.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: i64,
    /// Account of an operator.
    pub by: String,
    /// [`app::ports::FamilyEventKind::key`].
    pub kind: String,
    /// Whom or what it concerns.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
