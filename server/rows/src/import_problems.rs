//! `import_problems`: what is wrong in the rows of an import. No value of a row is kept.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_problems")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: String,
    /// Line of the file, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub line: i64,
    /// One of [`app::ports::IMPORT_COLUMNS`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub cell: String,
    /// [`app::error::Problem::key`].
    pub problem: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
