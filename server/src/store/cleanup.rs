use app::ports::BatchState;
use domain::offline::LONGEST_CAP;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    Database, StoreError, badge_looks, batch_rows, batches, consumptions, identity_requests,
    invitations, photo_offers, typed_attempts, typed_codes,
};
use crate::{
    accounts::{session, throttle},
    confirmations, phone_sign_ins, registration,
    registry::past,
};

/// Seconds for which something is kept after it has lost its meaning, so that two clocks that
/// differ, and a question asked a moment later, find it still.
const MARGIN: i64 = 60 * 60;

/// Seconds for which numbers of people stand in lists and invitations with which nothing goes on.
const NUMBERS_KEPT: i64 = 30 * 24 * 60 * 60;

/// Deletes what means nothing any more at `now` (Unix seconds): sessions that have ended,
/// failed sign-ins that are forgiven, typed digits that have expired, codes that are refused
/// as expired anyway (these are kept until no late check can ask about them any more),
/// requests for identity whose minute is over, photos that nobody fetched, looks at badges, invitations and lists of people
/// that are over for a month, codes sent
/// to phones yesterday, codes by which somebody is confirmed, requests to be signed in by a phone, and how the registry stood when no late check can ask about it any more. Meant to run every hour;
/// nothing depends on it. Returns the number of rows.
///
/// Errors: those of the database; what was deleted before stays deleted.
pub async fn clean_up(database: &Database, now: i64) -> Result<u64, StoreError> {
    let read = database.read();
    let limit = now - MARGIN;
    let sessions = session::clean_up(read, limit).await?;
    let attempts = throttle::clean_up(read, now).await?;
    let typed = typed_codes::Entity::delete_many()
        .filter(typed_codes::Column::ExpiresAt.lt(limit))
        .exec(read)
        .await?
        .rows_affected;
    let tries = typed_attempts::Entity::delete_many()
        .filter(typed_attempts::Column::WindowStart.lt(limit))
        .exec(read)
        .await?
        .rows_affected;
    let consumed = consumptions::Entity::delete_many()
        .filter(consumptions::Column::ExpiresAt.lt(limit - LONGEST_CAP))
        .exec(read)
        .await?
        .rows_affected;
    let requests = identity_requests::Entity::delete_many()
        .filter(identity_requests::Column::Until.lt(limit))
        .exec(read)
        .await?
        .rows_affected;
    let photos = photo_offers::Entity::delete_many()
        .filter(photo_offers::Column::Until.lt(limit))
        .exec(read)
        .await?
        .rows_affected;
    let looks = badge_looks::Entity::delete_many()
        .filter(badge_looks::Column::At.lt(limit))
        .exec(read)
        .await?
        .rows_affected;
    let pasts = past::clean_up(read, limit).await?;
    let invited = invitations::Entity::delete_many()
        .filter(invitations::Column::ExpiresAt.lt(limit - NUMBERS_KEPT))
        .exec(read)
        .await?
        .rows_affected;
    let codes = registration::clean_up(read, now).await?;
    let shown = confirmations::clean_up(read, now).await?;
    let asked = phone_sign_ins::clean_up(read, limit).await?;
    let lines = batch_lines(read, limit - NUMBERS_KEPT).await?;
    Ok(sessions
        + attempts
        + typed
        + tries
        + consumed
        + requests
        + photos
        + looks
        + pasts
        + invited
        + lines
        + codes
        + shown
        + asked)
}

/// Lists of people are forgotten when nothing goes on with them any more; the powers of attorney
/// that were issued after them stay.
async fn batch_lines(db: &impl ConnectionTrait, limit: i64) -> Result<u64, StoreError> {
    let old = batches::Entity::find()
        .select_only()
        .column(batches::Column::Id)
        .filter(batches::Column::CreatedAt.lt(limit))
        .filter(batches::Column::State.ne(BatchState::Running.key()))
        .into_tuple::<String>()
        .all(db)
        .await?;
    let lines = batch_rows::Entity::delete_many()
        .filter(batch_rows::Column::BatchId.is_in(&old))
        .exec(db)
        .await?;
    let heads = batches::Entity::delete_many()
        .filter(batches::Column::Id.is_in(&old))
        .exec(db)
        .await?;
    Ok(lines.rows_affected + heads.rows_affected)
}
