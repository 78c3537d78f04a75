//! `branch_names`: every name a branch has ever had. Documents say a name.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "branch_names")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub branch_id: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
