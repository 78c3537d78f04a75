//! `statuses`: facts held about a holder.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "statuses")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub holder_number: i64,
    /// `domain::status::StatusKind::key`.
    pub kind: String,
    /// First day, `2026-03-01`.
    pub valid_from: String,
    /// Last day, included.
    pub valid_until: Option<String>,
    pub suspended: bool,
    /// Who says so.
    pub source: String,
    pub created_at: i64,
    /// Grows with each change; 0 as long as the log of the registry does not know of it.
    pub revision: i64,
    /// Why it was ended before its time.
    pub end_reason: Option<String>,
    /// Under which key its source knows it.
    pub source_key: Option<String>,
    /// The import that named it last.
    pub import_id: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
