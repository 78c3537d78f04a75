//! `chip_checks`: what the chip of a passport came to. Nothing of what was on it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "chip_checks")]
pub struct Model {
    /// One for each: the latest.
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: String,
    /// The version of the application for which it was read.
    pub version: i64,
    pub checked_at: i64,
    /// Account of an operator.
    pub checked_by: String,
    /// SHA-256 of the country's certificate; empty where there is a fault.
    pub country: Option<String>,
    /// `app::ports::ChipFinding::fault` of the first finding that speaks against it.
    pub fault: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
