//! `name_cuts`: a word of a name with one letter missing, by which it is found with a mistake.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "name_cuts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub cut: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub word: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
