//! The fields of an identity: shown once, stored by nobody.

use app::{
    error::AppError,
    ports::{Awaited, IdentityFields, Photo, Visitor},
};
use domain::{holder::HolderNumber, scenario::Scenario};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::Date;
use uuid::Uuid;

use super::{CheckDesk, consent};
use crate::{
    issuer::Issuer,
    photos,
    powers::rows,
    registry::{self, holders as registered},
    store::{Database, StoreError, holders, identity_requests, powers},
};

/// Seconds after the holder's minute for which an allowed request can still be fetched: a
/// holder may allow it in the last second, and the scanner asks only now and then.
const FETCH_GRACE: i64 = 15;

/// How the request of `check` stands; [`AppError::NotFound`] for a check of somebody else.
pub(super) async fn awaited(
    desk: &CheckDesk,
    by: &Visitor,
    check: &str,
    now: i64,
    today: Date,
) -> Result<Awaited, AppError> {
    let database = &desk.database;
    let check = Uuid::try_parse(check).map_err(|_| AppError::NotFound)?;
    let request = identity_requests::Entity::find_by_id(check.to_string())
        .filter(identity_requests::Column::VerifierAccount.eq(&by.account))
        .one(database.read())
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    match (request.answered_at, request.allowed) {
        _ if request.fetched_at.is_some() => Ok(Awaited::Over),
        (None, _) if now <= request.until => Ok(Awaited::Waiting),
        (None, _) => {
            let transaction = database.write().await?;
            consent::close(&*transaction, &desk.issuer, &request.check_id, false, now).await?;
            transaction.commit().await?;
            Ok(Awaited::Over)
        }
        // Closed because nobody answered, or answered too long ago to be fetched.
        (Some(at), _) if at > request.until || now > request.until + FETCH_GRACE => {
            Ok(Awaited::Over)
        }
        (Some(_), Some(true)) => fetch(database, &desk.issuer, &request, now, today).await,
        (Some(_), _) => Ok(Awaited::Declined),
    }
}

/// Hands the fields out to the first who comes, if everything that was true when they
/// were asked for still is.
async fn fetch(
    database: &Database,
    issuer: &Issuer,
    request: &identity_requests::Model,
    now: i64,
    today: Date,
) -> Result<Awaited, AppError> {
    let transaction = database.write().await?;
    let fields = take_fields(&*transaction, issuer, request, now, today).await?;
    transaction.commit().await?;
    Ok(fields.map_or(Awaited::Over, Awaited::Allowed))
}

async fn take_fields(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    request: &identity_requests::Model,
    now: i64,
    today: Date,
) -> Result<Option<IdentityFields>, AppError> {
    let power = &request.power_number;
    if !is_still_covered(db, power, Scenario::Identity, today).await? {
        return Ok(None);
    }
    let holder = registered::number(request.holder_number)?;
    let Some(fields) = fields(db, issuer, holder, today).await? else {
        return Ok(None);
    };
    let fetched = identity_requests::Entity::update_many()
        .col_expr(identity_requests::Column::FetchedAt, Expr::value(now))
        .filter(identity_requests::Column::CheckId.eq(&request.check_id))
        .filter(identity_requests::Column::FetchedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok((fetched.rows_affected == 1).then_some(fields))
}

/// A power of attorney revoked or suspended within the minute gives nothing any more. Its limits
/// were asked when the check was made.
pub(super) async fn is_still_covered(
    db: &impl ConnectionTrait,
    power: &str,
    scenario: Scenario,
    today: Date,
) -> Result<bool, StoreError> {
    let power = powers::Entity::find_by_id(power)
        .one(db)
        .await?
        .map(|row| rows::read(&row))
        .transpose()?;
    Ok(power.is_some_and(|power| power.state(today).in_force() && power.powers.cover(scenario)))
}

/// The fields as the registry has them now; `None` if the holder can no longer show them.
async fn fields(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    number: HolderNumber,
    today: Date,
) -> Result<Option<IdentityFields>, AppError> {
    let holder = registered::numbered(db, number).await?;
    let shows = holder.is_some_and(|holder| holder.answer(Scenario::Identity, &[], today).is_ok());
    let row = holders::Entity::find_by_id(registered::key(number))
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let (true, Some(row)) = (shows, row) else {
        return Ok(None);
    };
    let photo = photos::of_holder(db, issuer, number)
        .await?
        .filter(|photo| Photo::MEDIA_TYPES.contains(&photo.media_type.as_str()));
    Ok(Some(IdentityFields {
        name: registry::whole_name(&row.surname, &row.given_name, row.patronymic.as_deref()),
        birth: row.birth,
        document: row.document,
        photo: photo
            .map(|photo| photos::data_address(&photo))
            .unwrap_or_default(),
    }))
}
