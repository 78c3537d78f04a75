//! The family's own page.

use app::{
    error::AppError,
    ports::{OwnFamily, Relative, VisitLine, Visitor},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use time::Date;

use super::{CertificateDesk, codes, shares};
use crate::{
    families::{
        self,
        stored::{self, Stored},
    },
    store::{StoreError, families as family_rows, family_visits},
};

/// Visits that are shown.
const VISITS: u64 = 10;

/// The family of this person, if they are an adult of it.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    by: &Visitor,
    today: Date,
) -> Result<Option<Stored>, StoreError> {
    let Some((found, at)) = families::of_account(db, &by.account, today).await? else {
        return Ok(None);
    };
    let adult = found
        .family
        .members
        .get(at)
        .is_some_and(|member| families::is_adult(member.role, member.birth, today));
    Ok(adult.then_some(found))
}

pub(super) async fn family(
    desk: &CertificateDesk,
    by: &Visitor,
    today: Date,
    now: i64,
) -> Result<Option<OwnFamily>, AppError> {
    let db = desk.database.read();
    let Some(found) = of(db, by, today).await? else {
        return Ok(None);
    };
    let number = found.row.number;
    let row = codes::current(db, number).await?;
    let day = today.max(found.family.from);
    Ok(Some(OwnFamily {
        region: found.family.region,
        standing: found.family.standing(today),
        from: found.family.from,
        until: found.family.lasts_until(day),
        relatives: relatives(&found, day)?,
        code: codes::shown(&desk.issuer, &row)?,
        certificate: row.id,
        opens: u64::try_from(row.opens).unwrap_or_default(),
        last_opened: row.last_opened_at,
        shares: shares::open(db, number, now).await?,
        visits: visits(db, number).await?,
    }))
}

/// Who belongs to the family on `day`.
pub(super) fn relatives(found: &Stored, day: Date) -> Result<Vec<Relative>, StoreError> {
    found
        .family
        .present(day)
        .into_iter()
        .filter_map(|at| found.members.get(at))
        .map(|row| {
            Ok(Relative {
                role: stored::role(row)?,
                name: stored::name(row),
                birth: stored::birth(row)?,
            })
        })
        .collect()
}

async fn visits(db: &impl ConnectionTrait, family: i64) -> Result<Vec<VisitLine>, StoreError> {
    let rows = family_visits::Entity::find()
        .filter(family_visits::Column::FamilyNumber.eq(family))
        .order_by_desc(family_visits::Column::At)
        .order_by_desc(family_visits::Column::CheckId)
        .limit(VISITS)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| VisitLine {
            at: row.at,
            organization: row.organization,
            came: u32::try_from(row.came).unwrap_or_default(),
            compared: row.compared,
        })
        .collect())
}

pub(super) async fn reissue(
    desk: &CertificateDesk,
    by: &Visitor,
    certificate: &str,
    today: Date,
) -> Result<(), AppError> {
    let transaction = desk.database.write().await?;
    let db = &*transaction;
    let number = locked(db, by, today).await?;
    // Two taps, or both parents at once: one new code.
    if codes::current(db, number).await?.id == certificate {
        let now = desk.clock.now();
        codes::issue(db, &desk.issuer, number, Some(&by.account), now).await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// The number of this person's family, locked until the end of the transaction.
pub(super) async fn locked(
    db: &impl ConnectionTrait,
    by: &Visitor,
    today: Date,
) -> Result<i64, AppError> {
    let found = of(db, by, today).await?.ok_or(AppError::NotFound)?;
    family_rows::Entity::find_by_id(found.row.number)
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    Ok(found.row.number)
}
