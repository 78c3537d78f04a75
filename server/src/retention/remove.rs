//! Removing what is due, a batch at a time.

use domain::retention::Kept;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter as _, QuerySelect as _,
    sea_query::{Expr, Query},
};

use super::due;
use crate::{
    enrolment::applications as pictures,
    registry::{holders::NOBODY, names},
    store::{
        StoreError, abuse_alerts, applications, benefit_uses, certificate_shares, checks,
        complaints, confirmations, consents, counted_checks, family_visits, holder_checks, holders,
        import_problems, imports, late_alarms, paper_documents, unclaimed_holders,
    },
};

/// Rows of one transaction: a fraction of a second, in which whoever wants to write waits.
const AT_ONCE: u64 = 500;

/// Removes at most [`AT_ONCE`] of what is due, in the transaction of `db`; how much.
pub(super) async fn batch(
    db: &impl ConnectionTrait,
    kept: Kept,
    limit: i64,
) -> Result<u64, StoreError> {
    match kept {
        Kept::Checks => forget_checks(db, limit).await,
        Kept::BenefitUses => {
            delete::<benefit_uses::Entity>(db, benefit_uses::Column::Nullifier, kept, limit).await
        }
        Kept::HolderChecks => {
            delete::<holder_checks::Entity>(db, holder_checks::Column::CheckId, kept, limit).await
        }
        Kept::FamilyVisits => {
            delete::<family_visits::Entity>(db, family_visits::Column::CheckId, kept, limit).await
        }
        Kept::LateAlarms => {
            delete::<late_alarms::Entity>(db, late_alarms::Column::CheckId, kept, limit).await
        }
        Kept::Complaints => {
            delete::<complaints::Entity>(db, complaints::Column::CheckId, kept, limit).await
        }
        Kept::Consents => delete::<consents::Entity>(db, consents::Column::Id, kept, limit).await,
        Kept::Imports => delete::<imports::Entity>(db, imports::Column::Id, kept, limit).await,
        Kept::Shares => {
            let id = certificate_shares::Column::Id;
            delete::<certificate_shares::Entity>(db, id, kept, limit).await
        }
        Kept::Confirmations => {
            delete::<confirmations::Entity>(db, confirmations::Column::Id, kept, limit).await
        }
        Kept::AbuseAlerts => alerts(db, limit).await,
        Kept::ImportProblems => problems(db, limit).await,
        Kept::Applications => forget_applications(db, limit).await,
        Kept::Unclaimed => forget_people(db, limit).await,
    }
}

async fn delete<E: EntityTrait>(
    db: &impl ConnectionTrait,
    key: E::Column,
    kept: Kept,
    limit: i64,
) -> Result<u64, StoreError> {
    let some = Query::select()
        .column(key)
        .from(E::default())
        .cond_where(due::of(kept, limit)?)
        .limit(AT_ONCE)
        .take();
    let deleted = E::delete_many()
        .filter(key.in_subquery(some))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}

/// All at once: an alert has no key of its own, and an organization has a few in a year.
async fn alerts(db: &impl ConnectionTrait, limit: i64) -> Result<u64, StoreError> {
    let deleted = abuse_alerts::Entity::delete_many()
        .filter(due::of(Kept::AbuseAlerts, limit)?)
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}

/// With what stands beside them and tells nothing without them.
async fn forget_checks(db: &impl ConnectionTrait, limit: i64) -> Result<u64, StoreError> {
    let ids: Vec<String> = checks::Entity::find()
        .select_only()
        .column(checks::Column::Id)
        .filter(due::of(Kept::Checks, limit)?)
        .limit(AT_ONCE)
        .into_tuple()
        .all(db)
        .await?;
    paper_documents::Entity::delete_many()
        .filter(paper_documents::Column::CheckId.is_in(&ids))
        .exec(db)
        .await?;
    counted_checks::Entity::delete_many()
        .filter(counted_checks::Column::CheckId.is_in(&ids))
        .exec(db)
        .await?;
    let deleted = checks::Entity::delete_many()
        .filter(checks::Column::Id.is_in(&ids))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}

/// Of one list at a time: a row has no key of its own, and a list has at most a few for each line
/// that somebody got wrong.
async fn problems(db: &impl ConnectionTrait, limit: i64) -> Result<u64, StoreError> {
    let first = import_problems::Entity::find()
        .filter(due::of(Kept::ImportProblems, limit)?)
        .limit(1)
        .one(db)
        .await?;
    let Some(first) = first else {
        return Ok(0);
    };
    let of_list = import_problems::Column::ImportId.eq(&first.import_id);
    // Lines are numbered from 1: each batch takes some thousands of them.
    let lines = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
    let deleted = import_problems::Entity::delete_many()
        .filter(of_list)
        .filter(import_problems::Column::Line.lt(first.line.saturating_add(lines)))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}

/// With their pictures.
async fn forget_applications(db: &impl ConnectionTrait, limit: i64) -> Result<u64, StoreError> {
    let ids: Vec<String> = applications::Entity::find()
        .select_only()
        .column(applications::Column::Id)
        .filter(due::of(Kept::Applications, limit)?)
        .limit(AT_ONCE)
        // One that is sent anew at this moment stays.
        .lock_exclusive()
        .into_tuple()
        .all(db)
        .await?;
    for id in &ids {
        pictures::forget_pictures(db, id).await?;
    }
    let deleted = applications::Entity::delete_many()
        .filter(applications::Column::Id.is_in(&ids))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}

/// The person goes, the number stays: what the registry said of it is told in a log that must
/// not break. Of the birth the year stays, by which a status of a child is told from one of a
/// pensioner.
async fn forget_people(db: &impl ConnectionTrait, limit: i64) -> Result<u64, StoreError> {
    let numbers: Vec<i64> = unclaimed_holders::Entity::find()
        .select_only()
        .column(unclaimed_holders::Column::HolderNumber)
        .filter(due::of(Kept::Unclaimed, limit)?)
        .limit(AT_ONCE)
        .into_tuple()
        .all(db)
        .await?;
    let people: Vec<(i64, String)> = holders::Entity::find()
        .select_only()
        .column(holders::Column::Number)
        .column(holders::Column::Birth)
        .filter(holders::Column::Number.is_in(numbers.iter().copied()))
        .lock_exclusive()
        .into_tuple()
        .all(db)
        .await?;
    for (number, birth) in people {
        names::forget(db, number).await?;
        let year = birth.get(..4).unwrap_or("1900");
        holders::Entity::update_many()
            .col_expr(holders::Column::Surname, Expr::value(NOBODY))
            .col_expr(holders::Column::GivenName, Expr::value(NOBODY))
            .col_expr(holders::Column::Patronymic, Expr::value(None::<String>))
            .col_expr(holders::Column::Document, Expr::value(NOBODY))
            .col_expr(holders::Column::Birth, Expr::value(format!("{year}-01-01")))
            .filter(holders::Column::Number.eq(number))
            .exec(db)
            .await?;
    }
    let deleted = unclaimed_holders::Entity::delete_many()
        .filter(unclaimed_holders::Column::HolderNumber.is_in(numbers))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}
