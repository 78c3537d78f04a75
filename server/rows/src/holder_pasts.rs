//! `holder_pasts`: how a holder stood before each change.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holder_pasts")]
pub struct Model {
    /// In the order of the changes.
    #[sea_orm(primary_key)]
    pub id: i64,
    pub holder_number: i64,
    /// The first moment, Unix seconds, at which this did not hold any more.
    pub until: i64,
    /// `domain::holder::HolderState::key`.
    pub state: String,
    pub epoch: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
