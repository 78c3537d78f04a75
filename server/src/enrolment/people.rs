//! What is known of a confirmed account's person.

use app::{error::AppError, ports::Visitor};
use domain::{
    enrolment::{Applicant, Evidence},
    holder::HolderState,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};

use crate::{
    registry::days,
    store::{StoreError, accounts, holders, identities},
};

/// A person as the rules want them, and as they are stored.
pub(crate) struct Person {
    pub(crate) applicant: Applicant,
    pub(crate) row: identities::Model,
}

/// Of whom nothing was written down when their account was confirmed, nothing is known.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<Option<Person>, StoreError> {
    let row = identities::Entity::find_by_id(&by.account).one(db).await?;
    row.map(|row| {
        Ok(Person {
            applicant: Applicant {
                assurance: by.assurance,
                birth: days::read(&row.birth, "identities.birth")?,
                citizenship: row.citizenship.clone(),
            },
            row,
        })
    })
    .transpose()
}

/// One at a time for each account: of two tabs the second finds what the first has done.
///
/// # Errors
/// [`AppError::SignedOut`] if the account has gone.
pub(crate) async fn lock(db: &impl ConnectionTrait, account: &str) -> Result<(), AppError> {
    let found = accounts::Entity::find_by_id(account)
        .select_only()
        .column(accounts::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple::<String>()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    found.map(|_| ()).ok_or(AppError::SignedOut)
}

/// Kind and number of what an identity shows, as the registry writes it: in Russian, whatever
/// language its reader has. Biometrics have no number: the passport, then.
pub(crate) fn document(evidence: &Evidence, person: &identities::Model) -> String {
    match evidence {
        Evidence::Biometrics(_) => person.document.clone(),
        Evidence::ForeignPassport(passport) => {
            format!("загранпаспорт {}", spaced(&passport.number, &[2]))
        }
        Evidence::DrivingLicence(licence) => format!(
            "водительское удостоверение {}",
            spaced(licence.number(), &[2, 4])
        ),
    }
}

/// `00 26 000103`
fn spaced(number: &str, gaps: &[usize]) -> String {
    let mut text = String::new();
    for (at, c) in number.chars().enumerate() {
        if gaps.contains(&at) {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

/// Whether another account's Digital ID shows this document.
pub(crate) async fn is_taken(
    db: &impl ConnectionTrait,
    account: &str,
    document: &str,
) -> Result<bool, StoreError> {
    let others = Condition::any()
        .add(holders::Column::AccountId.ne(account))
        .add(holders::Column::AccountId.is_null());
    let taken = holders::Entity::find()
        .filter(holders::Column::Document.eq(document))
        .filter(holders::Column::State.ne(HolderState::Deleted.key()))
        .filter(others)
        .count(db)
        .await?;
    Ok(taken > 0)
}
