//! `confirmations`: accounts that were confirmed, by whom, and what was undone. Nothing of the
//! document but its kind.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "confirmations")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose account.
    pub account_id: String,
    /// The organization whose staff has; empty for an operator.
    pub ogrn: Option<String>,
    /// Account of whoever has compared the face.
    pub by_account: String,
    /// [`domain::confirmation::IdentityPaper::key`]; empty for an operator.
    pub paper: Option<String>,
    pub at: i64,
    /// Empty while it counts, as are the next two.
    pub undone_at: Option<i64>,
    /// Account of an operator.
    pub undone_by: Option<String>,
    pub undo_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
