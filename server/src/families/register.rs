//! A family is written down: all of it or nothing.

use app::{
    error::{AppError, Problem},
    ports::{FamilyEventKind, NewFamily, NewMember},
};
use domain::{
    family::{FamilyDecision, FamilyRole, FamilyStanding},
    identifiers::Snils,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::NotSet, ColumnTrait as _, ConnectionTrait,
    EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};
use time::Date;
use uuid::Uuid;

use super::{
    change::note,
    statuses,
    stored::{self, Stored},
};
use crate::{
    certificates,
    issuer::Issuer,
    registry::days,
    store::{StoreError, WriteTransaction, accounts, families, family_members},
};

/// When something is decided.
#[derive(Clone, Copy)]
pub(crate) struct Moment {
    /// Unix seconds.
    pub(crate) now: i64,
    /// The same as a day in Moscow.
    pub(crate) today: Date,
}

/// Writes `new` down, gives its members their statuses and the family its first certificate, and
/// returns its number.
pub(crate) async fn write(
    transaction: &WriteTransaction,
    issuer: &Issuer,
    by: &str,
    new: &NewFamily,
    moment: Moment,
) -> Result<u64, AppError> {
    let db = &**transaction;
    let row = families::Model {
        number: 0,
        region: new.region.key(),
        valid_from: days::write(new.from),
        valid_until: new.until.map(days::write),
        decision: FamilyDecision::Established.key().to_owned(),
        reason: None,
        revision: 1,
        created_at: moment.now,
    };
    let mut row = row.into_active_model();
    row.number = NotSet;
    let row = row.insert(db).await.map_err(StoreError::from)?;
    for member in &new.members {
        // Whoever is born later comes into the family with the birth.
        let joined = new.from.max(member.birth);
        join(db, row.number, member, joined, moment.today).await?;
    }
    let number = row.number;
    let found = stored::numbered(db, number)
        .await?
        .ok_or(StoreError::NotFound)?;
    large(&found, new.from.max(moment.today))?;
    let kind = FamilyEventKind::Registered;
    note(db, &found.row, by, kind, &days::write(new.from), moment.now).await?;
    statuses::follow(db, &found, moment).await?;
    certificates::issue(db, issuer, number, None, moment.now).await?;
    Ok(stored::public_number(number)?)
}

/// It must be a large family on `day`; whoever writes down what the rule does not know has
/// mistyped something.
fn large(found: &Stored, day: Date) -> Result<(), AppError> {
    match found.family.standing(day) {
        FamilyStanding::Established => Ok(()),
        FamilyStanding::Ended => Err(AppError::field("until", Problem::Past)),
        _ => Err(AppError::field("children", Problem::TooFewChildren)),
    }
}

/// Writes a member down.
pub(super) async fn join(
    db: &impl ConnectionTrait,
    family: i64,
    member: &NewMember,
    joined: Date,
    today: Date,
) -> Result<(), AppError> {
    let account_id = match &member.snils {
        Some((typed, field)) => Some(account(db, family, typed, today, field).await?),
        None => None,
    };
    let row = family_members::Model {
        id: Uuid::new_v4().to_string(),
        family_number: family,
        account_id,
        role: member.role.key().to_owned(),
        surname: member.surname.clone(),
        given_name: member.given_name.clone(),
        patronymic: member.patronymic.clone(),
        birth: days::write(member.birth),
        studies_until: member.studies_until.map(days::write),
        joined_on: days::write(joined),
        left_on: None,
    };
    family_members::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

/// The account of that СНИЛС, which must not belong to a family already. One may be a parent of
/// one family only: who shows the code must be clear.
async fn account(
    db: &impl ConnectionTrait,
    family: i64,
    typed: &str,
    today: Date,
    field: &str,
) -> Result<String, AppError> {
    let snils = Snils::parse(typed).map_err(|error| {
        let problem = match error {
            domain::identifiers::NumberError::Control => Problem::Control,
            _ => Problem::Shape,
        };
        AppError::field(field, problem)
    })?;
    let account = accounts::Entity::find()
        .filter(accounts::Column::Snils.eq(snils.as_digits()))
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or_else(|| AppError::field(field, Problem::NobodyFound))?;
    match of_account(db, &account.id, today).await? {
        Some((other, _)) if other.row.number == family => {
            Err(AppError::field(field, Problem::AlreadyDone))
        }
        Some(_) => Err(AppError::field(field, Problem::OtherFamily)),
        None => Ok(account.id),
    }
}

/// The family to which this account belongs on `today`, and its place among the members; of
/// several the one that is a large family.
pub(crate) async fn of_account(
    db: &impl ConnectionTrait,
    account: &str,
    today: Date,
) -> Result<Option<(Stored, usize)>, StoreError> {
    let own = family_members::Entity::find()
        .filter(family_members::Column::AccountId.eq(account))
        .all(db)
        .await?;
    let mut last = None;
    for row in own {
        let Some(found) = stored::numbered(db, row.family_number).await? else {
            continue;
        };
        let at = found.members.iter().position(|member| member.id == row.id);
        let present = found.family.present(today.max(found.family.from));
        let Some(at) = at.filter(|at| present.contains(at)) else {
            continue;
        };
        match found.family.standing(today) {
            FamilyStanding::Established => return Ok(Some((found, at))),
            FamilyStanding::Ended => {}
            _ => last = Some((found, at)),
        }
    }
    Ok(last)
}

/// Whether `role` at that age may show the family's code.
pub(crate) fn is_adult(role: FamilyRole, birth: Date, today: Date) -> bool {
    role == FamilyRole::Parent || domain::moscow::full_years(birth, today) >= domain::holder::ADULT
}
