//! The holder's answer to a request for identity, written into every copy of the record.

use domain::{holder::HolderRefusal, outcome::OutcomeKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::store::{StoreError, checks, holder_checks, identity_requests};

/// Seconds for which a request for identity waits.
pub(crate) const WAIT: i64 = 60;

/// What a record says at `now` if its request for identity was answered by nobody: the
/// stored outcome may still be "awaiting" when no scanner came back to ask.
pub(crate) fn outcome_now(stored: OutcomeKind, at: i64, now: i64) -> OutcomeKind {
    if stored == OutcomeKind::AwaitingHolder && now > at + WAIT {
        OutcomeKind::NotConfirmed
    } else {
        stored
    }
}

/// Answers the request of `check`, once: `false` if it was answered before. Call it in a
/// transaction.
pub(crate) async fn close(
    db: &impl ConnectionTrait,
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
    checks::Entity::update_many()
        .col_expr(checks::Column::Outcome, Expr::value(outcome.key()))
        .filter(checks::Column::Id.eq(check))
        .exec(db)
        .await?;
    holder_checks::Entity::update_many()
        .col_expr(holder_checks::Column::Outcome, Expr::value(outcome.key()))
        .col_expr(holder_checks::Column::Reason, Expr::value(reason))
        .filter(holder_checks::Column::CheckId.eq(check))
        .exec(db)
        .await?;
    Ok(true)
}
