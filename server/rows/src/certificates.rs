//! `certificates`: the codes that families have had.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificates")]
pub struct Model {
    /// UUID: the `cti` of the code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub family_number: i64,
    /// As it was signed.
    pub code: Vec<u8>,
    pub issued_at: i64,
    /// Account of a member; `None` for the first, which comes with the family.
    pub issued_by: Option<String>,
    /// When it was replaced by another.
    pub replaced_at: Option<i64>,
    /// How often its page was opened.
    pub opens: i64,
    pub last_opened_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
