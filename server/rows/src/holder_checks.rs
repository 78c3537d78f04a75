//! `holder_checks`: the holder's copy of every check that reached a holder.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holder_checks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub check_id: String,
    pub holder_number: i64,
    pub at: i64,
    /// `None` for an individual.
    pub ogrn: Option<String>,
    /// Its short name at that time.
    pub organization: Option<String>,
    /// `domain::scenario::Scenario::key`.
    pub scenario: String,
    /// `domain::outcome::OutcomeKind::key`.
    pub outcome: String,
    /// `domain::holder::HolderRefusal::key`.
    pub reason: Option<String>,
    pub word_1: String,
    pub word_2: String,
    /// End of the window of the code that was taken, Unix seconds.
    pub taken_until: Option<i64>,
    /// When the holder's open page first fetched the words, Unix seconds.
    pub delivered_at: Option<i64>,
    /// The holder's receipt as it was signed, once the outcome is final.
    pub receipt: Option<Vec<u8>>,
    /// When the holder's photo was handed out beside it, Unix seconds.
    pub photo_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
