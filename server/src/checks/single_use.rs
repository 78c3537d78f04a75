//! Who takes a code, and what staff are told instead of why.

use app::error::AppError;
use domain::outcome::{Outcome, Refusal};
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, sea_query::OnConflict};
use uuid::Uuid;

use super::{authority::Staff, questions::Reached};
use crate::{
    issuer::numbers,
    presentations::digits,
    store::{StoreError, consumptions},
};

/// Whether an organization's check that came so far takes the code. One that did not is known
/// of late checks only; online such a showing is not reached.
pub(super) fn takes(outcome: &Outcome) -> bool {
    !matches!(
        outcome,
        Outcome::Refused(Refusal::Authority(_) | Refusal::Window(_))
    )
}

/// Takes the code; `Some` if an organization has taken it before. The unique key decides
/// between those who come at once, and losing is no error, which would end a transaction
/// of PostgreSQL.
pub(super) async fn take(
    db: &impl ConnectionTrait,
    reached: &Reached,
    staff: &Staff,
    id: Uuid,
    now: i64,
) -> Result<Option<Refusal>, StoreError> {
    let row = consumptions::Model {
        cti: reached.id.to_string(),
        check_id: id.to_string(),
        ogrn: staff.ogrn.clone(),
        at: now,
        // Digits made at the end of the window stand for this code longest.
        expires_at: reached.session.window.closes() + digits::LIFETIME,
    };
    let cti = row.cti.clone();
    let taken = consumptions::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::column(consumptions::Column::Cti)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    if taken == 1 {
        return Ok(None);
    }
    let before = consumptions::Entity::find_by_id(cti)
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    Ok(Some(Refusal::Used {
        at: before.at,
        by_same: before.ogrn == staff.ogrn,
    }))
}

/// `482-193`: to be copied onto paper when staff cannot say why.
pub(super) fn slip() -> Result<String, AppError> {
    let number = numbers::random(6)?;
    Ok(format!("{:03}-{:03}", number / 1_000, number % 1_000))
}
