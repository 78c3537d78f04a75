//! A benefit that is given once a day: whether today's was given, without knowing to whom.
//!
//! What is remembered is a keyed hash ([`crate::once::seal`]). A check without the proof of a
//! branch's phone counts for the whole organization, also where each branch counts by itself:
//! nobody knows where it was made, and twice is not once.

use std::collections::BTreeMap;

use app::{
    error::AppError,
    ports::{AgainToday, CheckAnswer, DayUse, Visitor},
};
use domain::{
    identifiers::Ogrn,
    moscow,
    once::{RETURN_WITHIN, Scope, Use, can_be_counted},
    outcome::Outcome,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::record::Record;
use crate::{
    once::{held, seal::nullifier},
    registry::days,
    store::{Database, StoreError, benefit_uses as uses, branches, counted_checks as counted},
};

/// What a check was for the benefit of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// The first one.
    First,
    /// There was one, at this time (Unix seconds).
    Again(i64),
}

/// Counts a check that ended in a yes, if its organization has a rule; call it in the transaction
/// that records the check.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    record: &Record<'_>,
    outcome: &Outcome,
    check: Uuid,
) -> Result<Option<Counted>, AppError> {
    let holder = record.findings.reached.as_ref();
    let holder = holder.and_then(|reached| Some((reached.holder?, reached.session.scenario)));
    let (Outcome::Confirmed, Some((holder, scenario))) = (outcome, holder) else {
        return Ok(None);
    };
    let organization = record.attempt.organization;
    let (Some(organization), true) = (organization, can_be_counted(scenario)) else {
        return Ok(None);
    };
    let Some(scope) = held(db, organization, scenario, record.now).await? else {
        return Ok(None);
    };
    let branch = record.phone.as_ref().map(|(_, branch)| branch.as_str());
    let branch = branch.filter(|_| scope == Scope::Branch);
    let day = moscow::day(record.now).ok_or(AppError::Unavailable)?;
    let sealed = |branch: Option<&str>| {
        let used = Use {
            organization,
            branch,
            scenario,
            day,
            holder,
        };
        nullifier(record.issuer, &used)
    };
    let own = sealed(branch)?;
    let mut known = vec![own.clone()];
    if branch.is_some() {
        known.push(sealed(None)?);
    } else {
        for branch in all_branches(db, organization).await? {
            known.push(sealed(Some(&branch))?);
        }
    }
    let before: Option<i64> = uses::Entity::find()
        .select_only()
        .column(uses::Column::At)
        .filter(uses::Column::Nullifier.is_in(known))
        .order_by_asc(uses::Column::At)
        .into_tuple()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    if let Some(at) = before {
        return Ok(Some(Counted::Again(at)));
    }
    let row = uses::Model {
        nullifier: own,
        day: days::write(day),
        ogrn: organization.as_str().to_owned(),
        at: record.now,
        check_id: check.to_string(),
    };
    let key = OnConflict::column(uses::Column::Nullifier)
        .do_nothing()
        .to_owned();
    let written = uses::Entity::insert(row.into_active_model())
        .on_conflict(key)
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    match written {
        1 => Ok(Some(Counted::First)),
        // The rule was changed at this very moment, and somebody was faster: asked once more,
        // the scanner learns when.
        _ => Err(AppError::Unavailable),
    }
}

/// Closed ones too: what was given there in the morning was given.
async fn all_branches(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
) -> Result<Vec<String>, StoreError> {
    Ok(branches::Entity::find()
        .select_only()
        .column(branches::Column::Id)
        .filter(branches::Column::Ogrn.eq(organization.as_str()))
        .into_tuple()
        .all(db)
        .await?)
}

/// Puts it into the answer. Without a network the screen has long said what it could.
pub(super) fn tell(answer: &mut CheckAnswer, record: &Record<'_>, counted: Option<Counted>) {
    if record.sent_late.is_some() {
        return;
    }
    match counted {
        Some(Counted::Again(at)) => answer.again = Some(AgainToday { at }),
        // At a kiosk and at a till nobody of staff stands.
        Some(Counted::First) if record.by.kiosk.is_none() && record.by.till.is_none() => {
            answer.return_until = Some(record.now + RETURN_WITHIN);
        }
        Some(Counted::First) | None => {}
    }
}

/// Writes it beside the check, once that is written.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    record: &Record<'_>,
    check: &str,
    counted: Option<Counted>,
) -> Result<(), StoreError> {
    let (Some(counted), Some(ogrn)) = (counted, record.attempt.organization) else {
        return Ok(());
    };
    let row = counted::Model {
        check_id: check.to_owned(),
        ogrn: ogrn.as_str().to_owned(),
        verifier_account: record.by.account.clone(),
        at: record.now,
        again_at: match counted {
            Counted::First => None,
            Counted::Again(at) => Some(at),
        },
        returned_at: None,
    };
    counted::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Gives back the use of `check` at `now` (Unix seconds): nothing was given after all. A second
/// time changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] for a check of somebody else, one that was not the first of its day, one
/// that is too long ago, and at a kiosk.
pub(super) async fn give_back(
    database: &Database,
    by: &Visitor,
    check: &str,
    now: i64,
) -> Result<(), AppError> {
    let check = Uuid::try_parse(check)
        .map_err(|_| AppError::NotFound)?
        .to_string();
    if by.kiosk.is_some() {
        return Err(AppError::NotFound);
    }
    let transaction = database.write().await?;
    let found = counted::Entity::find_by_id(&check)
        .filter(counted::Column::VerifierAccount.eq(&by.account))
        .filter(counted::Column::AgainAt.is_null())
        .filter(counted::Column::At.gte(now - RETURN_WITHIN))
        .one(&*transaction)
        .await
        .map_err(StoreError::from)?;
    let found = found.ok_or(AppError::NotFound)?;
    if found.returned_at.is_some() {
        return Ok(());
    }
    counted::Entity::update_many()
        .col_expr(counted::Column::ReturnedAt, Expr::value(now))
        .filter(counted::Column::CheckId.eq(&check))
        .filter(counted::Column::ReturnedAt.is_null())
        .exec(&*transaction)
        .await
        .map_err(StoreError::from)?;
    uses::Entity::delete_many()
        .filter(uses::Column::CheckId.eq(&check))
        .exec(&*transaction)
        .await
        .map_err(StoreError::from)?;
    transaction.commit().await?;
    Ok(())
}

/// What these checks were, those that counted.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    checks: &[&str],
) -> Result<BTreeMap<String, DayUse>, StoreError> {
    let rows = counted::Entity::find()
        .filter(counted::Column::CheckId.is_in(checks.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(told).collect())
}

/// What `account` has counted since `since` (Unix seconds).
pub(super) async fn since(
    db: &impl ConnectionTrait,
    account: &str,
    since: i64,
) -> Result<BTreeMap<String, DayUse>, StoreError> {
    let rows = counted::Entity::find()
        .filter(counted::Column::VerifierAccount.eq(account))
        .filter(counted::Column::At.gt(since))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(told).collect())
}

fn told(row: counted::Model) -> (String, DayUse) {
    let day_use = DayUse {
        again_at: row.again_at,
        returned_at: row.returned_at,
    };
    (row.check_id, day_use)
}
