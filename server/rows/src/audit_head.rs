//! `audit_head`: how far each log has come.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    /// `server::audit::Log`: there is a row for each log.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Number of the last entry; 0 before the first.
    pub position: i64,
    /// Its hash, hexadecimal; zeros before the first.
    pub hash: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
