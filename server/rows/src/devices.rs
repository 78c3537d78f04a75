//! `devices`: phones that are enrolled to branches. A row begins as a link.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "devices")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub ogrn: String,
    pub branch_id: String,
    pub name: String,
    /// SHA-256 of the secret of its link, hexadecimal.
    #[sea_orm(unique)]
    pub secret_hash: String,
    pub created_at: i64,
    /// Account of a director.
    pub created_by: String,
    /// Until when the link may be used.
    pub expires_at: i64,
    /// A point of P-256, Base64url; none while the link waits.
    #[sea_orm(unique)]
    pub public_key: Option<String>,
    pub enrolled_at: Option<i64>,
    /// To the minute.
    pub used_at: Option<i64>,
    pub revoked_at: Option<i64>,
    /// Account of a director.
    pub revoked_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
