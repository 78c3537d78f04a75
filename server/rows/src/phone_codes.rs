//! `phone_codes`: one-time codes sent to phones.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "phone_codes")]
pub struct Model {
    /// The ticket: random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// [`app::ports::CodePurpose::key`].
    pub purpose: String,
    pub phone: String,
    /// `created_at / 60`; unique with the number.
    pub minute: i64,
    pub account_id: Option<String>,
    /// SHA-256, hexadecimal; `None` if no code was sent.
    pub code_hash: Option<String>,
    pub created_at: i64,
    pub expires_at: i64,
    /// Wrong codes typed so far.
    pub tries: i64,
    pub used_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
