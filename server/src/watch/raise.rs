//! Raising alerts.

use app::ports::Visitor;
use domain::{
    outcome::OutcomeKind,
    watch::{self, Action, Entry, LONGEST_WINDOW, MOST_CHECKS, Rule, Watched},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, sea_query::OnConflict,
};

use crate::{
    powers::suspend_by_watch,
    store::{Database, StoreError, abuse_alerts, checks},
};

/// Holds the latest checks of `by` in the name of `ogrn` against the table (of a till its own, and of
/// a person those without a till: the queues of three tills are no crowd at one door), and raises
/// what is broken and not yet open. Costs one short read where nothing is; what was recorded
/// before a director's word does not count against anybody again. Where the table says so, the
/// power of attorney is suspended with the alert, until a director decides; whether it was. For what
/// a till is shown nothing is suspended.
pub(crate) async fn after_check(
    database: &Database,
    ogrn: &str,
    by: &Visitor,
    now: i64,
) -> Result<bool, StoreError> {
    let account = by.account.as_str();
    let till = match &by.till {
        Some(till) => checks::Column::TillId.eq(&till.id),
        None => checks::Column::TillId.is_null(),
    };
    let db = database.read();
    let mut suspended = false;
    let rows: Vec<(i64, String, Option<String>)> = checks::Entity::find()
        .select_only()
        .column(checks::Column::At)
        .column(checks::Column::Outcome)
        .column(checks::Column::PowerNumber)
        .filter(checks::Column::VerifierAccount.eq(account))
        .filter(till)
        .filter(checks::Column::At.gt(now - LONGEST_WINDOW))
        .filter(checks::Column::Ogrn.eq(ogrn))
        .order_by_desc(checks::Column::At)
        .order_by_desc(checks::Column::Id)
        .limit(MOST_CHECKS as u64)
        .into_tuple()
        .all(db)
        .await?;
    let watched = |(at, outcome, _): &(i64, String, Option<String>)| {
        let outcome = OutcomeKind::from_key(outcome);
        let outcome = outcome.ok_or(StoreError::corrupt("checks.outcome"))?;
        Ok(Watched { at: *at, outcome })
    };
    let checks: Vec<_> = rows
        .iter()
        .map(watched)
        .collect::<Result<_, StoreError>>()?;
    let power = rows.first().and_then(|(_, _, power)| power.clone());
    for rule in watch::broken(&checks, now) {
        let last = last(db, ogrn, account, rule).await?;
        let mut since_then = checks.clone();
        if let Some(last) = &last {
            let Some(resolved_at) = last.resolved_at else {
                continue;
            };
            since_then.retain(|check| check.at > resolved_at);
        }
        if watch::broken(&since_then, now).contains(&rule) {
            let from = now - rule.entry().window;
            since_then.retain(|check| check.at > from);
            let row = abuse_alerts::Model {
                ogrn: ogrn.to_owned(),
                verifier_account: account.to_owned(),
                rule: rule.key().to_owned(),
                number: last.map_or(1, |last| last.number + 1),
                power_number: power.clone(),
                checks: i64::try_from(since_then.len()).unwrap_or(i64::MAX),
                raised_at: now,
                resolved_at: None,
                resolved_by: None,
                reason: None,
            };
            let mut entry = rule.entry();
            if by.till.is_some() {
                // A visitor can do that to it, and would stop every other till of the person.
                entry.action = Action::Alert;
            }
            suspended |= raise(database, row, entry).await?;
        }
    }
    Ok(suspended)
}

async fn last(
    db: &impl ConnectionTrait,
    ogrn: &str,
    account: &str,
    rule: Rule,
) -> Result<Option<abuse_alerts::Model>, StoreError> {
    Ok(abuse_alerts::Entity::find()
        .filter(abuse_alerts::Column::Ogrn.eq(ogrn))
        .filter(abuse_alerts::Column::VerifierAccount.eq(account))
        .filter(abuse_alerts::Column::Rule.eq(rule.key()))
        .order_by_desc(abuse_alerts::Column::Number)
        .one(db)
        .await?)
}

/// Raises it; of two checks that break a rule at the same moment one does. Whether a power of
/// attorney was suspended.
async fn raise(
    database: &Database,
    row: abuse_alerts::Model,
    entry: Entry,
) -> Result<bool, StoreError> {
    let key = [
        abuse_alerts::Column::Ogrn,
        abuse_alerts::Column::VerifierAccount,
        abuse_alerts::Column::Rule,
        abuse_alerts::Column::Number,
    ];
    let (power, now) = (row.power_number.clone(), row.raised_at);
    let transaction = database.write().await?;
    let written = abuse_alerts::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(&*transaction)
        .await?;
    let suspends = written == 1 && entry.action == Action::Suspend;
    let suspended = match power.filter(|_| suspends) {
        Some(power) => suspend_by_watch(&*transaction, &power, entry.rule, now).await?,
        None => false,
    };
    transaction.commit().await?;
    Ok(suspended)
}
