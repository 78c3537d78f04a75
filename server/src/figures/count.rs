//! One grouped count has all the figures of the checks in it: a line for each day, scenario and
//! outcome that came up, at most some thousand of them for the longest period.

use std::collections::BTreeMap;

use app::ports::{Count, Figures, Period};
use domain::{
    identifiers::Ogrn, moscow, offline::LateProblem, outcome::OutcomeKind, scenario::Scenario,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait as _, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use time::{Date, Duration};

use crate::{
    checks::consent,
    store::{StoreError, branches, checks, counted_checks, late_alarms},
};

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// The figures of `period`, whose last day is `today`; `now` in Unix seconds.
pub(super) async fn figures(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    period: Period,
    today: Date,
    now: i64,
) -> Result<Figures, StoreError> {
    let back = Duration::days(i64::from(period.days()) - 1);
    let first = today.saturating_sub(back);
    let from = moscow::midnight(first);
    let until = from + i64::from(period.days()) * SECONDS_A_DAY;
    let mut sums = Sums::default();
    for (day, scenario, outcome, checks) in grouped(db, ogrn, from, until, now).await? {
        let outcome =
            OutcomeKind::from_key(&outcome).ok_or(StoreError::corrupt("checks.outcome"))?;
        let scenario = scenario
            .map(|key| Scenario::from_key(&key).ok_or(StoreError::corrupt("checks.scenario")))
            .transpose()?;
        let checks = u64::try_from(checks).unwrap_or_default();
        sums.add(day, scenario, outcome, checks);
    }
    Ok(Figures {
        alarms: alarms(db, ogrn, from, until).await?,
        branches: by_branch(db, ogrn, from, until).await?,
        again: again(db, ogrn, from, until).await?,
        ..sums.figures(first, period)
    })
}

/// Days since 1970 in Moscow, what was asked, what came out, and how often.
type Line = (i64, Option<String>, String, i64);

async fn grouped(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    from: i64,
    until: i64,
    now: i64,
) -> Result<Vec<Line>, StoreError> {
    // Written out, since a grouped expression with parameters is another one to PostgreSQL each
    // time it is written. Whole numbers all: both databases divide them without a remainder.
    let day = format!(
        "(\"checks\".\"at\" + {}) / {SECONDS_A_DAY}",
        moscow::OFFSET_SECONDS
    );
    // What nobody answered is a "no", as in the list: see `consent::outcome_now`.
    let outcome = format!(
        "CASE WHEN \"checks\".\"outcome\" = '{}' AND \"checks\".\"at\" < {} THEN '{}' \
         ELSE \"checks\".\"outcome\" END",
        OutcomeKind::AwaitingHolder.key(),
        now - consent::WAIT,
        OutcomeKind::NotConfirmed.key(),
    );
    Ok(checks::Entity::find()
        .select_only()
        .column_as(Expr::cust(day.clone()), "day")
        .column(checks::Column::Scenario)
        .column_as(Expr::cust(outcome.clone()), "result")
        .column_as(checks::Column::Id.count(), "checks")
        .filter(checks::Column::Ogrn.eq(ogrn.as_str()))
        .filter(checks::Column::At.gte(from))
        .filter(checks::Column::At.lt(until))
        .group_by(Expr::cust(day))
        .group_by(checks::Column::Scenario)
        .group_by(Expr::cust(outcome))
        .into_tuple()
        .all(db)
        .await?)
}

#[derive(Default)]
struct Sums {
    days: BTreeMap<i64, Count>,
    scenarios: BTreeMap<Option<String>, (Option<Scenario>, Count)>,
    outcomes: BTreeMap<OutcomeKind, u64>,
    total: Count,
}

impl Sums {
    fn add(&mut self, day: i64, scenario: Option<Scenario>, outcome: OutcomeKind, checks: u64) {
        let confirmed = if outcome == OutcomeKind::Confirmed {
            checks
        } else {
            0
        };
        let by_scenario = self.scenarios.entry(scenario.map(Scenario::key));
        let (_, by_scenario) = by_scenario.or_insert((scenario, Count::default()));
        for count in [
            self.days.entry(day).or_default(),
            by_scenario,
            &mut self.total,
        ] {
            count.checks += checks;
            count.confirmed += confirmed;
        }
        *self.outcomes.entry(outcome).or_default() += checks;
    }

    fn figures(self, first: Date, period: Period) -> Figures {
        let number = (moscow::midnight(first) + moscow::OFFSET_SECONDS) / SECONDS_A_DAY;
        let day = |step: u16| {
            let count = self.days.get(&(number + i64::from(step)));
            let date = first.saturating_add(Duration::days(i64::from(step)));
            (date, count.copied().unwrap_or_default())
        };
        let outcome = |kind| Some((kind, *self.outcomes.get(&kind)?));
        let mut scenarios: Vec<_> = self.scenarios.values().copied().collect();
        // Stable: of two that are as frequent, the order of their names stays.
        scenarios.sort_by_key(|(_, count)| std::cmp::Reverse(count.checks));
        Figures {
            days: (0..period.days()).map(day).collect(),
            total: self.total,
            outcomes: OutcomeKind::ALL.into_iter().filter_map(outcome).collect(),
            scenarios,
            alarms: Vec::new(),
            branches: Vec::new(),
            again: 0,
        }
    }
}

/// The same checks by branch.
async fn by_branch(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    from: i64,
    until: i64,
) -> Result<Vec<(Option<String>, Count)>, StoreError> {
    let branches = branches::Entity::find()
        .filter(branches::Column::Ogrn.eq(ogrn.as_str()))
        .all(db)
        .await?;
    if branches.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Option<String>, String, i64)> = checks::Entity::find()
        .select_only()
        .column(checks::Column::BranchId)
        .column(checks::Column::Outcome)
        .column_as(checks::Column::Id.count(), "checks")
        .filter(checks::Column::Ogrn.eq(ogrn.as_str()))
        .filter(checks::Column::At.gte(from))
        .filter(checks::Column::At.lt(until))
        .group_by(checks::Column::BranchId)
        .group_by(checks::Column::Outcome)
        .into_tuple()
        .all(db)
        .await?;
    let mut counts: BTreeMap<Option<String>, Count> = BTreeMap::new();
    for (branch, outcome, checks) in rows {
        let name = branch.and_then(|id| branches.iter().find(|branch| branch.id == id));
        let count = counts.entry(name.map(|branch| branch.name.clone()));
        let count = count.or_default();
        let checks = u64::try_from(checks).unwrap_or_default();
        count.checks += checks;
        if outcome == OutcomeKind::Confirmed.key() {
            count.confirmed += checks;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    // Stable: of two that are as frequent, the order of their names stays.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(count.checks));
    Ok(counts)
}

/// Those that came again on their day.
async fn again(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    from: i64,
    until: i64,
) -> Result<u64, StoreError> {
    Ok(counted_checks::Entity::find()
        .filter(counted_checks::Column::Ogrn.eq(ogrn.as_str()))
        .filter(counted_checks::Column::At.gte(from))
        .filter(counted_checks::Column::At.lt(until))
        .filter(counted_checks::Column::AgainAt.is_not_null())
        .count(db)
        .await?)
}

async fn alarms(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    from: i64,
    until: i64,
) -> Result<Vec<(LateProblem, u64)>, StoreError> {
    let counts: Vec<(String, i64)> = late_alarms::Entity::find()
        .select_only()
        .column(late_alarms::Column::Problem)
        .column_as(late_alarms::Column::CheckId.count(), "alarms")
        .filter(late_alarms::Column::Ogrn.eq(ogrn.as_str()))
        .filter(late_alarms::Column::At.gte(from))
        .filter(late_alarms::Column::At.lt(until))
        .group_by(late_alarms::Column::Problem)
        .into_tuple()
        .all(db)
        .await?;
    let mut alarms = Vec::new();
    for problem in LateProblem::ALL {
        let count = counts.iter().find(|(key, _)| key == problem.key());
        if let Some((_, count)) = count {
            alarms.push((problem, u64::try_from(*count).unwrap_or_default()));
        }
    }
    Ok(alarms)
}
