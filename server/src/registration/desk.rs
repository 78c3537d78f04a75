//! An operator confirms who it is.

use app::{
    error::{AppError, Problem},
    ports::{AccountToConfirm, Assurance, Visitor},
};
use domain::identifiers::{NumberError, Phone, Snils};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr};

use super::RegistrationDesk;
use crate::{
    accounts::session,
    store::{StoreError, accounts},
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
    name: &str,
    snils: &str,
) -> Result<(), AppError> {
    let snils = Snils::parse(snils).map_err(|error| {
        let problem = match error {
            NumberError::Control => Problem::Control,
            _ => Problem::Shape,
        };
        AppError::field("snils", problem)
    })?;
    let (_, given_name) = name.split_once(' ').unwrap_or(("", name));
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
        .exec(desk.database.read())
        .await
        .map_err(StoreError::from);
    match changed {
        Ok(changed) if changed.rows_affected == 1 => {
            tracing::info!(account.id = %account, by = %by.account, "account confirmed");
            Ok(())
        }
        // Confirmed by somebody else meanwhile, or gone.
        Ok(_) => Err(AppError::Conflict),
        Err(StoreError::Conflict(_)) => Err(AppError::field("snils", Problem::OtherAccount)),
        Err(error) => Err(error.into()),
    }
}
