//! What became of a holder's codes.

use app::{
    error::AppError,
    ports::{CheckNotice, HolderCheckLine, IdentityRequest, Notices},
};
use domain::{
    holder::{HolderNumber, HolderRefusal},
    outcome::OutcomeKind,
    scenario::Scenario,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    checks::consent,
    issuer::Issuer,
    registry::holders,
    store::{Database, StoreError, holder_checks, identity_requests, organizations},
};

/// Seconds for which the latest check is told of on the open page.
const LATELY: i64 = 120;
/// Lines of the history.
const LINES: u64 = 50;
/// What an identity shows: text keys `field-<key>`.
const FIELDS: [&str; 4] = ["name", "birth", "document", "photo"];

/// The latest check and the request that waits for an answer. One that was made without a
/// network is not told here: it has no words, and the scanner has none to compare.
pub(super) async fn notices(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    now_ms: i64,
) -> Result<Notices, StoreError> {
    let check = told(db, holder, now_ms.div_euclid(1_000)).await?;
    notices_with(db, holder, check, now_ms).await
}

/// The same for the open page: the words of the latest check are noted as delivered, once.
pub(super) async fn deliver(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    now_ms: i64,
) -> Result<Notices, StoreError> {
    let now = now_ms.div_euclid(1_000);
    let check = told(db, holder, now).await?;
    let undelivered = check.as_ref().filter(|row| row.delivered_at.is_none());
    if let Some(row) = undelivered {
        holder_checks::Entity::update_many()
            .col_expr(holder_checks::Column::DeliveredAt, Expr::value(now))
            .filter(holder_checks::Column::CheckId.eq(&row.check_id))
            .filter(holder_checks::Column::DeliveredAt.is_null())
            .exec(db)
            .await?;
    }
    notices_with(db, holder, check, now_ms).await
}

/// The check of which the page tells at `now`.
async fn told(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    now: i64,
) -> Result<Option<holder_checks::Model>, StoreError> {
    let latest = latest(db, holder, 1).await?;
    // A check that was settled late has no words: nobody stands there any more.
    let is_told = |row: &holder_checks::Model| row.at >= now - LATELY && !row.word_1.is_empty();
    Ok(latest.into_iter().find(is_told))
}

async fn notices_with(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    check: Option<holder_checks::Model>,
    now_ms: i64,
) -> Result<Notices, StoreError> {
    let now = now_ms.div_euclid(1_000);
    Ok(Notices {
        now_ms,
        check: check.map(|row| notice(row, now)).transpose()?,
        request: request(db, holder, now).await?,
    })
}

/// The latest checks, newest first.
pub(super) async fn history(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    now: i64,
) -> Result<Vec<HolderCheckLine>, StoreError> {
    let rows = latest(db, holder, LINES).await?;
    rows.into_iter().map(|row| line(row, now)).collect()
}

/// Allows or refuses a request of identity of one's own, once and in time; afterwards it is
/// [`AppError::Conflict`], somebody else's is [`AppError::NotFound`].
pub(super) async fn answer(
    database: &Database,
    issuer: &Issuer,
    holder: HolderNumber,
    request: &str,
    allow: bool,
    now: i64,
) -> Result<(), AppError> {
    let check = Uuid::try_parse(request)
        .map_err(|_| AppError::NotFound)?
        .to_string();
    let transaction = database.write().await?;
    let db = &*transaction;
    let own = identity_requests::Entity::find_by_id(&check)
        .filter(identity_requests::Column::HolderNumber.eq(holders::key(holder)));
    if own.clone().count(db).await.map_err(StoreError::from)? == 0 {
        return Err(AppError::NotFound);
    }
    let in_time = own.filter(identity_requests::Column::Until.gte(now));
    let in_time = in_time.count(db).await.map_err(StoreError::from)? == 1;
    let answered = in_time && consent::close(db, issuer, &check, allow, now).await?;
    transaction.commit().await?;
    answered.then_some(()).ok_or(AppError::Conflict)
}

async fn latest(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    lines: u64,
) -> Result<Vec<holder_checks::Model>, StoreError> {
    Ok(holder_checks::Entity::find()
        .filter(holder_checks::Column::HolderNumber.eq(holders::key(holder)))
        .order_by_desc(holder_checks::Column::At)
        .order_by_desc(holder_checks::Column::CheckId)
        .limit(lines)
        .all(db)
        .await?)
}

async fn request(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    now: i64,
) -> Result<Option<IdentityRequest>, StoreError> {
    let row = identity_requests::Entity::find()
        .filter(identity_requests::Column::HolderNumber.eq(holders::key(holder)))
        .filter(identity_requests::Column::AnsweredAt.is_null())
        .filter(identity_requests::Column::Until.gte(now))
        .order_by_desc(identity_requests::Column::AskedAt)
        .order_by_desc(identity_requests::Column::CheckId)
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let organization = organizations::Entity::find_by_id(&row.ogrn)
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("identity_requests.ogrn"))?;
    Ok(Some(IdentityRequest {
        id: row.check_id,
        organization: organization.name,
        ogrn: row.ogrn,
        power: row.power_number,
        fields: FIELDS.map(str::to_owned).to_vec(),
        until: row.until,
    }))
}

/// The notice holds no verdict, only why it was not confirmed.
fn notice(row: holder_checks::Model, now: i64) -> Result<CheckNotice, StoreError> {
    let (id, taken_until) = (row.check_id.clone(), row.taken_until);
    let line = line(row, now)?;
    Ok(CheckNotice {
        id,
        at: line.at,
        organization: line.organization,
        scenario: line.scenario,
        words: line.words,
        taken_until,
        reason: line.reason,
    })
}

fn line(row: holder_checks::Model, now: i64) -> Result<HolderCheckLine, StoreError> {
    let stored =
        OutcomeKind::from_key(&row.outcome).ok_or(StoreError::corrupt("holder_checks.outcome"))?;
    let outcome = consent::outcome_now(stored, row.at, now);
    let reason = row
        .reason
        .as_deref()
        .map(|key| HolderRefusal::from_key(key).ok_or(StoreError::corrupt("holder_checks.reason")));
    let unanswered = (outcome != stored).then_some(HolderRefusal::Declined);
    Ok(HolderCheckLine {
        has_receipt: row.receipt.is_some(),
        id: row.check_id,
        at: row.at,
        organization: row.organization,
        scenario: Scenario::from_key(&row.scenario)
            .ok_or(StoreError::corrupt("holder_checks.scenario"))?,
        outcome,
        reason: reason.transpose()?.or(unanswered),
        words: [row.word_1, row.word_2],
    })
}
