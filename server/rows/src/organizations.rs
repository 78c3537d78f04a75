//! `organizations`: in whose name codes are checked.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organizations")]
pub struct Model {
    /// `domain::identifiers::Ogrn`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    /// `domain::identifiers::Inn`.
    pub inn: String,
    pub kpp: Option<String>,
    /// Short: `МКУ «Городская библиотека»`.
    pub name: String,
    pub full_name: String,
    pub created_at: i64,
    /// Seconds for which scanners without a network may use what they keep.
    pub offline_cap: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
