//! `confirmation_codes`: the code that a person shows to the member of staff who confirms them.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "confirmation_codes")]
pub struct Model {
    /// One for each: the next takes its place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    #[sea_orm(unique)]
    pub code_hash: String,
    pub expires_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
