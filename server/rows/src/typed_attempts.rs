//! `typed_attempts`: how often a verifier has typed digits in this minute.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "typed_attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub verifier_account: String,
    pub window_start: i64,
    pub attempts: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
