//! `photos`: pictures of people, sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "photos")]
pub struct Model {
    /// Whose, and for what: `holder:7`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    /// One of [`app::ports::Photo::MEDIA_TYPES`].
    pub media_type: String,
    pub sealed: Vec<u8>,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
