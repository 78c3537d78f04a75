//! `sessions`: who is signed in where.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// UUID, public.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// SHA-256 of the secret in the cookie, hexadecimal.
    #[sea_orm(unique)]
    pub secret_hash: String,
    pub account_id: String,
    /// `Chrome, Android`.
    pub device: String,
    pub created_at: i64,
    /// To the minute.
    pub seen_at: i64,
    pub ended_at: Option<i64>,
    /// Until when the password that was typed in it counts for what asks for it again.
    pub confirmed_until: Option<i64>,
    /// The organization in whose name guests scan, while it is locked to that.
    pub kiosk_ogrn: Option<String>,
    /// Argon2 hash of what unlocks it.
    pub kiosk_pin: Option<String>,
    /// Until when it gets codes without a PIN, if its account has one.
    pub shows_until: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::accounts::Entity",
        from = "Column::AccountId",
        to = "super::accounts::Column::Id"
    )]
    Accounts,
}

impl Related<super::accounts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Accounts.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
