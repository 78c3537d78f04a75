//! Another number for one's account, and its end.

use app::{
    error::{AppError, Problem},
    ports::{CodePurpose, Visitor},
};
use domain::holder::HolderState;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _, sea_query::Expr,
};

use super::{RegistrationDesk, codes};
use crate::{
    accounts::{
        confirmed,
        session::{self, Ending},
    },
    confirmations,
    photos::{self, Of},
    registry::{
        changes,
        holders::{self as registered, NOBODY},
        names,
    },
    show_pins,
    store::{
        StoreError, accounts, applications, consents, device_rules, directors, family_members,
        holder_checks, holder_devices, holders, identities, phone_codes, wallet_cards,
    },
    tills, training,
};

pub(super) async fn change_phone(
    desk: &RegistrationDesk,
    by: &Visitor,
    ticket: &str,
    code: &str,
) -> Result<(), AppError> {
    let purpose = CodePurpose::ChangePhone;
    let (transaction, row) = codes::take(desk, ticket, purpose, Some(&by.account), code).await?;
    let changed = accounts::Entity::update_many()
        .col_expr(accounts::Column::Phone, Expr::value(row.phone))
        .filter(accounts::Column::Id.eq(&by.account))
        .exec(&*transaction)
        .await
        .map_err(StoreError::from);
    match changed {
        Ok(_) => {}
        // Somebody has registered with it meanwhile.
        Err(StoreError::Conflict(_)) => {
            return Err(AppError::field("code", Problem::WrongCode));
        }
        Err(error) => return Err(error.into()),
    }
    transaction.commit().await?;
    tracing::info!(account.id = %by.account, "phone number changed");
    Ok(())
}

pub(super) async fn erase(desk: &RegistrationDesk, by: &Visitor) -> Result<(), AppError> {
    if by.is_operator {
        return Err(AppError::Conflict);
    }
    let now = desk.clock.now();
    let transaction = desk.database.write().await?;
    let db = &*transaction;
    leave_cabinets(db, by).await?;
    confirmed::require_always(db, by, now).await?;
    if let Some(holder) = registered::of_account(db, &by.account).await? {
        // Every code ends, and late checks are still judged by what held before.
        changes::set_state(db, holder.number, HolderState::Deleted, now).await?;
        let number = registered::key(holder.number);
        photos::forget(db, Of::Holder(holder.number)).await?;
        names::forget(db, number).await?;
        holders::Entity::update_many()
            .col_expr(holders::Column::AccountId, Expr::value(None::<String>))
            .col_expr(holders::Column::Surname, Expr::value(NOBODY))
            .col_expr(holders::Column::GivenName, Expr::value(NOBODY))
            .col_expr(holders::Column::Patronymic, Expr::value(None::<String>))
            .col_expr(holders::Column::Document, Expr::value(NOBODY))
            .col_expr(holders::Column::PhotoType, Expr::value(None::<String>))
            .col_expr(holders::Column::Photo, Expr::value(None::<Vec<u8>>))
            .filter(holders::Column::Number.eq(number))
            .exec(db)
            .await
            .map_err(StoreError::from)?;
        holder_checks::Entity::delete_many()
            .filter(holder_checks::Column::HolderNumber.eq(number))
            .exec(db)
            .await
            .map_err(StoreError::from)?;
    }
    family_members::Entity::update_many()
        .col_expr(
            family_members::Column::AccountId,
            Expr::value(None::<String>),
        )
        .filter(family_members::Column::AccountId.eq(&by.account))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    phone_codes::Entity::delete_many()
        .filter(phone_codes::Column::AccountId.eq(&by.account))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    forget_application(db, &by.account).await?;
    holder_devices::Entity::delete_many()
        .filter(holder_devices::Column::AccountId.eq(&by.account))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    device_rules::Entity::delete_by_id(&by.account)
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    show_pins::forget(db, &by.account).await?;
    wallet_cards::Entity::delete_many()
        .filter(wallet_cards::Column::AccountId.eq(&by.account))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    training::forget(db, &by.account).await?;
    confirmations::forget(db, &by.account).await?;
    tills::forget(db, &by.account, now).await?;
    session::end(db, &by.account, Ending::All, now).await?;
    accounts::Entity::update_many()
        .col_expr(accounts::Column::Phone, Expr::value(None::<String>))
        .col_expr(accounts::Column::Snils, Expr::value(None::<String>))
        .col_expr(accounts::Column::DemoKey, Expr::value(None::<String>))
        .col_expr(accounts::Column::Name, Expr::value(NOBODY))
        .col_expr(accounts::Column::GivenName, Expr::value(NOBODY))
        .col_expr(accounts::Column::PasswordHash, Expr::value(""))
        .filter(accounts::Column::Id.eq(&by.account))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    transaction.commit().await?;
    tracing::info!(account.id = %by.account, "account erased");
    Ok(())
}

/// No organization is left without a director.
async fn leave_cabinets(db: &impl ConnectionTrait, by: &Visitor) -> Result<(), AppError> {
    let own = directors::Entity::find()
        .filter(directors::Column::AccountId.eq(&by.account))
        .all(db)
        .await
        .map_err(StoreError::from)?;
    for row in own {
        let others = directors::Entity::find()
            .filter(directors::Column::Ogrn.eq(&row.ogrn))
            .filter(directors::Column::Role.eq(domain::director::DirectorRole::Director.key()))
            .filter(directors::Column::AccountId.ne(&by.account))
            .count(db)
            .await
            .map_err(StoreError::from)?;
        if others == 0 {
            return Err(AppError::Conflict);
        }
    }
    directors::Entity::delete_many()
        .filter(directors::Column::AccountId.eq(&by.account))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

/// What the Digital ID was made from: pictures, papers and consents.
pub(crate) async fn forget_application(
    db: &impl ConnectionTrait,
    account: &str,
) -> Result<(), StoreError> {
    let own: Vec<String> = applications::Entity::find()
        .select_only()
        .column(applications::Column::Id)
        .filter(applications::Column::AccountId.eq(account))
        .into_tuple()
        .all(db)
        .await?;
    for id in &own {
        photos::forget(db, Of::Portrait(id)).await?;
        photos::forget(db, Of::Document(id)).await?;
    }
    applications::Entity::delete_many()
        .filter(applications::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    consents::Entity::delete_many()
        .filter(consents::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    identities::Entity::delete_by_id(account).exec(db).await?;
    Ok(())
}
