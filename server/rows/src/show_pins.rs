//! `show_pins`: the PIN without which nobody gets a code of a holder.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "show_pins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    /// Argon2 hash.
    pub pin_hash: String,
    /// Wrong tries since the last right one, in whatever session.
    pub wrong: i64,
    /// Since when it is asked for, Unix seconds.
    pub since: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
