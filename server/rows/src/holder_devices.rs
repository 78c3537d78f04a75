//! `holder_devices`: the browsers in which a holder shows codes.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holder_devices")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub account_id: String,
    /// The session that is bound to it now.
    #[sea_orm(unique)]
    pub session_id: String,
    pub name: String,
    /// A point of P-256, Base64url.
    #[sea_orm(unique)]
    pub public_key: String,
    pub added_at: i64,
    /// To the minute.
    pub used_at: i64,
    /// Whether the holder was told of it on another device, or it was the first one.
    pub seen: bool,
    pub removed_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
