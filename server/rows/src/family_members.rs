//! `family_members`: everybody who ever was in a family of the bank.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "family_members")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub family_number: i64,
    /// Of those who have one.
    pub account_id: Option<String>,
    /// `domain::family::FamilyRole::key`.
    pub role: String,
    pub surname: String,
    pub given_name: String,
    pub patronymic: Option<String>,
    pub birth: String,
    pub studies_until: Option<String>,
    pub joined_on: String,
    pub left_on: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
