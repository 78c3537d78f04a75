//! Registration and recovery.

use app::{
    error::{AppError, Problem},
    ports::{Assurance, CodePurpose, LONGEST_PASSWORD, NewAccount, NewSession, SHORTEST_PASSWORD},
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, sea_query::Expr,
};
use uuid::Uuid;

use super::{RegistrationDesk, codes};
use crate::{
    accounts::session::{self, Ending},
    registry::{changes, holders},
    store::{StoreError, accounts},
};

/// The field of a password that somebody chooses.
const NEW_PASSWORD: &str = "new_password";

pub(super) async fn register(
    desk: &RegistrationDesk,
    ticket: &str,
    new: &NewAccount,
    device: &str,
) -> Result<NewSession, AppError> {
    let password_hash = hash(desk, &new.password).await?;
    let (transaction, row) =
        codes::take(desk, ticket, CodePurpose::Register, None, &new.code).await?;
    let (_, given_name) = new.name.split_once(' ').unwrap_or(("", &new.name));
    let account = accounts::Model {
        id: Uuid::new_v4().to_string(),
        phone: Some(row.phone),
        snils: None,
        password_hash,
        assurance: Assurance::Basic.key().to_owned(),
        name: new.name.clone(),
        given_name: given_name.to_owned(),
        is_operator: false,
        demo_key: None,
        created_at: desk.clock.now(),
    };
    let id = account.id.clone();
    let written = accounts::Entity::insert(account.into_active_model())
        .exec_without_returning(&*transaction)
        .await
        .map_err(StoreError::from);
    match written {
        Ok(_) => {}
        // Two tickets for one number: the other was quicker.
        Err(StoreError::Conflict(_)) => {
            return Err(AppError::field("code", Problem::WrongCode));
        }
        Err(error) => return Err(error.into()),
    }
    transaction.commit().await?;
    tracing::info!(account.id = %id, "registered");
    desk.accounts.enter(&id, device).await
}

pub(super) async fn recover(
    desk: &RegistrationDesk,
    ticket: &str,
    code: &str,
    password: &str,
    device: &str,
) -> Result<NewSession, AppError> {
    let password_hash = hash(desk, password).await?;
    let (transaction, row) = codes::take(desk, ticket, CodePurpose::Recover, None, code).await?;
    let db = &*transaction;
    let id = row.account_id.ok_or(AppError::NotFound)?;
    let changed = accounts::Entity::update_many()
        .col_expr(accounts::Column::PasswordHash, Expr::value(password_hash))
        .filter(accounts::Column::Id.eq(&id))
        // The number may have moved on since the code was sent.
        .filter(accounts::Column::Phone.eq(row.phone))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    if changed.rows_affected == 0 {
        return Err(AppError::field("code", Problem::WrongCode));
    }
    // Whoever knew the old password is out, with every code shown so far.
    let now = desk.clock.now();
    session::end(db, &id, Ending::All, now).await?;
    if let Some(holder) = holders::of_account(db, &id).await? {
        changes::end_codes(db, holder.number, now).await?;
    }
    transaction.commit().await?;
    tracing::info!(account.id = %id, "password recovered");
    desk.accounts.enter(&id, device).await
}

/// The hash of a password that is neither too short nor too long.
async fn hash(desk: &RegistrationDesk, password: &str) -> Result<String, AppError> {
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        return Err(AppError::field(NEW_PASSWORD, Problem::ShortPassword));
    }
    if length > LONGEST_PASSWORD {
        return Err(AppError::field(NEW_PASSWORD, Problem::TooLong));
    }
    desk.accounts.passwords().hash(password).await
}
