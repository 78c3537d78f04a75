//! `issuer_keys`: the keys of the issuer, secrets sealed under the master key.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "issuer_keys")]
pub struct Model {
    /// `domain::presentation::KeyId`; never used a second time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kid: i64,
    /// Ed25519, 64 hexadecimal digits.
    pub public_key: String,
    /// Base64 of nonce and sealed seed.
    pub sealed_signing: String,
    /// Base64 of nonce and sealed key of the session ids.
    pub sealed_session: String,
    pub created_at: i64,
    /// First second of the windows that it signs; none while it waits.
    pub valid_from: Option<i64>,
    /// From when on the next one signs.
    pub retired_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub revoke_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
