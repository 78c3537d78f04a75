//! `typed_codes`: eight digits that stand for a code for a minute.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "typed_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub digits: String,
    pub holder_number: i64,
    /// `domain::presentation::SessionId`, 32 hexadecimal digits.
    pub cti: String,
    /// `domain::scenario::Scenario::key`.
    pub scenario: String,
    /// `domain::presentation::Window::index`.
    pub window_index: i64,
    pub expires_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
