//! The desk's list of families, and one family's file.

use std::collections::BTreeMap;

use app::ports::{FamilyEvent, FamilyEventKind, FamilyFile, FamilyLine, FamilyMember};
use domain::family::{FamilyRole, FamilyRule};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use time::Date;

use super::{
    named::in_the_name,
    stored::{self, Stored},
};
use crate::store::{StoreError, accounts, families, family_events, family_members};

/// Lines in one answer.
const MOST: u64 = 50;
/// No name is longer.
const LONGEST: usize = 200;

/// The families that `query` may mean, the latest first.
pub(super) async fn lines(
    db: &impl ConnectionTrait,
    query: &str,
    today: Date,
) -> Result<Vec<FamilyLine>, StoreError> {
    let query = query.trim();
    if query.chars().count() > LONGEST || query.contains('\0') {
        return Ok(Vec::new());
    }
    let mut select = families::Entity::find()
        .order_by_desc(families::Column::Number)
        .limit(MOST);
    if let Ok(number) = query.parse::<i64>() {
        select = select.filter(families::Column::Number.eq(number));
    } else if !query.is_empty() {
        let columns = [
            family_members::Column::Surname,
            family_members::Column::GivenName,
            family_members::Column::Patronymic,
        ];
        let numbers: Vec<i64> = family_members::Entity::find()
            .select_only()
            .column(family_members::Column::FamilyNumber)
            .distinct()
            .filter(in_the_name(query, &columns))
            .order_by_desc(family_members::Column::FamilyNumber)
            .limit(MOST)
            .into_tuple()
            .all(db)
            .await?;
        select = select.filter(families::Column::Number.is_in(numbers));
    }
    let rows = select.all(db).await?;
    let numbers: Vec<_> = rows.iter().map(|row| row.number).collect();
    let mut members: BTreeMap<i64, Vec<_>> = BTreeMap::new();
    for member in stored::members(db, &numbers).await? {
        members
            .entry(member.family_number)
            .or_default()
            .push(member);
    }
    rows.into_iter()
        .map(|row| {
            let members = members.remove(&row.number).unwrap_or_default();
            line(&Stored::of(row, members)?, today)
        })
        .collect()
}

fn line(found: &Stored, today: Date) -> Result<FamilyLine, StoreError> {
    let Stored {
        row,
        members,
        family,
    } = found;
    let parents = members
        .iter()
        .zip(&family.members)
        .filter(|(_, member)| member.role == FamilyRole::Parent)
        .map(|(row, _)| stored::name(row))
        .collect();
    Ok(FamilyLine {
        number: stored::public_number(row.number)?,
        parents,
        children: family.children(today),
        region: family.region,
        standing: family.standing(today),
    })
}

/// Everything about one family.
pub(super) async fn file(
    db: &impl ConnectionTrait,
    number: u64,
    today: Date,
) -> Result<Option<FamilyFile>, StoreError> {
    let Ok(key) = i64::try_from(number) else {
        return Ok(None);
    };
    let Some(found) = stored::numbered(db, key).await? else {
        return Ok(None);
    };
    let rule = FamilyRule::of(found.family.region);
    let members = found
        .members
        .iter()
        .zip(&found.family.members)
        .map(|(row, member)| FamilyMember {
            id: row.id.clone(),
            role: member.role,
            name: stored::name(row),
            birth: member.birth,
            studies_until: member.studies_until,
            joined: member.joined,
            last_day: member.last_day(&rule),
            present: member.belongs(&rule, today),
            has_account: row.account_id.is_some(),
        })
        .collect();
    let day = today.max(found.family.from);
    Ok(Some(FamilyFile {
        number,
        revision: found.row.revision,
        region: found.family.region,
        from: found.family.from,
        until: found.family.until,
        lasts_until: found.family.lasts_until(day),
        decision: found.family.decision,
        reason: found.row.reason.clone(),
        standing: found.family.standing(today),
        members,
        history: history(db, key).await?,
    }))
}

async fn history(db: &impl ConnectionTrait, number: i64) -> Result<Vec<FamilyEvent>, StoreError> {
    let rows = family_events::Entity::find()
        .filter(family_events::Column::FamilyNumber.eq(number))
        .order_by_desc(family_events::Column::Seq)
        .all(db)
        .await?;
    let names: BTreeMap<String, String> = accounts::Entity::find()
        .filter(accounts::Column::Id.is_in(rows.iter().map(|row| row.by.as_str())))
        .all(db)
        .await?
        .into_iter()
        .map(|account| (account.id, account.name))
        .collect();
    rows.into_iter()
        .map(|row| {
            Ok(FamilyEvent {
                at: row.at,
                by: names.get(&row.by).cloned().unwrap_or_default(),
                kind: FamilyEventKind::from_key(&row.kind)
                    .ok_or(StoreError::corrupt("family_events.kind"))?,
                detail: row.detail,
            })
        })
        .collect()
}
