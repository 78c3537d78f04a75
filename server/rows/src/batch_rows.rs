//! `batch_rows`: the lines of batches.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batch_rows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch_id: String,
    /// Line of the file, or place among those chosen; from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line: i64,
    /// As the file has it, or the name of who was chosen.
    pub person: String,
    /// Whom it means; none if that cannot be told.
    pub account_id: Option<String>,
    /// JSON as `powers.scenarios`; as the file has it if that cannot be read. So with the days.
    pub scenarios: String,
    pub valid_from: String,
    pub valid_until: String,
    /// As `powers.limits`.
    pub limits: Option<String>,
    /// JSON list of what is wrong: `[["person","control"], …]`; none if nothing is.
    pub problems: Option<String>,
    /// The power of attorney that was issued.
    pub number: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
