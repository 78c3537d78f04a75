//! `late_alarms`: checks made without a network that were not good after all; nothing about
//! the citizen.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "late_alarms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_id: String,
    pub ogrn: String,
    /// When the check was made, as the scanner says if that can be.
    pub at: i64,
    /// When it was sent and found wrong.
    pub raised_at: i64,
    pub verifier_account: String,
    /// `domain::scenario::Scenario::key`.
    pub scenario: Option<String>,
    /// `domain::offline::LateProblem::key`.
    pub problem: String,
    /// When the code was taken in the other check.
    pub used_at: Option<i64>,
    pub acknowledged_at: Option<i64>,
    /// Account of a director.
    pub acknowledged_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
