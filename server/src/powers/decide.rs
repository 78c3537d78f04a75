//! What directors decide about a power of attorney that was issued: to revoke it, to suspend it,
//! to let it count again. Each gives the accounts of those who are to be told.

use app::{
    error::{AppError, Problem},
    ports::Visitor,
};
use domain::{identifiers::Ogrn, watch::Rule};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, UpdateMany, UpdateResult,
    sea_query::Expr,
};
use time::Date;

use super::{blocks, hand_over, lists, numbered, rows, shared};
use crate::{
    audit::{self, Decided, Entry, EventKind},
    documents,
    signatory::Signatory,
    store::{StoreError, powers},
};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// One who decides, about what, and why.
#[derive(Clone, Copy)]
pub(super) struct Decision<'a> {
    pub(super) by: &'a Visitor,
    pub(super) organization: &'a Ogrn,
    pub(super) number: &'a str,
    pub(super) reason: &'a str,
    pub(super) now: i64,
    pub(super) today: Date,
}

impl Decision<'_> {
    /// The power of attorney, if it is the organization's own; and the reason, if it is one.
    async fn read(&self, db: &impl ConnectionTrait) -> Result<(powers::Model, &str), AppError> {
        let row = lists::numbered(db, self.number).await?;
        if row.ogrn != self.organization.as_str() {
            return Err(AppError::NotFound);
        }
        let reason = self.reason()?;
        Ok((row, reason))
    }

    /// The reason, if it is one.
    pub(super) fn reason(&self) -> Result<&str, AppError> {
        let reason = self.reason.trim();
        let problem = if reason.is_empty() {
            Some(Problem::Required)
        } else if reason.chars().count() > LONGEST_REASON {
            Some(Problem::TooLong)
        } else if reason.contains('\0') {
            Some(Problem::Shape)
        } else {
            None
        };
        match problem {
            Some(problem) => Err(AppError::field("reason", problem)),
            None => Ok(reason),
        }
    }

    fn entry<'a>(
        &'a self,
        row: &'a powers::Model,
        kind: EventKind,
        detail: String,
        signature: Option<Vec<u8>>,
    ) -> Entry<'a> {
        Entry {
            number: &row.number,
            kind,
            at: self.now,
            by: Some(&self.by.account),
            detail,
            signature,
        }
    }
}

/// Revokes it and all that were given with it in one document; of two who do so at once, one gets
/// [`AppError::Conflict`]. With a signatory the records are signed in the name of the organization.
/// The accounts of everyone who holds it no more.
pub(super) async fn revoke_document(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
    signatory: Option<&Signatory>,
) -> Result<Vec<String>, AppError> {
    let mut told = revoke(db, decision, signatory).await?;
    let row = lists::numbered(db, decision.number).await?;
    for other in shared::with(db, &row).await? {
        if other.revoked_at.is_none() {
            let number = &other.number;
            told.extend(
                revoke(
                    db,
                    &Decision {
                        number,
                        ..*decision
                    },
                    signatory,
                )
                .await?,
            );
        }
    }
    Ok(told)
}

/// Revokes the one of one person, as when they leave, and what was handed over under it.
pub(super) async fn revoke(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
    signatory: Option<&Signatory>,
) -> Result<Vec<String>, AppError> {
    let mut told = vec![revoke_one(db, decision, signatory).await?];
    let row = lists::numbered(db, decision.number).await?;
    for child in hand_over::children(db, &row.number).await? {
        if child.revoked_at.is_none() {
            let number = &child.number;
            told.push(
                revoke_one(
                    db,
                    &Decision {
                        number,
                        ..*decision
                    },
                    signatory,
                )
                .await?,
            );
        }
    }
    Ok(told)
}

async fn revoke_one(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
    signatory: Option<&Signatory>,
) -> Result<String, AppError> {
    let (mut row, reason) = decision.read(db).await?;
    let (by, now) = (decision.by.account.as_str(), decision.now);
    let revoked = of(&row)
        .col_expr(powers::Column::RevokedAt, Expr::value(now))
        .col_expr(powers::Column::RevokedBy, Expr::value(by))
        .col_expr(powers::Column::RevokeReason, Expr::value(reason))
        .exec(db)
        .await;
    done(revoked)?;
    row.revoked_by = Some(by.to_owned());
    row.revoke_reason = Some(reason.to_owned());
    let record = audit::written(&audit::revocation(db, &row, now).await?)?;
    let signature = match signatory {
        None => None,
        Some(signatory) => {
            let organization = numbered(db, &row.ogrn).await?;
            let named = (&organization.ogrn, organization.name.as_str());
            let signed = signatory.sign(db, named, record.as_bytes()).await;
            Some(signed.map_err(documents::internal)?)
        }
    };
    let entry = decision.entry(&row, EventKind::Revoked, record, signature);
    audit::append(db, entry).await?;
    Ok(row.account_id)
}

