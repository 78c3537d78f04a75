//! `identity_requests`: verifiers that ask who a holder is. The fields themselves are never
//! stored.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_id: String,
    pub holder_number: i64,
    pub verifier_account: String,
    pub ogrn: String,
    pub power_number: String,
    pub asked_at: i64,
    pub until: i64,
    pub answered_at: Option<i64>,
    /// The holder's answer; `None` as long as there is none.
    pub allowed: Option<bool>,
    /// When the fields were shown: once.
    pub fetched_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
