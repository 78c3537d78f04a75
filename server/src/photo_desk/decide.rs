//! An operator's decision, in one transaction with what follows from it.

use app::{
    error::{AppError, Problem},
    ports::{Assurance, Visitor},
};
use domain::{
    consent::ConsentKind,
    enrolment::Applicant,
    holder::{HolderNumber, HolderState, IdSource},
    identifiers::Snils,
};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder as _,
    QuerySelect as _,
    sea_query::Expr,
};
use time::Date;

use super::person;
use crate::{
    enrolment::{
        State,
        applications::{self, way},
        consents, people,
    },
    families::{Moment, statuses},
    imports,
    issuer::Issuer,
    photos::{self, Of},
    registry::{changes, days, holders as registered, names, whole_name},
    store::{StoreError, accounts, applications as rows, holders, identities, unclaimed_holders},
};

/// Makes the Digital ID, if everything that was true when it was asked for still is.
pub(super) async fn accept(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    row: &rows::Model,
    now: i64,
    today: Date,
) -> Result<(), AppError> {
    let person = person(db, row).await?;
    if is_taken(db, row).await? {
        return Err(AppError::field("decision", Problem::DocumentTaken));
    }
    if !holds(db, row, &person, today).await? {
        return Err(AppError::Conflict);
    }
    let source = way(row)?;
    let before = registered::of_account(db, &row.account_id).await?;
    let name = whole_name(
        &person.surname,
        &person.given_name,
        person.patronymic.as_deref(),
    );
    let number = match before {
        None => match claimed(db, row).await? {
            Some(brought) => {
                again(db, row, person, brought, now).await?;
                brought
            }
            None => insert(db, row, person, source, now).await?,
        },
        Some(before) if before.state == HolderState::Deleted => {
            again(db, row, person, before.number, now).await?;
            before.number
        }
        // One person has one.
        Some(_) => return Err(AppError::Conflict),
    };
    let portrait = photos::load(db, issuer, Of::Portrait(&row.id)).await?;
    let portrait = portrait.ok_or(AppError::Conflict)?;
    photos::keep(db, issuer, Of::Holder(number), &portrait, now).await?;
    names::forget(db, registered::key(number)).await?;
    names::index(db, &[(registered::key(number), name)]).await?;
    statuses::of_account(db, &row.account_id, Moment { now, today }).await?;
    Ok(applications::forget_pictures(db, &row.id).await?)
}

/// Whether another Digital ID shows this document. Of two operators who accept two applications
/// with one document at the same time, the second waits here until the first has decided.
async fn is_taken(db: &impl ConnectionTrait, row: &rows::Model) -> Result<bool, StoreError> {
    rows::Entity::find()
        .select_only()
        .column(rows::Column::Id)
        .filter(rows::Column::Document.eq(&row.document))
        // In one order everywhere, or two operators could wait for each other.
        .order_by_asc(rows::Column::Id)
        .lock_exclusive()
        .into_tuple::<String>()
        .all(db)
        .await?;
    people::is_taken(db, &row.account_id, &row.document).await
}

/// Whether the person may have one today, has agreed to it, and the document counts.
async fn holds(
    db: &impl ConnectionTrait,
    row: &rows::Model,
    person: &identities::Model,
    today: Date,
) -> Result<bool, StoreError> {
    let account = accounts::Entity::find_by_id(&row.account_id)
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("applications.account_id"))?;
    let assurance = Assurance::from_key(&account.assurance);
    let applicant = Applicant {
        assurance: assurance.ok_or(StoreError::corrupt("accounts.assurance"))?,
        birth: days::read(&person.birth, "identities.birth")?,
        citizenship: person.citizenship.clone(),
    };
    let until = days::read(&row.valid_until, "applications.valid_until")?;
    Ok(applicant.may_apply(today).is_ok()
        && until >= today
        && consents::live(db, &row.account_id, ConsentKind::DigitalId)
            .await?
            .is_some())
}

async fn insert(
    db: &impl ConnectionTrait,
    row: &rows::Model,
    person: identities::Model,
    source: IdSource,
    now: i64,
) -> Result<HolderNumber, StoreError> {
    let holder = holders::Model {
        number: 0,
        account_id: Some(row.account_id.clone()),
        surname: person.surname,
        given_name: person.given_name,
        patronymic: person.patronymic,
        birth: person.birth,
        document: row.document.clone(),
        source: source.key().to_owned(),
        state: HolderState::Active.key().to_owned(),
        epoch: 1,
        photo_type: None,
        photo: None,
        created_at: now,
    };
    let mut holder = holder.into_active_model();
    holder.number = NotSet;
    let holder = holder.insert(db).await?;
    registered::number(holder.number)
}

/// The holder whom a list of statuses has brought under the СНИЛС of this account: it is this
/// person's from now on, with everything that stands there.
async fn claimed(
    db: &impl ConnectionTrait,
    row: &rows::Model,
) -> Result<Option<HolderNumber>, StoreError> {
    let account = accounts::Entity::find_by_id(&row.account_id)
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("applications.account_id"))?;
    let snils = account
        .snils
        .as_deref()
        .and_then(|digits| Snils::parse(digits).ok());
    let Some(snils) = snils else {
        return Ok(None);
    };
    let Some(number) = imports::unclaimed(db, &snils).await? else {
        return Ok(None);
    };
    unclaimed_holders::Entity::delete_by_id(snils.as_digits())
        .exec(db)
        .await?;
    holders::Entity::update_many()
        .col_expr(
            holders::Column::AccountId,
            Expr::value(row.account_id.as_str()),
        )
        .filter(holders::Column::Number.eq(registered::key(number)))
        .exec(db)
        .await?;
    Ok(Some(number))
}

/// The same holder as before: what the registry says of the person, and who has checked them,
/// goes on.
async fn again(
    db: &impl ConnectionTrait,
    row: &rows::Model,
    person: identities::Model,
    before: HolderNumber,
    now: i64,
) -> Result<(), StoreError> {
    changes::renew(db, before, way(row)?, now).await?;
    holders::Entity::update_many()
        .col_expr(holders::Column::Surname, Expr::value(person.surname))
        .col_expr(holders::Column::GivenName, Expr::value(person.given_name))
        .col_expr(holders::Column::Patronymic, Expr::value(person.patronymic))
        .col_expr(holders::Column::Birth, Expr::value(person.birth))
        .col_expr(
            holders::Column::Document,
            Expr::value(row.document.as_str()),
        )
        .filter(holders::Column::Number.eq(registered::key(before)))
        .exec(db)
        .await?;
    Ok(())
}

/// Writes down who has decided what, and when.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    by: &Visitor,
    row: rows::Model,
    state: State,
    reason: Option<&str>,
    now: i64,
) -> Result<(), StoreError> {
    let version = row.version + 1;
    let mut row = row.into_active_model();
    row.state = Set(state.key().to_owned());
    row.version = Set(version);
    row.decided_at = Set(Some(now));
    row.decided_by = Set(Some(by.account.clone()));
    row.reason = Set(reason.map(str::to_owned));
    row.update(db).await?;
    Ok(())
}
