//! `complaints`: what holders say about checks that they did not take part in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "complaints")]
pub struct Model {
    /// The check; one complaint for each.
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_id: String,
    pub holder_number: i64,
    /// `None` for a check by an individual.
    pub ogrn: Option<String>,
    pub made_at: i64,
    /// What the holder says: for the operator alone. May be empty.
    pub words: String,
    pub withdrawn_at: Option<i64>,
    pub answered_at: Option<i64>,
    /// Account of the director, or of the operator for a check by an individual.
    pub answered_by: Option<String>,
    /// For the holder and the operator.
    pub answer: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
