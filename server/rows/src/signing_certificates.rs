//! `signing_certificates`: with what powers of attorney are signed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_certificates")]
pub struct Model {
    /// ОГРН of an organization, or `authority`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub owner: String,
    /// DER in Base64.
    pub certificate: String,
    /// Its key, sealed under the master key.
    pub sealed_key: String,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
