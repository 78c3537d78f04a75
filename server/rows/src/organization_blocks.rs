//! `organization_blocks`: from when until when the registry has blocked an organization. Rows stay:
//! they are the log of it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization_blocks")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub ogrn: String,
    pub since: i64,
    /// Account of an operator.
    pub since_by: String,
    pub reason: String,
    /// Empty while it holds, as are the next two.
    pub until: Option<i64>,
    pub until_by: Option<String>,
    pub end_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
