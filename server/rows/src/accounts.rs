//! `accounts`: who may sign in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// `+79001234567`.
    #[sea_orm(unique)]
    pub phone: Option<String>,
    /// 11 digits.
    #[sea_orm(unique)]
    pub snils: Option<String>,
    /// PHC string.
    pub password_hash: String,
    /// [`app::ports::Assurance::key`].
    pub assurance: String,
    /// Whole name.
    pub name: String,
    /// Given name and patronymic, to greet by.
    pub given_name: String,
    pub is_operator: bool,
    #[sea_orm(unique)]
    pub demo_key: Option<String>,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
