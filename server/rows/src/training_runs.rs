//! `training_runs`: the run of an account that goes on.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_runs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    /// A UUID, which its forms carry.
    pub id: String,
    /// Version of the training.
    pub version: i16,
    /// `domain::training::Run` as JSON.
    pub run: String,
    pub started_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
