//! An organization's list of checks: nothing about the citizens.

use app::ports::{CheckFilter, CheckLine, CheckPage};
use domain::{identifiers::Ogrn, outcome::OutcomeKind, scenario::Scenario};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DerivePartialModel, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Query,
};

use super::{consent, once};
use crate::{
    powers::people::Names,
    store::{StoreError, checks, counted_checks, powers},
    tills::names::TillNames,
};

/// Lines on the largest page: a CSV file.
const MOST: u32 = 10_000;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "checks::Entity")]
struct Row {
    id: String,
    at: i64,
    verifier_account: String,
    till_id: Option<String>,
    scenario: Option<String>,
    outcome: String,
    slip: Option<String>,
    #[sea_orm(from_expr = "checks::Column::Receipt.is_not_null()")]
    has_receipt: bool,
}

/// A page of the list, newest first. Only for who may see it: see [`crate::powers::directed`].
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    filter: &CheckFilter,
    page_size: u32,
    now: i64,
) -> Result<CheckPage, StoreError> {
    let page_size = page_size.clamp(1, MOST);
    let mut matching = Condition::all().add(checks::Column::Ogrn.eq(ogrn.as_str()));
    if let Some(outcome) = filter.outcome {
        matching = matching.add(consent::had(
            checks::Column::Outcome,
            checks::Column::At,
            outcome,
            now,
        ));
    }
    if let Some(part) = &filter.staff {
        // Names are compared here: SQLite and PostgreSQL differ in what they take for the
        // same letter.
        let staff = staff(db, ogrn).await?.containing(part);
        let named = TillNames::of(db, ogrn).await?.containing(part);
        let by_staff = checks::Column::VerifierAccount.is_in(staff);
        let by_till = checks::Column::TillId.is_in(named);
        matching = matching.add(Condition::any().add(by_staff).add(by_till));
    }
    let select = checks::Entity::find().filter(matching);
    let total = select.clone().count(db).await?;
    let again = Query::select()
        .column(counted_checks::Column::CheckId)
        .from(counted_checks::Entity)
        .and_where(counted_checks::Column::Ogrn.eq(ogrn.as_str()))
        .and_where(counted_checks::Column::AgainAt.is_not_null())
        .take();
    let again = select.clone().filter(checks::Column::Id.in_subquery(again));
    let again = again.count(db).await?;
    let rows = select
        .order_by_desc(checks::Column::At)
        .order_by_desc(checks::Column::Id)
        .offset(u64::from(filter.page) * u64::from(page_size))
        .limit(u64::from(page_size))
        .into_partial_model::<Row>()
        .all(db)
        .await?;
    let names = Names::of(db, rows.iter().map(|row| row.verifier_account.as_str())).await?;
    let tills =
        TillNames::needed_by(db, ogrn, rows.iter().map(|row| row.till_id.as_deref())).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id.as_str()).collect();
    let uses = once::of(db, &ids).await?;
    let lines = rows.into_iter().map(|row| {
        let day_use = uses.get(&row.id).copied();
        Ok(CheckLine {
            day_use,
            ..line(row, &names, &tills, now)?
        })
    });
    let lines: Result<_, StoreError> = lines.collect();
    Ok(CheckPage {
        lines: lines?,
        total,
        page_size,
        again,
    })
}

/// Everyone who can be in the list: whoever holds or held a power of attorney.
async fn staff(db: &impl ConnectionTrait, ogrn: &Ogrn) -> Result<Names, StoreError> {
    let accounts: Vec<String> = powers::Entity::find()
        .select_only()
        .column(powers::Column::AccountId)
        .distinct()
        .filter(powers::Column::Ogrn.eq(ogrn.as_str()))
        .into_tuple()
        .all(db)
        .await?;
    Names::of(db, accounts.iter().map(String::as_str)).await
}

fn line(row: Row, names: &Names, tills: &TillNames, now: i64) -> Result<CheckLine, StoreError> {
    let outcome =
        OutcomeKind::from_key(&row.outcome).ok_or(StoreError::corrupt("checks.outcome"))?;
    let scenario = row
        .scenario
        .as_deref()
        .map(|key| Scenario::from_key(key).ok_or(StoreError::corrupt("checks.scenario")));
    Ok(CheckLine {
        has_receipt: row.has_receipt,
        id: row.id,
        at: row.at,
        staff: names.name(&row.verifier_account),
        till: row.till_id.as_deref().map(|till| tills.name(till)),
        scenario: scenario.transpose()?,
        outcome: consent::outcome_now(outcome, row.at, now),
        slip: row.slip,
        day_use: None,
    })
}
