//! What a director sees first.

use std::collections::BTreeSet;

use app::ports::{CheckFilter, Organization, Overview};
use domain::{moscow, outcome::OutcomeKind, power::PowerState};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};
use time::Date;

use super::{
    lists::{self, MONTH},
    people::Names,
    rows::line,
};
use crate::{
    checks::journal,
    store::{StoreError, checks},
};

/// Checks on the first page.
const LATEST: u32 = 10;

pub(super) async fn overview(
    db: &impl ConnectionTrait,
    organization: Organization,
    now: i64,
    today: Date,
) -> Result<Overview, StoreError> {
    let rows = lists::of_organization(db, &organization.ogrn).await?;
    let names = Names::of(db, rows.iter().map(|row| row.account_id.as_str())).await?;
    let mut in_force = BTreeSet::new();
    let mut expiring = Vec::new();
    for row in &rows {
        let line = line(row, names.name(&row.account_id), today)?;
        if line.state.in_force() {
            in_force.insert(row.account_id.as_str());
        }
        if matches!(line.state, PowerState::Expiring { .. }) {
            expiring.push(line);
        }
    }
    expiring.sort_by_key(|power| power.until);

    let since = |second: i64| -> Select<checks::Entity> {
        checks::Entity::find()
            .filter(checks::Column::Ogrn.eq(organization.ogrn.as_str()))
            .filter(checks::Column::At.gte(second))
    };
    let midnight = moscow::midnight(today);
    let latest =
        journal::page(db, &organization.ogrn, &CheckFilter::default(), LATEST, now).await?;
    Ok(Overview {
        expiring,
        staff_in_force: in_force.len() as u64,
        checks_today: since(midnight).count(db).await?,
        confirmed_today: since(midnight)
            .filter(checks::Column::Outcome.eq(OutcomeKind::Confirmed.key()))
            .count(db)
            .await?,
        checks_month: since(now - MONTH).count(db).await?,
        latest: latest.lines,
        organization,
    })
}
