//! The registry's photo beside a "yes": offered to the session that has checked, fetched once,
//! stored by nobody.

use app::{
    error::AppError,
    ports::{Photo, Visitor},
};
use domain::{
    consent::{Asking, ConsentKind, PHOTO_SHOWN},
    holder::{HolderNumber, HolderState},
    outcome::Outcome,
    scenario::Scenario,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr,
};
use time::Date;
use uuid::Uuid;

use super::{CheckDesk, identity::is_still_covered};
use crate::{
    enrolment::consents,
    photos,
    registry::holders as registered,
    store::{StoreError, checks, holder_checks, photo_offers},
};

/// Until when the session `by` may fetch the photo of `holder` at a check that came out so at `now`;
/// `None` if it may not at all.
pub(super) async fn offered(
    db: &impl ConnectionTrait,
    asking: Asking,
    outcome: &Outcome,
    holder: HolderNumber,
    now: i64,
) -> Result<Option<i64>, StoreError> {
    if !asking.shows_photo(outcome) {
        return Ok(None);
    }
    let agreed = consents::holds(db, holder, ConsentKind::Photo).await?;
    Ok(agreed.then_some(now + PHOTO_SHOWN))
}

/// Writes the offer down. Call it in the transaction of the record.
pub(super) async fn offer(
    db: &impl ConnectionTrait,
    by: &Visitor,
    check: &str,
    until: i64,
) -> Result<(), StoreError> {
    let row = photo_offers::Model {
        check_id: check.to_owned(),
        session_id: by.session.clone(),
        until,
    };
    photo_offers::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The photo as a `data:` address, for the first who comes in time.
pub(super) async fn fetch(
    desk: &CheckDesk,
    by: &Visitor,
    check: &str,
    now: i64,
    today: Date,
) -> Result<String, AppError> {
    let check = Uuid::try_parse(check).map_err(|_| AppError::NotFound)?;
    let check = check.to_string();
    let transaction = desk.database.write().await?;
    let db = &*transaction;
    let taken = photo_offers::Entity::delete_many()
        .filter(photo_offers::Column::CheckId.eq(&check))
        .filter(photo_offers::Column::SessionId.eq(&by.session))
        .filter(photo_offers::Column::Until.gt(now))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    if taken.rows_affected != 1 || by.kiosk.is_some() {
        return Err(AppError::NotFound);
    }
    let holder = still_shown(db, &check, today).await?;
    let holder = holder.ok_or(AppError::NotFound)?;
    let photo = photos::of_holder(db, &desk.issuer, holder)
        .await?
        .filter(|photo| Photo::MEDIA_TYPES.contains(&photo.media_type.as_str()))
        .ok_or(AppError::NotFound)?;
    holder_checks::Entity::update_many()
        .col_expr(holder_checks::Column::PhotoAt, Expr::value(now))
        .filter(holder_checks::Column::CheckId.eq(&check))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    transaction.commit().await?;
    Ok(photos::data_address(&photo))
}

/// The holder of that check, if everything that was true when the photo was offered still is: the
/// consent, the Digital ID, and the power of attorney.
async fn still_shown(
    db: &impl ConnectionTrait,
    check: &str,
    today: Date,
) -> Result<Option<HolderNumber>, StoreError> {
    let copy = holder_checks::Entity::find_by_id(check).one(db).await?;
    let made = checks::Entity::find_by_id(check).one(db).await?;
    let (Some(copy), Some(made)) = (copy, made) else {
        return Ok(None);
    };
    let scenario =
        Scenario::from_key(&copy.scenario).ok_or(StoreError::corrupt("holder_checks.scenario"))?;
    let power = made.power_number.unwrap_or_default();
    let number = registered::number(copy.holder_number)?;
    let holder = registered::numbered(db, number).await?;
    let active = holder.is_some_and(|holder| holder.state == HolderState::Active);
    let shown = active
        && is_still_covered(db, &power, scenario, today).await?
        && consents::holds(db, number, ConsentKind::Photo).await?;
    Ok(shown.then_some(number))
}
