//! `abuse_alerts`: what the abuse watch has raised; nothing about the citizens.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "abuse_alerts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub verifier_account: String,
    /// `domain::watch::Rule::key`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rule: String,
    /// From 1, for each member of staff and rule.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// The power of attorney under which the last of the checks was made.
    pub power_number: Option<String>,
    /// How many checks broke the rule when it was raised.
    pub checks: i64,
    pub raised_at: i64,
    pub resolved_at: Option<i64>,
    /// Account of a director.
    pub resolved_by: Option<String>,
    /// In the director's words.
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
