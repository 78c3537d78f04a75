//! Late alarms: raised with the record of the check, read and taken note of by directors.

use app::ports::{Alarm, Alarms};
use domain::{
    identifiers::Ogrn,
    offline::LateProblem,
    outcome::{Outcome, Refusal},
    scenario::Scenario,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Order, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, NullOrdering},
};

use crate::{
    powers::people::Names,
    store::{StoreError, late_alarms, organizations},
};

/// Alarms of one list: a spreadsheet still opens it.
const MOST: u64 = 10_000;

/// A late check as the alarm has to tell it.
pub(super) struct Told<'a> {
    pub(super) check: &'a str,
    pub(super) ogrn: &'a str,
    /// When it was made, Unix seconds.
    pub(super) at: i64,
    /// When it was sent.
    pub(super) sent_at: i64,
    pub(super) verifier: &'a str,
    pub(super) scenario: Option<Scenario>,
}

/// Raises an alarm unless all was well. Call it in the transaction of the record.
pub(super) async fn raise(
    db: &impl ConnectionTrait,
    told: Told<'_>,
    outcome: &Outcome,
) -> Result<(), StoreError> {
    let Outcome::Refused(refusal) = outcome else {
        return Ok(());
    };
    let row = late_alarms::Model {
        check_id: told.check.to_owned(),
        ogrn: told.ogrn.to_owned(),
        at: told.at,
        raised_at: told.sent_at,
        verifier_account: told.verifier.to_owned(),
        scenario: told.scenario.map(|scenario| scenario.key()),
        problem: LateProblem::from(refusal).key().to_owned(),
        used_at: match refusal {
            Refusal::Used { at, .. } => Some(*at),
            _ => None,
        },
        acknowledged_at: None,
        acknowledged_by: None,
    };
    late_alarms::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The alarms of an organization. Only for who may see them: see [`crate::powers::directed`].
pub(super) async fn list(db: &impl ConnectionTrait, ogrn: &Ogrn) -> Result<Alarms, StoreError> {
    let organization = organizations::Entity::find_by_id(ogrn.as_str())
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)?;
    let rows = late_alarms::Entity::find()
        .filter(late_alarms::Column::Ogrn.eq(ogrn.as_str()))
        .order_by_with_nulls(
            late_alarms::Column::AcknowledgedAt,
            Order::Desc,
            NullOrdering::First,
        )
        .order_by_desc(late_alarms::Column::At)
        .order_by_desc(late_alarms::Column::CheckId)
        .limit(MOST)
        .all(db)
        .await?;
    let people = rows.iter().flat_map(|row| {
        [Some(&row.verifier_account), row.acknowledged_by.as_ref()]
            .into_iter()
            .flatten()
    });
    let names = Names::of(db, people.map(String::as_str)).await?;
    let open = rows.iter().filter(|row| row.acknowledged_at.is_none());
    Ok(Alarms {
        open: open.count() as u64,
        cap: organization.offline_cap,
        lines: rows
            .into_iter()
            .map(|row| line(row, &names))
            .collect::<Result<_, _>>()?,
    })
}

fn line(row: late_alarms::Model, names: &Names) -> Result<Alarm, StoreError> {
    let scenario = row
        .scenario
        .as_deref()
        .map(|key| Scenario::from_key(key).ok_or(StoreError::corrupt("late_alarms.scenario")));
    let acknowledged_by = row.acknowledged_by.as_deref().unwrap_or_default();
    Ok(Alarm {
        at: row.at,
        raised_at: row.raised_at,
        staff: names.name(&row.verifier_account),
        scenario: scenario.transpose()?,
        problem: LateProblem::from_key(&row.problem)
            .ok_or(StoreError::corrupt("late_alarms.problem"))?,
        used_at: row.used_at,
        acknowledged: row
            .acknowledged_at
            .map(|at| (at, names.name(acknowledged_by))),
        check: row.check_id,
    })
}

/// Notes that the director `by` has seen it; the first note stays.
///
/// # Errors
/// [`StoreError::NotFound`] for an alarm of somebody else.
pub(super) async fn acknowledge(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    check: &str,
    by: &str,
    now: i64,
) -> Result<(), StoreError> {
    let own = late_alarms::Entity::find_by_id(check)
        .filter(late_alarms::Column::Ogrn.eq(ogrn.as_str()))
        .one(db)
        .await?;
    own.ok_or(StoreError::NotFound)?;
    late_alarms::Entity::update_many()
        .col_expr(late_alarms::Column::AcknowledgedAt, Expr::value(now))
        .col_expr(late_alarms::Column::AcknowledgedBy, Expr::value(by))
        .filter(late_alarms::Column::CheckId.eq(check))
        .filter(late_alarms::Column::AcknowledgedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Sets how old the data of an organization's scanners may be, seconds.
pub(super) async fn set_cap(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    cap: i64,
) -> Result<(), StoreError> {
    organizations::Entity::update_many()
        .col_expr(organizations::Column::OfflineCap, Expr::value(cap))
        .filter(organizations::Column::Ogrn.eq(ogrn.as_str()))
        .exec(db)
        .await?;
    Ok(())
}
