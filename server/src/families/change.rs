//! What happens to a family, each with a line of history.

use app::{
    error::{AppError, Problem},
    ports::{FamilyChange, FamilyEventKind},
};
use domain::family::FamilyDecision;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QuerySelect as _,
};
use time::Date;

use super::{
    register::{Moment, join},
    statuses,
    stored::{self, Stored},
};
use crate::{
    audit::{self, FamilyEntry},
    registry::days,
    store::{StoreError, families},
};

/// Who changes which family, as it was when they looked.
pub(super) struct Asked<'a> {
    pub(super) by: &'a str,
    pub(super) number: u64,
    pub(super) revision: i64,
    pub(super) moment: Moment,
}

/// Changes it, and what its members can show.
pub(super) async fn apply(
    db: &impl ConnectionTrait,
    asked: &Asked<'_>,
    change: &FamilyChange,
) -> Result<(), AppError> {
    let number = i64::try_from(asked.number).map_err(|_| AppError::NotFound)?;
    families::Entity::find_by_id(number)
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    let found = stored::numbered(db, number)
        .await?
        .ok_or(AppError::NotFound)?;
    if found.row.revision != asked.revision {
        return Err(AppError::Conflict);
    }
    let today = asked.moment.today;
    let mut row = found.row.clone().into_active_model();
    row.revision = Set(found.row.revision + 1);
    let (kind, detail) = match change {
        FamilyChange::Join(member, on) => {
            if *on < member.birth {
                return Err(AppError::field("joined", Problem::Reversed));
            }
            join(db, number, member, *on, today).await?;
            (
                FamilyEventKind::Joined,
                member.surname.clone() + " " + &member.given_name,
            )
        }
        FamilyChange::Correct {
            member,
            studies_until,
            left,
        } => {
            let name = correct(db, &found, member, *studies_until, *left).await?;
            (FamilyEventKind::Corrected, name)
        }
        FamilyChange::Term(until) => {
            if until.is_some_and(|until| until < found.family.from) {
                return Err(AppError::field("until", Problem::Reversed));
            }
            row.valid_until = Set(until.map(days::write));
            let detail = until.map(days::write).unwrap_or_default();
            (FamilyEventKind::Term, detail)
        }
        FamilyChange::Suspend(reason) => {
            decide(&found, &[FamilyDecision::Established])?;
            row.decision = Set(FamilyDecision::Suspended.key().to_owned());
            row.reason = Set(Some(reason.clone()));
            (FamilyEventKind::Suspended, reason.clone())
        }
        FamilyChange::Resume => {
            decide(&found, &[FamilyDecision::Suspended])?;
            row.decision = Set(FamilyDecision::Established.key().to_owned());
            row.reason = Set(None);
            (FamilyEventKind::Resumed, String::new())
        }
        FamilyChange::End(reason) => {
            decide(
                &found,
                &[FamilyDecision::Established, FamilyDecision::Suspended],
            )?;
            row.decision = Set(FamilyDecision::Ended.key().to_owned());
            row.reason = Set(Some(reason.clone()));
            (FamilyEventKind::Ended, reason.clone())
        }
    };
    let row = row.update(db).await.map_err(StoreError::from)?;
    note(db, &row, asked.by, kind, &detail, asked.moment.now).await?;
    let changed = stored::numbered(db, number)
        .await?
        .ok_or(StoreError::NotFound)?;
    statuses::follow(db, &changed, asked.moment).await?;
    Ok(())
}

/// A decision that is possible from those only.
fn decide(found: &Stored, from: &[FamilyDecision]) -> Result<(), AppError> {
    from.contains(&found.family.decision)
        .then_some(())
        .ok_or(AppError::Conflict)
}

/// Gives a member other dates, and returns the name.
async fn correct(
    db: &impl ConnectionTrait,
    found: &Stored,
    member: &str,
    studies_until: Option<Date>,
    left: Option<Date>,
) -> Result<String, AppError> {
    let row = found
        .members
        .iter()
        .find(|row| row.id == member)
        .ok_or(AppError::NotFound)?;
    let joined = days::read(&row.joined_on, "family_members.joined_on")?;
    if left.is_some_and(|left| left < joined) {
        return Err(AppError::field("left", Problem::Reversed));
    }
    if studies_until.is_some_and(|until| until <= joined) {
        return Err(AppError::field("studies_until", Problem::Reversed));
    }
    let mut active = row.clone().into_active_model();
    active.studies_until = Set(studies_until.map(days::write));
    active.left_on = Set(left.map(days::write));
    active.update(db).await.map_err(StoreError::from)?;
    Ok(stored::name(row))
}

/// Writes a line of history: `row` as it is after the change, with all its members.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    row: &families::Model,
    by: &str,
    kind: FamilyEventKind,
    detail: &str,
    now: i64,
) -> Result<(), StoreError> {
    let entry = FamilyEntry {
        family: row,
        at: now,
        by,
        kind: kind.key(),
        detail,
    };
    audit::append_family(db, &entry).await
}
