//! `sign_in_requests`: browsers that want to be signed in by a phone.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_requests")]
pub struct Model {
    /// UUID; also the name of what the waiting page listens to.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// SHA-256 of what is drawn as a code, hexadecimal.
    #[sea_orm(unique)]
    pub code_hash: String,
    /// SHA-256 of what the browser keeps in a cookie, hexadecimal.
    #[sea_orm(unique)]
    pub browser_hash: String,
    /// `Chrome, Windows`.
    pub device: String,
    /// The network it came from, without the last part: `192.0.2.…`; may be empty.
    pub network: String,
    pub created_at: i64,
    pub expires_at: i64,
    /// `open`, `allowed`, `refused`, `used`.
    pub state: String,
    /// Who has allowed or refused it.
    pub account_id: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
