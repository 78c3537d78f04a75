//! `family_events`: what was changed in a family, by whom. Rows are added and never changed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "family_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub family_number: i64,
    /// The revision that the change has made.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: i64,
    /// Account of an operator.
    pub by: String,
    /// [`app::ports::FamilyEventKind::key`].
    pub kind: String,
    /// Whom or what it concerns.
    pub detail: String,
    /// Place in the chain of all families, from 1 without gaps; none before the server has
    /// given it one.
    pub position: Option<i64>,
    /// Random: nobody guesses the detail from its hash. Empty once the detail is forgotten.
    pub nonce: Option<String>,
    /// SHA-256 of both, hexadecimal.
    pub commitment: Option<String>,
    /// SHA-256 of how the family stood after it, hexadecimal; empty if that is not known.
    pub standing: Option<String>,
    /// SHA-256 of everything but nonce and detail, and of the entry before, hexadecimal.
    pub hash: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
