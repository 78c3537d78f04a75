//! `powers`: powers of attorney.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "powers")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    pub ogrn: String,
    /// The representative.
    pub account_id: String,
    /// JSON array of `domain::scenario::Scenario::key`s.
    pub scenarios: String,
    /// First day, `2026-03-01`.
    pub valid_from: String,
    /// Last day, included.
    pub valid_until: String,
    /// Account of a director.
    pub issued_by: String,
    pub issued_at: i64,
    pub revoked_at: Option<i64>,
    /// Account of a director.
    pub revoked_by: Option<String>,
    pub revoke_reason: Option<String>,
    /// Its place in the published list of revoked ones; each has one.
    #[sea_orm(unique)]
    pub status_index: Option<i64>,
    /// Number of the document by which it came to be; none for those issued before documents.
    pub document: Option<String>,
    /// JSON of `domain::power::Limits`; none for no limits.
    pub limits: Option<String>,
    /// Since when it is suspended; none if it is not.
    pub suspended_at: Option<i64>,
    /// JSON array of the suspensions that are over: `[[from, until], …]`, Unix seconds.
    pub suspensions: Option<String>,
    /// The newer one that takes its place.
    pub replaced_by: Option<String>,
    /// First day of that one.
    pub replaced_from: Option<String>,
    /// Number of the first of those that were given with it in one document, its own if it is
    /// that; none if it was given to one person.
    pub lead: Option<String>,
    /// Powers in plain words, which programs do not read.
    pub plain_text: Option<String>,
    /// Whether the representative may hand it over, once.
    pub may_hand_over: bool,
    /// The one under which it was handed over; none if the organization gave it.
    pub parent: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
