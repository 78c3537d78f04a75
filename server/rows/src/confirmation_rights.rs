//! `confirmation_rights`: from when until when an organization may confirm accounts, and who of
//! its staff. Rows stay: they are the log of it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "confirmation_rights")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub ogrn: String,
    /// Whose of the staff; empty for the right of the organization itself.
    pub account_id: Option<String>,
    pub since: i64,
    /// Account of an operator, of a director for staff.
    pub since_by: String,
    /// Empty for staff.
    pub reason: String,
    /// Empty while it counts, as are the next two.
    pub until: Option<i64>,
    pub until_by: Option<String>,
    pub end_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