/// Suspends it, and what was handed over under it.
pub(super) async fn suspend(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
) -> Result<Vec<String>, AppError> {
    let mut told = vec![suspend_one(db, decision).await?];
    let row = lists::numbered(db, decision.number).await?;
    for child in hand_over::children(db, &row.number).await? {
        let over = rows::read(&child)?.state(decision.today).is_over();
        if !over && child.suspended_at.is_none() {
            let number = &child.number;
            told.push(
                suspend_one(
                    db,
                    &Decision {
                        number,
                        ..*decision
                    },
                )
                .await?,
            );
        }
    }
    Ok(told)
}

pub(super) async fn suspend_one(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
) -> Result<String, AppError> {
    let (row, reason) = decision.read(db).await?;
    if rows::read(&row)?.state(decision.today).is_over() {
        return Err(AppError::Conflict);
    }
    let suspended = of(&row)
        .col_expr(powers::Column::SuspendedAt, Expr::value(decision.now))
        .filter(powers::Column::SuspendedAt.is_null())
        .exec(db)
        .await;
    done(suspended)?;
    let entry = decision.entry(&row, EventKind::Suspended, detail(reason)?, None);
    audit::append(db, entry).await?;
    Ok(row.account_id)
}

/// Suspends it in the name of nobody, for the rule of the abuse watch that was broken; whether it
/// was not suspended or over before.
pub(crate) async fn suspend_by_watch(
    db: &impl ConnectionTrait,
    number: &str,
    rule: Rule,
    now: i64,
) -> Result<bool, StoreError> {
    let suspended = powers::Entity::update_many()
        .col_expr(powers::Column::SuspendedAt, Expr::value(now))
        .filter(powers::Column::Number.eq(number))
        .filter(powers::Column::RevokedAt.is_null())
        .filter(powers::Column::SuspendedAt.is_null())
        .exec(db)
        .await?;
    if suspended.rows_affected == 0 {
        return Ok(false);
    }
    let entry = Entry {
        number,
        kind: EventKind::Suspended,
        at: now,
        by: None,
        // Told in the reader's language: see the history on the page.
        detail: detail(&format!("watch:{}", rule.key()))?,
        signature: None,
    };
    audit::append(db, entry).await?;
    // What was handed over may be used no longer than that under which it was.
    for child in hand_over::children(db, number).await? {
        Box::pin(suspend_by_watch(db, &child.number, rule, now)).await?;
    }
    Ok(true)
}

/// Ends a suspension, and those of what was handed over that began with it.
pub(super) async fn resume(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
) -> Result<Vec<String>, AppError> {
    blocks::must_not_hold(db, decision.organization.as_str()).await?;
    let row = lists::numbered(db, decision.number).await?;
    if let Some(parent) = &row.parent
        && lists::numbered(db, parent).await?.suspended_at.is_some()
    {
        return Err(AppError::Conflict);
    }
    let mut told = vec![resume_one(db, decision).await?];
    for child in hand_over::children(db, &row.number).await? {
        if child.suspended_at.is_some() && child.suspended_at == row.suspended_at {
            let number = &child.number;
            told.push(
                resume_one(
                    db,
                    &Decision {
                        number,
                        ..*decision
                    },
                )
                .await?,
            );
        }
    }
    Ok(told)
}

pub(super) async fn resume_one(
    db: &impl ConnectionTrait,
    decision: &Decision<'_>,
) -> Result<String, AppError> {
    let (row, reason) = decision.read(db).await?;
    let Some(from) = row.suspended_at else {
        return Err(AppError::Conflict);
    };
    let mut past = rows::past_suspensions(&row)?;
    past.push((from, decision.now));
    let past =
        serde_json::to_string(&past).map_err(|_| StoreError::corrupt("powers.suspensions"))?;
    let resumed = of(&row)
        .col_expr(powers::Column::SuspendedAt, Expr::value(None::<i64>))
        .col_expr(powers::Column::Suspensions, Expr::value(past))
        .filter(powers::Column::SuspendedAt.eq(from))
        .exec(db)
        .await;
    done(resumed)?;
    let entry = decision.entry(&row, EventKind::Resumed, detail(reason)?, None);
    audit::append(db, entry).await?;
    Ok(row.account_id)
}

/// What is revoked cannot be decided about any more.
fn of(row: &powers::Model) -> UpdateMany<powers::Entity> {
    powers::Entity::update_many()
        .filter(powers::Column::Number.eq(&row.number))
        .filter(powers::Column::RevokedAt.is_null())
}

fn done(written: Result<UpdateResult, sea_orm::DbErr>) -> Result<(), AppError> {
    match written.map_err(StoreError::from)?.rows_affected {
        0 => Err(AppError::Conflict),
        _ => Ok(()),
    }
}

fn detail(reason: &str) -> Result<String, StoreError> {
    audit::written(&Decided {
        reason: reason.to_owned(),
    })
}
