//! Alerts as directors see them, and what they say to them.

use app::{
    error::AppError,
    ports::{AbuseAlert, Resolution},
};
use domain::{identifiers::Ogrn, watch::Rule};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, NullOrdering},
};

use crate::{
    powers::people::Names,
    store::{StoreError, abuse_alerts},
};

/// Alerts of one list.
const MOST: u64 = 1_000;

/// The alerts of an organization. Only for who may see them: see [`crate::powers::directed`].
pub(super) async fn list(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Vec<AbuseAlert>, StoreError> {
    let rows = abuse_alerts::Entity::find()
        .filter(abuse_alerts::Column::Ogrn.eq(ogrn.as_str()))
        .order_by_with_nulls(
            abuse_alerts::Column::ResolvedAt,
            Order::Desc,
            NullOrdering::First,
        )
        .order_by_desc(abuse_alerts::Column::RaisedAt)
        .order_by_asc(abuse_alerts::Column::VerifierAccount)
        .order_by_asc(abuse_alerts::Column::Rule)
        .limit(MOST)
        .all(db)
        .await?;
    let people = rows.iter().flat_map(|row| {
        [Some(&row.verifier_account), row.resolved_by.as_ref()]
            .into_iter()
            .flatten()
    });
    let names = Names::of(db, people.map(String::as_str)).await?;
    rows.into_iter().map(|row| line(row, &names)).collect()
}

fn line(row: abuse_alerts::Model, names: &Names) -> Result<AbuseAlert, StoreError> {
    Ok(AbuseAlert {
        id: format!("{}:{}:{}", row.verifier_account, row.rule, row.number),
        rule: Rule::from_key(&row.rule).ok_or(StoreError::corrupt("abuse_alerts.rule"))?,
        staff: names.name(&row.verifier_account),
        checks: u64::try_from(row.checks).unwrap_or_default(),
        raised_at: row.raised_at,
        power: row.power_number,
        resolution: row.resolved_at.map(|at| Resolution {
            at,
            by: names.name(row.resolved_by.as_deref().unwrap_or_default()),
            reason: row.reason.unwrap_or_default(),
        }),
    })
}

pub(super) async fn waiting(db: &impl ConnectionTrait, ogrn: &Ogrn) -> Result<u64, StoreError> {
    Ok(abuse_alerts::Entity::find()
        .filter(abuse_alerts::Column::Ogrn.eq(ogrn.as_str()))
        .filter(abuse_alerts::Column::ResolvedAt.is_null())
        .count(db)
        .await?)
}

/// Resolves one; the first word stays.
pub(super) async fn resolve(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    alert: &str,
    by: &str,
    reason: &str,
    now: i64,
) -> Result<(), AppError> {
    let key = key(ogrn, alert).ok_or(AppError::NotFound)?;
    let own = abuse_alerts::Entity::find_by_id(key.clone())
        .one(db)
        .await
        .map_err(StoreError::from)?;
    own.ok_or(AppError::NotFound)?;
    let (ogrn, account, rule, number) = key;
    let done = abuse_alerts::Entity::update_many()
        .col_expr(abuse_alerts::Column::ResolvedAt, Expr::value(now))
        .col_expr(abuse_alerts::Column::ResolvedBy, Expr::value(by))
        .col_expr(abuse_alerts::Column::Reason, Expr::value(reason))
        .filter(abuse_alerts::Column::Ogrn.eq(ogrn))
        .filter(abuse_alerts::Column::VerifierAccount.eq(account))
        .filter(abuse_alerts::Column::Rule.eq(rule))
        .filter(abuse_alerts::Column::Number.eq(number))
        .filter(abuse_alerts::Column::ResolvedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    if done.rows_affected == 1 {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}

/// `<account>:<rule>:<number>` of an alert of this organization.
fn key(ogrn: &Ogrn, alert: &str) -> Option<(String, String, String, i64)> {
    let mut parts = alert.splitn(3, ':');
    let (account, rule, number) = (parts.next()?, parts.next()?, parts.next()?);
    if account.contains('\0') {
        // PostgreSQL has no such text.
        return None;
    }
    Some((
        ogrn.as_str().to_owned(),
        account.to_owned(),
        Rule::from_key(rule)?.key().to_owned(),
        number.parse().ok()?,
    ))
}
