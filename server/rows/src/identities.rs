//! `identities`: what was read off a passport when an account was confirmed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identities")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    pub surname: String,
    pub given_name: String,
    pub patronymic: Option<String>,
    /// `1990-05-17`.
    pub birth: String,
    /// ISO 3166-1 alpha-3.
    pub citizenship: String,
    /// Kind and number of the passport.
    pub document: String,
    pub recorded_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
