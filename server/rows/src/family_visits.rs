//! `family_visits`: who let a family in. For the family; the organization has its list of checks.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "family_visits")]
pub struct Model {
    /// The check that was recorded with it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_id: String,
    pub family_number: i64,
    /// Its short name then.
    pub organization: String,
    pub at: i64,
    /// Whether staff say that they looked at a document.
    pub compared: bool,
    /// How many were let in.
    pub came: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
