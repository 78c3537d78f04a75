//! `batches`: powers of attorney that are issued many at a time.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batches")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub ogrn: String,
    /// Of an imported list; none of people who were chosen on a page.
    pub file_name: Option<String>,
    /// [`app::ports::BatchState::key`].
    pub state: String,
    /// [`app::ports::BatchMode::key`]; none before it was started.
    pub mode: Option<String>,
    /// Lines that are done, or ready to be done in one piece.
    pub prepared: i64,
    pub created_at: i64,
    /// Account of a director.
    pub created_by: String,
    pub started_at: Option<i64>,
    pub ended_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
