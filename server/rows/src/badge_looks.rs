//! `badge_looks`: the words of each look at a badge of staff; not who looked.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "badge_looks")]
pub struct Model {
    /// UUID, random: nothing in it tells of the looker.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who showed the badge.
    pub account_id: String,
    /// In whose name.
    pub ogrn: String,
    /// Unix seconds.
    pub at: i64,
    pub word_1: String,
    pub word_2: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
