//! Who speaks for which organization.

use app::{
    error::AppError,
    ports::{Organization, Visitor},
};
use domain::{
    director::{Act, DirectorRole},
    identifiers::Ogrn,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::store::{StoreError, directors, organizations};

/// What this person is in the organization.
///
/// # Errors
/// [`AppError::NotFound`] for everyone without a role and for an organization that does not
/// exist: the two cannot be told apart; [`AppError::NotConfirmed`] for an account that is not.
pub(crate) async fn role(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
) -> Result<DirectorRole, AppError> {
    let key = (ogrn.as_str().to_owned(), by.account.clone());
    let directs = directors::Entity::find_by_id(key)
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let role = read_role(&directs.ok_or(AppError::NotFound)?)?;
    // Whose confirmation was undone speaks for nobody.
    by.confirmed()?;
    Ok(role)
}

/// The organization, if this person may do `act` in it: every change begins here.
///
/// # Errors
/// Those of [`role`], and [`AppError::director_only`] for a deputy.
pub(crate) async fn permitted(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    act: Act,
) -> Result<Organization, AppError> {
    if !role(db, by, ogrn).await?.may(act) {
        return Err(AppError::director_only());
    }
    Ok(numbered(db, ogrn.as_str()).await?)
}

/// The organization, if this person may look into its cabinet.
///
/// # Errors
/// Those of [`role`].
pub(crate) async fn directed(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
) -> Result<Organization, AppError> {
    permitted(db, by, ogrn, Act::Look).await
}

/// The role of a row.
pub(crate) fn read_role(row: &directors::Model) -> Result<DirectorRole, StoreError> {
    DirectorRole::from_key(&row.role).ok_or(StoreError::corrupt("directors.role"))
}

/// The organizations that this person directs, by name.
pub(super) async fn all_directed(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<Vec<Organization>, StoreError> {
    let ogrns = directors::Entity::find()
        .filter(directors::Column::AccountId.eq(&by.account))
        .all(db)
        .await?
        .into_iter()
        .map(|director| director.ogrn);
    organizations::Entity::find()
        .filter(organizations::Column::Ogrn.is_in(ogrns))
        .order_by_asc(organizations::Column::Name)
        .order_by_asc(organizations::Column::Ogrn)
        .all(db)
        .await?
        .into_iter()
        .map(read)
        .collect()
}

/// The organization of that ОГРН.
pub(crate) async fn numbered(
    db: &impl ConnectionTrait,
    ogrn: &str,
) -> Result<Organization, StoreError> {
    organizations::Entity::find_by_id(ogrn)
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)
        .and_then(read)
}

fn read(row: organizations::Model) -> Result<Organization, StoreError> {
    Ok(Organization {
        ogrn: Ogrn::parse(&row.ogrn).map_err(|_| StoreError::corrupt("organizations.ogrn"))?,
        name: row.name,
        full_name: row.full_name,
        inn: row.inn,
    })
}

/// Locks the organization's row until the end of the transaction: what is decided about all of
/// its staff happens one after the other.
pub(crate) async fn lock_organization(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<(), StoreError> {
    organizations::Entity::find_by_id(ogrn.as_str())
        .lock_exclusive()
        .one(db)
        .await?
        .map(|_| ())
        .ok_or(StoreError::NotFound)
}
