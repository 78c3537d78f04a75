//! `counted_checks`: checks that counted as the use of a benefit that is given once a day; nothing
//! about the citizen. They go with the checks themselves.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "counted_checks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_id: String,
    pub ogrn: String,
    pub verifier_account: String,
    /// Of the check.
    pub at: i64,
    /// Of the use that there was on that day already; empty for the first one.
    pub again_at: Option<i64>,
    /// When staff said that nothing was given after all.
    pub returned_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
