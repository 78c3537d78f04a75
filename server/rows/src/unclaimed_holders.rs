//! `unclaimed_holders`: holders whom an import brought, without an account so far.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unclaimed_holders")]
pub struct Model {
    /// Eleven digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub snils: String,
    pub holder_number: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
