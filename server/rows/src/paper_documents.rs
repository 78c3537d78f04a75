//! `paper_documents`: paper that staff have taken after a "no"; nothing about the citizen.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_documents")]
pub struct Model {
    /// Of the check that ended in a "no".
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_id: String,
    pub verifier_account: String,
    pub at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
