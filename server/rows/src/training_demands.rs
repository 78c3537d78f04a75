//! `training_demands`: from when until when an organization asks for the training before a power
//! of attorney counts. Rows stay: late checks are judged by what was asked for then.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_demands")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub since: i64,
    /// Account of a director.
    pub since_by: String,
    /// Empty while it asks, as is the next one.
    pub until: Option<i64>,
    pub until_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
