//! `paper_details`: what a director writes into the organization's papers.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_details")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ogrn: String,
    /// JSON list of texts.
    pub acts: String,
    /// Empty if it is to be filled in by hand, as are the others.
    pub order_number: String,
    /// ISO day.
    pub order_day: Option<String>,
    pub place: String,
    pub post: String,
    pub head: String,
    pub responsible: String,
    pub changed_at: i64,
    /// Account of a director.
    pub changed_by: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
