//! `tills`: programs that check in the name of an organization, each with a key of its own.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tills")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub ogrn: String,
    pub name: String,
    /// Account under whose powers of attorney it checks.
    pub account_id: String,
    /// What it may ask: a JSON list of `domain::scenario::Scenario::key`.
    pub scenarios: String,
    /// SHA-256, hexadecimal: the key itself is shown once and kept nowhere.
    #[sea_orm(unique)]
    pub secret_hash: String,
    pub created_at: i64,
    /// Account of a director.
    pub created_by: String,
    pub used_at: Option<i64>,
    /// Begin of the minute in which `calls` are counted.
    pub window_start: i64,
    pub calls: i64,
    pub revoked_at: Option<i64>,
    /// Account of a director, or of the responsible person who was erased.
    pub revoked_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
