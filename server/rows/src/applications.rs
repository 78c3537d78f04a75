//! `applications`: who asks for a Digital ID.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "applications")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    #[sea_orm(unique)]
    pub account_id: String,
    /// `domain::holder::IdSource::key`.
    pub way: String,
    /// Kind and number of the document that an identity would show.
    pub document: String,
    /// Name as a passport has it.
    pub latin_name: Option<String>,
    /// Last day of the document or the entry.
    pub valid_until: String,
    /// `server::enrolment::State::key`.
    pub state: String,
    /// Grows with each change of what an operator would see.
    pub version: i64,
    /// Whether the photo is the biometric registry's own.
    pub of_registry: bool,
    pub submitted_at: i64,
    pub decided_at: Option<i64>,
    pub decided_by: Option<String>,
    /// Why it was returned.
    pub reason: Option<String>,
    /// `domain::photo::Faces::key`; `None` if nobody has looked for any.
    pub faces: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
