//! `photo_offers`: photos that a session may fetch beside a "yes", each once.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "photo_offers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_id: String,
    /// The session that has checked.
    pub session_id: String,
    /// Until when, Unix seconds.
    pub until: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
