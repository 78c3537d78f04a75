//! `invitations`: to become staff of an organization.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub ogrn: String,
    /// What the director has typed: a number, or a note beside a link.
    pub typed: String,
    /// `+79001234567` or 11 digits, as accounts have it; none of a link.
    pub person: Option<String>,
    /// Of a link: SHA-256 of its secret, hexadecimal.
    #[sea_orm(unique)]
    pub secret_hash: Option<String>,
    /// `domain::staffing::InvitationState::key`.
    pub state: String,
    pub created_at: i64,
    /// Account of a director.
    pub created_by: String,
    pub expires_at: i64,
    pub decided_at: Option<i64>,
    /// Who has accepted.
    pub account_id: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
