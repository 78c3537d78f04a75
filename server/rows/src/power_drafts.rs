//! `power_drafts`: powers of attorney that are prepared and not issued.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "power_drafts")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub ogrn: String,
    /// JSON array of the form's fields as they were typed, `[[name, value], …]`.
    pub fields: String,
    /// Account of a director or a deputy.
    pub changed_by: String,
    pub changed_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
