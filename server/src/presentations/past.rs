//! What became of a holder's codes lately, and their answer to a request.

use app::{
    error::AppError,
    ports::{CheckNotice, IdentityRequest, Notices},
};
use domain::holder::HolderNumber;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use uuid::Uuid;

use super::history::{self, Beside};
use crate::{
    checks::consent,
    issuer::Issuer,
    registry::holders,
    store::{Database, StoreError, holder_checks, identity_requests, organizations},
};

/// Seconds for which the latest check is told of on the open page.
const LATELY: i64 = 120;
/// What an identity shows: text keys `field-<key>`.
const FIELDS: [&str; 4] = ["name", "birth", "document", "photo"];

/// The latest check that the page tells of, and the request that waits for an answer.
pub(super) async fn notices(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    now_ms: i64,
) -> Result<Notices, StoreError> {
    let check = told(db, holder, now_ms.div_euclid(1_000)).await?;
    notices_with(db, holder, check, now_ms).await
}

/// The same for the open page: the words of that check are noted as delivered, once.
pub(super) async fn deliver(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    now_ms: i64,
) -> Result<Notices, StoreError> {
    let now = now_ms.div_euclid(1_000);
    let check = told(db, holder, now).await?;
    let undelivered = check
        .as_ref()
        .filter(|row| row.delivered_at.is_none() && !row.word_1.is_empty());
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

/// The latest check of which the page tells at `now`. One that was settled late has no words,
/// since nobody stands there any more: it is told of only while the code that it has taken is
/// the one on the screen, and hides no words of another check afterwards.
async fn told(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    now: i64,
) -> Result<Option<holder_checks::Model>, StoreError> {
    let is_told = Condition::any()
        .add(holder_checks::Column::Word1.ne(""))
        .add(holder_checks::Column::TakenUntil.gt(now));
    Ok(holder_checks::Entity::find()
        .filter(holder_checks::Column::HolderNumber.eq(holders::key(holder)))
        .filter(holder_checks::Column::At.gte(now - LATELY))
        .filter(is_told)
        .order_by_desc(holder_checks::Column::At)
        .order_by_desc(holder_checks::Column::CheckId)
        .one(db)
        .await?)
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
        unseen: false,
    })
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
    let taken_until = row.taken_until;
    let line = history::line(row, now, Beside::default())?;
    Ok(CheckNotice {
        id: line.id,
        at: line.at,
        organization: line.organization,
        scenario: line.scenario,
        words: Some(line.words).filter(|[first, _]| !first.is_empty()),
        taken_until,
        reason: line.reason,
    })
}
