//! Powers of attorney as directors and passers-by see them.

use std::collections::{BTreeMap, BTreeSet};

use app::ports::{Organization, PowerDetails, PowerLine, Revocation, StaffLine};
use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::Date;
use uuid::Uuid;

use super::{
    events, hand_over,
    people::Names,
    rows::{self, line},
    shared,
};
use crate::{
    documents,
    invitations::members,
    store::{StoreError, checks, powers},
    training,
};

/// Seconds of the month over which a member of staff's checks are counted.
pub(super) const MONTH: i64 = 30 * 24 * 60 * 60;

/// All powers of attorney of an organization, newest first.
pub(super) async fn all(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    today: Date,
) -> Result<Vec<PowerLine>, StoreError> {
    let rows = of_organization(db, ogrn).await?;
    let names = Names::of(db, rows.iter().map(|row| row.account_id.as_str())).await?;
    rows.iter()
        .map(|row| line(row, names.name(&row.account_id), today))
        .collect()
}

/// Everyone who has accepted an invitation, or holds or held a power of attorney: those who may
/// check today first, then those to whom one may be issued, then those who are gone; by name.
pub(super) async fn staff(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    now: i64,
    today: Date,
) -> Result<Vec<StaffLine>, StoreError> {
    let rows = of_organization(db, ogrn).await?;
    let members = members::of_organization(db, ogrn, None).await?;
    let held = rows.iter().map(|row| row.account_id.as_str());
    let joined = members.iter().map(|member| member.account_id.as_str());
    let names = Names::of(db, held.clone().chain(joined.clone())).await?;
    let trained = training::of_accounts(db, held.chain(joined.clone())).await?;
    let counts: Vec<(String, i64)> = checks::Entity::find()
        .select_only()
        .column(checks::Column::VerifierAccount)
        .column_as(checks::Column::Id.count(), "checks")
        .filter(checks::Column::Ogrn.eq(ogrn.as_str()))
        .filter(checks::Column::At.gt(now - MONTH))
        .group_by(checks::Column::VerifierAccount)
        .into_tuple()
        .all(db)
        .await?;
    let counts: BTreeMap<_, _> = counts.into_iter().collect();

    let left: BTreeSet<&str> = members
        .iter()
        .filter(|member| member.left_at.is_some())
        .map(|member| member.account_id.as_str())
        .collect();
    let mut people: BTreeMap<&str, Vec<PowerLine>> =
        joined.map(|account| (account, Vec::new())).collect();
    for row in &rows {
        let line = line(row, names.name(&row.account_id), today)?;
        people.entry(&row.account_id).or_default().push(line);
    }
    let mut staff: Vec<_> = people
        .into_iter()
        .map(|(account, mut powers)| {
            powers.sort_by_key(|power| rows::rank(power.state));
            StaffLine {
                account: account.to_owned(),
                has_left: left.contains(account),
                name: names.name(account),
                powers,
                trained_at: trained.get(account).copied(),
                checks_month: counts
                    .get(account)
                    .and_then(|count| u64::try_from(*count).ok())
                    .unwrap_or_default(),
            }
        })
        .collect();
    staff.sort_by_cached_key(|person| {
        let best = person.powers.iter().map(|power| rows::rank(power.state));
        let rank = match best.min() {
            _ if person.has_left => 3,
            None => 1,
            Some(rank) => rank,
        };
        (rank, person.name.clone())
    });
    Ok(staff)
}

/// One of an organization's powers of attorney with everything its director may see.
pub(super) async fn details(
    db: &impl ConnectionTrait,
    organization: Organization,
    number: &str,
    today: Date,
) -> Result<PowerDetails, StoreError> {
    let row = numbered(db, number).await?;
    if row.ogrn != organization.ogrn.as_str() {
        return Err(StoreError::NotFound);
    }
    let people = [&row.account_id, &row.issued_by]
        .into_iter()
        .chain(&row.revoked_by);
    let names = Names::of(db, people.map(String::as_str)).await?;
    let checks = checks::Entity::find()
        .filter(checks::Column::PowerNumber.eq(&row.number))
        .count(db)
        .await?;
    let replaced = row.replaced_by.clone().zip(rows::read(&row)?.replaced_from);
    let with = named(db, shared::with(db, &row).await?, today).await?;
    let given = named(db, hand_over::children(db, &row.number).await?, today).await?;
    Ok(PowerDetails {
        events: events::of_power(db, &row.number).await?,
        replaced,
        line: line(&row, names.name(&row.account_id), today)?,
        organization,
        issued_by: names.name(&row.issued_by),
        issued_at: row.issued_at,
        revocation: row.revoked_at.map(|at| Revocation {
            at,
            by: row
                .revoked_by
                .as_deref()
                .map(|by| names.name(by))
                .unwrap_or_default(),
            reason: row.revoke_reason.unwrap_or_default(),
        }),
        checks,
        document: documents::of_power(db, row.document.as_deref()).await?,
        plain_text: row.plain_text,
        may_hand_over: row.may_hand_over,
        with,
        given,
        parent: row.parent,
    })
}

/// These as lines, with the names of their representatives.
async fn named(
    db: &impl ConnectionTrait,
    rows: Vec<powers::Model>,
    today: Date,
) -> Result<Vec<PowerLine>, StoreError> {
    let names = Names::of(db, rows.iter().map(|row| row.account_id.as_str())).await?;
    rows.iter()
        .map(|row| line(row, names.name(&row.account_id), today))
        .collect()
}

/// All rows of an organization, newest first.
pub(super) async fn of_organization(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Vec<powers::Model>, StoreError> {
    Ok(powers::Entity::find()
        .filter(powers::Column::Ogrn.eq(ogrn.as_str()))
        .order_by_desc(powers::Column::IssuedAt)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await?)
}

/// The row of that number.
pub(super) async fn numbered(
    db: &impl ConnectionTrait,
    number: &str,
) -> Result<powers::Model, StoreError> {
    let number = Uuid::try_parse(number).map_err(|_| StoreError::NotFound)?;
    powers::Entity::find_by_id(number.to_string())
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)
}
