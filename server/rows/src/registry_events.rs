//! `registry_events`: the log of the registry. Rows are added and never changed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registry_events")]
pub struct Model {
    /// From 1, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    pub holder_number: i64,
    /// The status it is about, if it is about one. Of a look what was opened, if that is no file of a
    /// holder: `family:7`, `application:…`; the holder is 0 then.
    pub status_id: Option<String>,
    pub at: i64,
    /// `server::registry::log::EventKind::key`.
    pub kind: String,
    /// Account of who did it; none for the program itself.
    pub by_account: Option<String>,
    /// JSON.
    pub detail: String,
    /// SHA-256 of everything above and of the entry before, hexadecimal.
    pub hash: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
