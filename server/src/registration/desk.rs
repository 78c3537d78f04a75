//! An operator confirms who it is.

use app::{
    error::{AppError, Problem},
    ports::{AccountToConfirm, Assurance, ConfirmedPerson, Visitor},
};
use domain::identifiers::{NumberError, Phone, Snils};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    sea_query::Expr,
};

use super::RegistrationDesk;
use crate::{
    accounts::session,
    confirmations,
    registry::{days, whole_name},
    store::{StoreError, accounts, identities},
};

pub(super) async fn to_confirm(
    desk: &RegistrationDesk,
    phone: &str,
) -> Result<AccountToConfirm, AppError> {
    let phone = Phone::parse(phone).map_err(|_| {
        let problem = match phone.trim() {
            "" => Problem::Required,
            _ => Problem::Shape,
        };
        AppError::field("phone", problem)
    })?;
    let account = accounts::Entity::find()
        .filter(accounts::Column::Phone.eq(phone.as_str()))
        .filter(session::exists_in(desk.demo))
        .one(desk.database.read())
        .await
        .map_err(StoreError::from)?
        .ok_or_else(|| AppError::field("phone", Problem::NobodyFound))?;
    Ok(AccountToConfirm {
        is_confirmed: account.assurance == Assurance::Confirmed.key(),
        id: account.id,
        name: account.name,
        phone: phone.as_str().to_owned(),
    })
}

pub(super) async fn confirm(
    desk: &RegistrationDesk,
    by: &Visitor,
    account: &str,
    person: &ConfirmedPerson,
) -> Result<(), AppError> {
    let now = desk.clock.now();
    let transaction = desk.database.write().await?;
    let db = &*transaction;
    write_down(db, account, person, now).await?;
    confirmations::forget(db, account).await?;
    confirmations::log(db, account, None, &by.account, None, now).await?;
    transaction.commit().await?;
    tracing::info!(account.id = %account, by = %by.account, "account confirmed");
    Ok(())
}

/// Confirms the account, and writes down who it is: what was read off a document at `now`.
///
/// # Errors
/// A field error of `snils` for a number that is none or somebody else's, [`AppError::Conflict`]
/// if the account is confirmed already, or gone.
pub(crate) async fn write_down(
    db: &impl ConnectionTrait,
    account: &str,
    person: &ConfirmedPerson,
    now: i64,
) -> Result<(), AppError> {
    let snils = Snils::parse(&person.snils).map_err(|error| {
        let problem = match error {
            NumberError::Control => Problem::Control,
            _ => Problem::Shape,
        };
        AppError::field("snils", problem)
    })?;
    let name = whole_name(
        &person.surname,
        &person.given_name,
        person.patronymic.as_deref(),
    );
    let (_, given_name) = name.split_once(' ').unwrap_or(("", &name));
    let given_name = given_name.to_owned();
    let changed = accounts::Entity::update_many()
        .col_expr(
            accounts::Column::Assurance,
            Expr::value(Assurance::Confirmed.key()),
        )
        .col_expr(accounts::Column::Name, Expr::value(name))
        .col_expr(accounts::Column::GivenName, Expr::value(given_name))
        .col_expr(accounts::Column::Snils, Expr::value(snils.as_digits()))
        .filter(accounts::Column::Id.eq(account))
        .filter(accounts::Column::Assurance.eq(Assurance::Basic.key()))
        .exec(db)
        .await
        .map_err(StoreError::from);
    match changed {
        Ok(changed) if changed.rows_affected == 1 => {}
        // Confirmed by somebody else meanwhile, or gone.
        Ok(_) => return Err(AppError::Conflict),
        Err(StoreError::Conflict(_)) => {
            return Err(AppError::field("snils", Problem::OtherAccount));
        }
        Err(error) => return Err(error.into()),
    }
    // From this a Digital ID is made, if the person wants one.
    let row = identities::Model {
        account_id: account.to_owned(),
        surname: person.surname.clone(),
        given_name: person.given_name.clone(),
        patronymic: person.patronymic.clone(),
        birth: days::write(person.birth),
        citizenship: person.citizenship.clone(),
        document: person.document.clone(),
        recorded_at: now,
    };
    identities::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}
