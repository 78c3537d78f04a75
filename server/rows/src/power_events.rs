//! `power_events`: the log of powers of attorney. Rows are added and never changed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "power_events")]
pub struct Model {
    /// From 1, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    /// The power of attorney.
    pub number: String,
    /// From 1 for each power of attorney, without gaps.
    pub seq: i64,
    pub at: i64,
    /// `server::audit::EventKind::key`.
    pub kind: String,
    /// Account of who did it; none for the program itself.
    pub by_account: Option<String>,
    /// JSON.
    pub detail: String,
    /// CMS over `detail`, where the organization signs what it says.
    pub signature: Option<Vec<u8>>,
    /// SHA-256 of everything above and of the entry before, hexadecimal.
    pub hash: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
