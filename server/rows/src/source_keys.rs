//! `source_keys`: keys by which the owners of data send lists of statuses.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "source_keys")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who sends: the same as in `imports`.
    pub source: String,
    /// SHA-256, hexadecimal: the key itself is shown once and kept nowhere.
    #[sea_orm(unique)]
    pub secret_hash: String,
    pub created_at: i64,
    /// Account of an operator.
    pub created_by: String,
    pub used_at: Option<i64>,
    /// Begin of the hour in which `pushes` are counted.
    pub window_start: i64,
    pub pushes: i64,
    pub revoked_at: Option<i64>,
    /// Account of an operator.
    pub revoked_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
