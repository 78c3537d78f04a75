//! The holder's answer to a request for identity, written into every copy of the record, and
//! the receipts that it makes final.

use domain::{
    holder::HolderRefusal, outcome::OutcomeKind, receipt::Receipt, scenario::Scenario, signed::Kind,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    issuer::Issuer,
    receipts::signing,
    store::{Database, StoreError, checks, holder_checks, identity_requests},
};

/// Seconds for which a request for identity waits.
pub(crate) const WAIT: i64 = 60;
/// Requests that are closed in one turn.
const TURN: u64 = 100;

/// What a record says at `now` if its request for identity was answered by nobody: the
/// stored outcome may still be "awaiting" when no scanner came back to ask.
pub(crate) fn outcome_now(stored: OutcomeKind, at: i64, now: i64) -> OutcomeKind {
    if stored == OutcomeKind::AwaitingHolder && now > at + WAIT {
        OutcomeKind::NotConfirmed
    } else {
        stored
    }
}

/// Records whose outcome at `now` is `outcome`: the same rule as [`outcome_now`], for either
/// copy, given its two columns.
pub(crate) fn had<C: ColumnTrait>(stored: C, at: C, outcome: OutcomeKind, now: i64) -> Condition {
    let is = |kind: OutcomeKind| stored.eq(kind.key());
    let unanswered_since = now - WAIT;
    match outcome {
        OutcomeKind::AwaitingHolder => Condition::all()
            .add(is(outcome))
            .add(at.gte(unanswered_since)),
        OutcomeKind::NotConfirmed => Condition::any().add(is(outcome)).add(
            Condition::all()
                .add(is(OutcomeKind::AwaitingHolder))
                .add(at.lt(unanswered_since)),
        ),
        _ => Condition::all().add(is(outcome)),
    }
}

/// Answers the request of `check`, once: `false` if it was answered before. Call it in a
/// transaction.
pub(crate) async fn close(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    check: &str,
    allowed: bool,
    now: i64,
) -> Result<bool, StoreError> {
    let answered = identity_requests::Entity::update_many()
        .col_expr(identity_requests::Column::AnsweredAt, Expr::value(now))
        .col_expr(identity_requests::Column::Allowed, Expr::value(allowed))
        .filter(identity_requests::Column::CheckId.eq(check))
        .filter(identity_requests::Column::AnsweredAt.is_null())
        .exec(db)
        .await?;
    if answered.rows_affected == 0 {
        return Ok(false);
    }
    let (outcome, reason) = if allowed {
        (OutcomeKind::Confirmed, None)
    } else {
        (
            OutcomeKind::NotConfirmed,
            Some(HolderRefusal::Declined.key()),
        )
    };
    let receipt = receipt(db, check, outcome).await?;
    let signed = |kind| signing::sign(issuer, kind, &receipt);
    checks::Entity::update_many()
        .col_expr(checks::Column::Outcome, Expr::value(outcome.key()))
        .col_expr(
            checks::Column::Receipt,
            Expr::value(signed(Kind::OrganizationReceipt)?),
        )
        .filter(checks::Column::Id.eq(check))
        .exec(db)
        .await?;
    holder_checks::Entity::update_many()
        .col_expr(holder_checks::Column::Outcome, Expr::value(outcome.key()))
        .col_expr(holder_checks::Column::Reason, Expr::value(reason))
        .col_expr(
            holder_checks::Column::Receipt,
            Expr::value(signed(Kind::HolderReceipt)?),
        )
        .filter(holder_checks::Column::CheckId.eq(check))
        .exec(db)
        .await?;
    Ok(true)
}

/// What the receipts of `check` say once its outcome is `outcome`.
async fn receipt(
    db: &impl ConnectionTrait,
    check: &str,
    outcome: OutcomeKind,
) -> Result<Receipt, StoreError> {
    let verifiers = checks::Entity::find_by_id(check).one(db).await?;
    let verifiers = verifiers.ok_or(StoreError::corrupt("identity_requests.check_id"))?;
    let holders = holder_checks::Entity::find_by_id(check).one(db).await?;
    let holders = holders.ok_or(StoreError::corrupt("identity_requests.check_id"))?;
    let asker = holders.ogrn.zip(holders.organization);
    let scenario = Scenario::from_key(&holders.scenario);
    Ok(Receipt {
        check: Uuid::try_parse(check)
            .map_err(|_| StoreError::corrupt("checks.id"))?
            .into_bytes(),
        at: verifiers.at,
        organization: asker.map(|(ogrn, name)| signing::asker(&ogrn, &name)),
        power: verifiers.power_number,
        scenario: Some(scenario.ok_or(StoreError::corrupt("holder_checks.scenario"))?),
        outcome,
    })
}

/// Closes the requests that nobody has answered by `now`, so that both sides get their
/// receipts although no scanner came back to ask. Returns how many there were.
pub async fn close_overdue(
    database: &Database,
    issuer: &Issuer,
    now: i64,
) -> Result<usize, StoreError> {
    let mut closed = 0;
    loop {
        let overdue: Vec<String> = identity_requests::Entity::find()
            .select_only()
            .column(identity_requests::Column::CheckId)
            .filter(identity_requests::Column::AnsweredAt.is_null())
            .filter(identity_requests::Column::Until.lt(now))
            .order_by_asc(identity_requests::Column::Until)
            .limit(TURN)
            .into_tuple()
            .all(database.read())
            .await?;
        if overdue.is_empty() {
            return Ok(closed);
        }
        for check in overdue {
            let transaction = database.write().await?;
            let first = close(&*transaction, issuer, &check, false, now).await?;
            transaction.commit().await?;
            closed += usize::from(first);
        }
    }
}
