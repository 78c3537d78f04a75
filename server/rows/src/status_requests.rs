//! `status_requests`: ends of statuses that wait for a second pair of eyes, and what it decided.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "status_requests")]
pub struct Model {
    /// UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub status_id: String,
    /// Of the status when it was asked for.
    pub revision: i64,
    /// The last day that is asked for.
    pub until: String,
    pub reason: String,
    pub asked_at: i64,
    pub asked_by: String,
    /// [`app::ports::EndDecision::key`]; none as long as it waits.
    pub decision: Option<String>,
    pub decided_at: Option<i64>,
    pub decided_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::statuses::Entity",
        from = "Column::StatusId",
        to = "super::statuses::Column::Id"
    )]
    Statuses,
}

impl Related<super::statuses::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Statuses.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
