//! From when until when which organization gives what once a day.

use app::ports::OnceRule;
use domain::{identifiers::Ogrn, once::Scope, scenario::Scenario};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, LockType, OnConflict},
};

use crate::store::{StoreError, once_rules as rows};

/// The rule of `organization` for `scenario` at `at` (Unix seconds). Held until the transaction
/// ends: of checks that come at once one is counted after the other.
pub(crate) async fn held(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    scenario: Scenario,
    at: i64,
) -> Result<Option<Scope>, StoreError> {
    let lasts = Condition::any()
        .add(rows::Column::Until.is_null())
        .add(rows::Column::Until.gt(at));
    let rule = rows::Entity::find()
        .filter(rows::Column::Ogrn.eq(organization.as_str()))
        .filter(rows::Column::Scenario.eq(scenario.key()))
        .filter(rows::Column::Since.lte(at))
        .filter(lasts)
        .lock(LockType::NoKeyUpdate);
    let mut row = rule.clone().one(db).await?;
    if row.is_none() {
        // It may have waited for a director who has put another rule in its place: PostgreSQL shows
        // that one to the next statement only.
        row = rule.one(db).await?;
    }
    row.map(|row| scope(&row)).transpose()
}

/// Every rule of an organization that counts now, in the catalogue's order.
pub(crate) async fn in_force(
    db: &impl ConnectionTrait,
    organization: &str,
) -> Result<Vec<OnceRule>, StoreError> {
    let rows = rows::Entity::find()
        .filter(rows::Column::Ogrn.eq(organization))
        .filter(rows::Column::Until.is_null())
        .order_by_asc(rows::Column::Scenario)
        .all(db)
        .await?;
    let rule = |row: rows::Model| {
        Ok::<_, StoreError>(OnceRule {
            scenario: Scenario::from_key(&row.scenario)
                .ok_or(StoreError::corrupt("once_rules.scenario"))?,
            scope: scope(&row)?,
            since: row.since,
        })
    };
    let mut rules: Vec<_> = rows.into_iter().map(rule).collect::<Result<_, _>>()?;
    rules.sort_by_key(|rule: &OnceRule| rule.scenario.number());
    Ok(rules)
}

/// Sets it from `now` on; what is so already stays as it is.
pub(super) async fn set(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    scenario: Scenario,
    wanted: Option<Scope>,
    by: &str,
    now: i64,
) -> Result<(), StoreError> {
    let open = Condition::all()
        .add(rows::Column::Ogrn.eq(organization.as_str()))
        .add(rows::Column::Scenario.eq(scenario.key()))
        .add(rows::Column::Until.is_null());
    let before = rows::Entity::find().filter(open.clone()).one(db).await?;
    if before.as_ref().map(scope).transpose()? == wanted {
        return Ok(());
    }
    if before.is_some() {
        rows::Entity::update_many()
            .col_expr(rows::Column::Until, Expr::value(now))
            .col_expr(rows::Column::UntilBy, Expr::value(by))
            .filter(open)
            .exec(db)
            .await?;
    }
    let Some(wanted) = wanted else {
        return Ok(());
    };
    let row = rows::Model {
        ogrn: organization.as_str().to_owned(),
        scenario: scenario.key(),
        since: now,
        since_by: by.to_owned(),
        scope: wanted.key().to_owned(),
        until: None,
        until_by: None,
    };
    // Changed twice within this very second: the last word counts.
    let key = [
        rows::Column::Ogrn,
        rows::Column::Scenario,
        rows::Column::Since,
    ];
    let again = OnConflict::columns(key)
        .update_columns([
            rows::Column::SinceBy,
            rows::Column::Scope,
            rows::Column::Until,
            rows::Column::UntilBy,
        ])
        .to_owned();
    rows::Entity::insert(row.into_active_model())
        .on_conflict(again)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

fn scope(row: &rows::Model) -> Result<Scope, StoreError> {
    Scope::from_key(&row.scope).ok_or(StoreError::corrupt("once_rules.scope"))
}
