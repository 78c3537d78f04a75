//! `checks`: the verifier's copy of every check; nothing about the citizen.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checks")]
pub struct Model {
    /// UUID, version 7.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub at: i64,
    pub verifier_account: String,
    /// `None` for a check as an individual.
    pub ogrn: Option<String>,
    pub power_number: Option<String>,
    /// `domain::scenario::Scenario::key`.
    pub scenario: Option<String>,
    /// `domain::outcome::OutcomeKind::key`.
    pub outcome: String,
    /// `482-193`.
    pub slip: Option<String>,
    /// Unique for each verifier; a till's begin with its id.
    pub idempotency_key: String,
    /// SHA-256 of the request, hexadecimal.
    pub request_hash: String,
    /// JSON of the [`app::ports::CheckAnswer`], exactly as it was sent.
    pub answer: String,
    /// The organization's (or the individual's) receipt as it was signed, once the outcome
    /// is final.
    pub receipt: Option<Vec<u8>>,
    /// Of the device with which it was made, as that has proven.
    pub branch_id: Option<String>,
    pub device_id: Option<String>,
    /// The till that has made it, if it was one.
    pub till_id: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
