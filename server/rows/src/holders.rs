//! `holders`: who is shown.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holders")]
pub struct Model {
    /// `domain::holder::HolderNumber`.
    #[sea_orm(primary_key)]
    pub number: i64,
    #[sea_orm(unique)]
    pub account_id: Option<String>,
    pub surname: String,
    pub given_name: String,
    pub patronymic: Option<String>,
    /// `1990-05-17`.
    pub birth: String,
    /// Kind and number of the document that an identity shows.
    pub document: String,
    /// `domain::holder::IdSource::key`.
    pub source: String,
    /// `domain::holder::HolderState::key`.
    pub state: String,
    /// Codes of an older epoch are refused; fits 32 bits.
    pub epoch: i64,
    /// One of [`app::ports::Photo::MEDIA_TYPES`].
    pub photo_type: Option<String>,
    pub photo: Option<Vec<u8>>,
    pub created_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
