//! Branches added, renamed and closed.

use app::{
    error::{AppError, Problem},
    ports::Visitor,
};
use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QuerySelect,
    Select,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::store::{StoreError, branch_names, branches, devices};

/// Longest name, in characters: it stands in documents and on a phone.
const LONGEST_NAME: usize = 60;
/// Longest address, in characters.
const LONGEST_ADDRESS: usize = 200;

/// Adds one; its id.
pub(super) async fn add(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    name: &str,
    address: &str,
    now: i64,
) -> Result<String, AppError> {
    let (name, address) = read(name, address)?;
    let row = branches::Model {
        id: Uuid::new_v4().to_string(),
        ogrn: organization.as_str().to_owned(),
        name: name.clone(),
        address,
        created_at: now,
        created_by: by.account.clone(),
        closed_at: None,
    };
    let id = row.id.clone();
    branches::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    take_name(db, organization, &name, &id).await?;
    Ok(id)
}

/// Gives it another name or address.
pub(super) async fn change(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    branch: &str,
    name: &str,
    address: &str,
) -> Result<(), AppError> {
    let (name, address) = read(name, address)?;
    let row = open(db, organization, branch).await?;
    take_name(db, organization, &name, &row.id).await?;
    branches::Entity::update_many()
        .col_expr(branches::Column::Name, Expr::value(name))
        .col_expr(branches::Column::Address, Expr::value(address))
        .filter(branches::Column::Id.eq(row.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

/// Closes it, and ends its phones.
pub(super) async fn close(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    branch: &str,
    now: i64,
) -> Result<(), AppError> {
    let row = open(db, organization, branch).await?;
    branches::Entity::update_many()
        .col_expr(branches::Column::ClosedAt, Expr::value(now))
        .filter(branches::Column::Id.eq(&row.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    devices::Entity::update_many()
        .col_expr(devices::Column::RevokedAt, Expr::value(now))
        .col_expr(devices::Column::RevokedBy, Expr::value(&by.account))
        .filter(devices::Column::BranchId.eq(&row.id))
        .filter(devices::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

/// The branch of that id.
///
/// # Errors
/// [`AppError::NotFound`] for another organization's.
pub(super) async fn numbered(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    branch: &str,
) -> Result<branches::Model, AppError> {
    of_id(organization, branch)?
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)
}

fn of_id(organization: &Ogrn, branch: &str) -> Result<Select<branches::Entity>, AppError> {
    let id = Uuid::try_parse(branch).map_err(|_| AppError::NotFound)?;
    let organization = branches::Column::Ogrn.eq(organization.as_str());
    Ok(branches::Entity::find_by_id(id.to_string()).filter(organization))
}

/// The same, if it is open; locked, so that nothing is enrolled to one that is being closed.
///
/// # Errors
/// [`AppError::Conflict`] if it was closed.
pub(super) async fn open(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    branch: &str,
) -> Result<branches::Model, AppError> {
    let row = of_id(organization, branch)?
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    match row.closed_at {
        None => Ok(row),
        Some(_) => Err(AppError::Conflict),
    }
}

/// Notes that documents which say `name` mean this branch from now on, and no other ever.
async fn take_name(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    name: &str,
    branch: &str,
) -> Result<(), AppError> {
    let row = branch_names::Model {
        ogrn: organization.as_str().to_owned(),
        name: name.to_owned(),
        branch_id: branch.to_owned(),
    };
    let key = [branch_names::Column::Ogrn, branch_names::Column::Name];
    branch_names::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    let key = (organization.as_str().to_owned(), name.to_owned());
    let holder = branch_names::Entity::find_by_id(key)
        .one(db)
        .await
        .map_err(StoreError::from)?;
    match holder {
        Some(row) if row.branch_id == branch => Ok(()),
        _ => Err(AppError::field("branch_name", Problem::NameTaken)),
    }
}

/// What was typed, as it is kept: one line, one space between words.
fn read(name: &str, address: &str) -> Result<(String, String), AppError> {
    let name =
        line(name, LONGEST_NAME).map_err(|problem| AppError::field("branch_name", problem))?;
    if name.is_empty() {
        return Err(AppError::field("branch_name", Problem::Required));
    }
    let address = line(address, LONGEST_ADDRESS)
        .map_err(|problem| AppError::field("branch_address", problem))?;
    Ok((name, address))
}

/// A line of text with one space between words. Documents are XML, which has no control
/// characters.
pub(super) fn line(text: &str, longest: usize) -> Result<String, Problem> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() > longest {
        Err(Problem::TooLong)
    } else if line.chars().any(char::is_control) || line.contains(['\u{fffe}', '\u{ffff}']) {
        Err(Problem::Shape)
    } else {
        Ok(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_line() {
        assert_eq!(line("  На \n Речной ", 60), Ok("На Речной".to_owned()));
        assert_eq!(line(&"я".repeat(60), 60), Ok("я".repeat(60)));
        assert_eq!(line(&"я".repeat(61), 60), Err(Problem::TooLong));
        for wrong in ["На\0Речной", "На\u{7}Речной", "\u{ffff}"] {
            assert_eq!(line(wrong, 60), Err(Problem::Shape), "{wrong:?}");
        }
        assert!(read(" ", "").is_err());
        let kept = read("Филиал", " ").expect("an address is not needed");
        assert_eq!(kept, ("Филиал".to_owned(), String::new()));
    }
}
