//! `benefit_uses`: benefits that were given today, and for a few days before. No holder: by what
//! stands here nobody is found who has not the server's key.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "benefit_uses")]
pub struct Model {
    /// HMAC-SHA256 over a `domain::once::Use`, hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub nullifier: String,
    /// Moscow day.
    pub day: String,
    pub ogrn: String,
    pub at: i64,
    pub check_id: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
