//! `mail_addresses`: where an organization wants its reminders.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_addresses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    pub address: String,
    /// [`app::ports::Language::tag`] of the letters.
    pub language: String,
    /// SHA-256 of the code that was sent there, hexadecimal; none once it was typed.
    pub code_hash: Option<String>,
    /// When the code was sent.
    pub asked_at: i64,
    pub confirmed_at: Option<i64>,
    /// Account of a director.
    pub changed_by: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
