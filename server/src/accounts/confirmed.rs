//! The password once more, before what cannot easily be taken back: whoever picks up a phone that
//! lies open reads, and does no more than that.

use app::{error::AppError, ports::Visitor};
use domain::director::Act;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};
use sha2::{Digest, Sha256};

use crate::store::{StoreError, accounts, sessions};

/// Seconds for which a password that was typed counts, in that session alone.
pub(super) const COUNTS_FOR: i64 = 10 * 60;

/// `Ok` if `act` does not ask for the password, or it was typed in this session lately. Called
/// last in the transaction of the act: nobody types a password for what would be refused anyway.
///
/// # Errors
/// [`AppError::password_needed`].
pub(crate) async fn require(
    db: &impl ConnectionTrait,
    by: &Visitor,
    act: Act,
    now: i64,
) -> Result<(), AppError> {
    if act.asks_for_password() {
        require_always(db, by, now).await
    } else {
        Ok(())
    }
}

/// The same for what is no act of a cabinet.
///
/// # Errors
/// [`AppError::password_needed`].
pub(crate) async fn require_always(
    db: &impl ConnectionTrait,
    by: &Visitor,
    now: i64,
) -> Result<(), AppError> {
    let confirmed = sessions::Entity::find()
        .filter(sessions::Column::Id.eq(&by.session))
        .filter(sessions::Column::AccountId.eq(&by.account))
        .filter(sessions::Column::EndedAt.is_null())
        .filter(sessions::Column::ConfirmedUntil.gt(now))
        .count(db)
        .await
        .map_err(StoreError::from)?;
    if confirmed == 0 {
        return Err(AppError::password_needed());
    }
    Ok(())
}

/// Whether the password was ever typed in this session.
pub(crate) async fn was_typed(db: &impl ConnectionTrait, by: &Visitor) -> Result<bool, StoreError> {
    let typed = sessions::Entity::find()
        .filter(sessions::Column::Id.eq(&by.session))
        .filter(sessions::Column::AccountId.eq(&by.account))
        .filter(sessions::Column::ConfirmedUntil.is_not_null())
        .count(db)
        .await?;
    Ok(typed > 0)
}

/// Notes that the password was typed in this session at `now`.
pub(super) async fn note(
    db: &impl ConnectionTrait,
    by: &Visitor,
    now: i64,
) -> Result<(), StoreError> {
    sessions::Entity::update_many()
        .col_expr(
            sessions::Column::ConfirmedUntil,
            Expr::value(now + COUNTS_FOR),
        )
        .filter(sessions::Column::Id.eq(&by.session))
        .filter(sessions::Column::AccountId.eq(&by.account))
        .exec(db)
        .await?;
    Ok(())
}

/// The hash of this account's password.
pub(super) async fn hash_of(
    db: &impl ConnectionTrait,
    by: &Visitor,
) -> Result<Option<String>, StoreError> {
    let account = accounts::Entity::find_by_id(&by.account).one(db).await?;
    Ok(account.map(|account| account.password_hash))
}

/// The name under which the attempts of this account are kept. Not that of its sign-in: a
/// stranger who guesses at a phone number must not keep its owner from revoking.
pub(super) fn throttle_name(by: &Visitor) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/confirm/1")
        .chain_update(&by.account)
        .finalize();
    data_encoding::HEXLOWER.encode(&digest)
}
