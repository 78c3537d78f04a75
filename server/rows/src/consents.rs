//! `consents`: what people have agreed to.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub account_id: String,
    /// `domain::consent::ConsentKind::key`.
    pub kind: String,
    /// Of the text: `domain::consent::ConsentKind::version` when it was given.
    pub version: i64,
    pub given_at: i64,
    pub withdrawn_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
