//! Paper that staff have taken after a "no": that it happened, and when.

use app::{error::AppError, ports::Visitor};
use domain::outcome::OutcomeKind;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _,
};
use uuid::Uuid;

use super::{consent, shift};
use crate::store::{Database, StoreError, checks, paper_documents};

/// Writes down that paper was taken at `now` (Unix seconds) after `check`; a second time changes
/// nothing.
///
/// # Errors
/// [`AppError::NotFound`] for a check of somebody else, of an earlier shift, or without a "no".
pub(super) async fn take(
    database: &Database,
    by: &Visitor,
    check: &str,
    now: i64,
) -> Result<(), AppError> {
    let check = Uuid::try_parse(check)
        .map_err(|_| AppError::NotFound)?
        .to_string();
    let found: Option<(i64, String)> = checks::Entity::find_by_id(&check)
        .select_only()
        .column(checks::Column::At)
        .column(checks::Column::Outcome)
        .filter(checks::Column::VerifierAccount.eq(&by.account))
        .filter(checks::Column::At.gt(now - shift::LONGEST))
        .into_tuple()
        .one(database.read())
        .await
        .map_err(StoreError::from)?;
    let (at, outcome) = found.ok_or(AppError::NotFound)?;
    let outcome = OutcomeKind::from_key(&outcome).ok_or(StoreError::corrupt("checks.outcome"))?;
    if !asks_for_paper(consent::outcome_now(outcome, at, now)) {
        return Err(AppError::NotFound);
    }
    let row = paper_documents::Model {
        check_id: check,
        verifier_account: by.account.clone(),
        at: now,
    };
    paper_documents::Entity::insert(row.into_active_model())
        .on_conflict_do_nothing()
        .exec_without_returning(database.read())
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

/// Outcomes after which a door may ask for paper.
fn asks_for_paper(outcome: OutcomeKind) -> bool {
    match outcome {
        OutcomeKind::NotConfirmed
        | OutcomeKind::Expired
        | OutcomeKind::AlreadyUsed
        | OutcomeKind::Forged => true,
        OutcomeKind::Confirmed
        | OutcomeKind::AwaitingHolder
        | OutcomeKind::NotOurCode
        | OutcomeKind::NoAuthority
        | OutcomeKind::Offline => false,
    }
}

/// When `account` has taken paper since `since` (Unix seconds).
pub(super) async fn since(
    db: &impl ConnectionTrait,
    account: &str,
    since: i64,
) -> Result<Vec<i64>, StoreError> {
    Ok(paper_documents::Entity::find()
        .select_only()
        .column(paper_documents::Column::At)
        .filter(paper_documents::Column::VerifierAccount.eq(account))
        .filter(paper_documents::Column::At.gt(since))
        .into_tuple()
        .all(db)
        .await?)
}
