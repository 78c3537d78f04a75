//! Ending what a full list does not name any more.

use app::{error::AppError, ports::ImportState};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::ImportRunner;
use crate::{
    imports::keeping::{self, own},
    registry::{
        changes::{self, Decision},
        days,
    },
    store::{StoreError, imports, statuses},
};

/// Statuses that are ended in one transaction.
const DROPPED: u64 = 200;

impl ImportRunner {
    /// Ends the next statuses of the source that a full list does not name any more.
    pub(super) async fn drop_unnamed(&self, import: &imports::Model) -> Result<(), AppError> {
        let yesterday = days::today(&*self.clock)?.previous_day();
        let yesterday = yesterday.ok_or(AppError::Unavailable)?;
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let locked = own(&import.id).lock_exclusive().one(db).await;
        let locked = locked
            .map_err(StoreError::from)?
            .ok_or(AppError::NotFound)?;
        if locked.state != ImportState::Dropping.key() {
            return Ok(());
        }
        let unnamed = Condition::any()
            .add(statuses::Column::ImportId.is_null())
            .add(statuses::Column::ImportId.ne(&import.id));
        let counts = Condition::any()
            .add(statuses::Column::ValidUntil.is_null())
            .add(statuses::Column::ValidUntil.gt(days::write(yesterday)));
        let rows = statuses::Entity::find()
            .filter(statuses::Column::Source.eq(&locked.source))
            .filter(statuses::Column::SourceKey.gt(&locked.dropped_after))
            .filter(unnamed)
            .filter(counts)
            .order_by_asc(statuses::Column::SourceKey)
            .limit(DROPPED)
            .all(db)
            .await
            .map_err(StoreError::from)?;
        let now = self.clock.now();
        let decision = Decision {
            by: locked.created_by.as_deref(),
            at: now,
            reason: &locked.file_name,
        };
        for row in &rows {
            let from = days::read(&row.valid_from, "statuses.valid_from")?;
            // One that was still to begin never counts.
            let last = from
                .previous_day()
                .map_or(yesterday, |it| it.max(yesterday));
            changes::drop_unnamed(db, &row.id, last, &decision).await?;
        }
        let last = rows.last().and_then(|row| row.source_key.as_deref());
        keeping::note_dropped(db, &locked, rows.len(), last, now).await?;
        transaction.commit().await?;
        if last.is_none() {
            self.forget(import).await;
        }
        Ok(())
    }
}
