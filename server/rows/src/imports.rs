//! `imports`: lists of statuses that their sources send.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    /// UUID; the file of one that was uploaded is named after it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who sends it: the same as in `statuses`.
    pub source: String,
    pub file_name: String,
    /// Of one that a command brings: where its file lies.
    pub path: Option<String>,
    /// SHA-256 of that file, hexadecimal: a command goes on with the same file only.
    pub digest: Option<String>,
    /// [`app::ports::ImportState::key`].
    pub state: String,
    /// [`app::ports::ImportMode::key`]; none before it was started.
    pub mode: Option<String>,
    /// Name of the encoding, once it is known.
    pub encoding: Option<String>,
    /// [`app::error::Problem::key`] of what is wrong with the file as a whole.
    pub failure: Option<String>,
    /// Bytes.
    pub size: i64,
    /// Rows with something in them.
    pub rows: i64,
    /// Rows with something wrong.
    pub bad: i64,
    /// Bytes of the file that are done.
    pub done_bytes: i64,
    /// Lines of the file that are done.
    pub done_lines: i64,
    /// Key of the last status that was looked at when those not named any more end.
    pub dropped_after: String,
    pub granted: i64,
    pub changed: i64,
    pub unchanged: i64,
    pub dropped: i64,
    pub created_at: i64,
    /// Account of an operator; none of a command.
    pub created_by: Option<String>,
    pub started_at: Option<i64>,
    pub ended_at: Option<i64>,
    /// [`app::ports::Starts::key`]: whether it begins by itself once it was looked at.
    pub starts: Option<String>,
    /// The key with which its source has sent it.
    pub key_id: Option<String>,
    /// By which its sender knows it again.
    pub push_key: Option<String>,
    /// `source/name` in the folder that is watched, until that is told what became of it.
    pub folder_file: Option<String>,
    /// Account of the operator who wants it entered as a full list; another one decides.
    pub full_asked_by: Option<String>,
    pub full_asked_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
