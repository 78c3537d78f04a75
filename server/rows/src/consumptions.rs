//! `consumptions`: the codes that an organization has taken.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consumptions")]
pub struct Model {
    /// `domain::presentation::SessionId`, 32 hexadecimal digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub cti: String,
    pub check_id: String,
    pub ogrn: String,
    pub at: i64,
    /// From when on the code is refused as expired anyway.
    pub expires_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
