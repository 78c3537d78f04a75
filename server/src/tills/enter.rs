//! Whose key it is, and for whom it then checks.

use app::{
    error::AppError,
    ports::{Assurance, Till, Visitor},
};
use domain::scenario::Scenario;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    sea_query::Expr,
};

use crate::{
    accounts::session::exists_in,
    api_keys::{self, Pace},
    powers::numbered,
    store::{StoreError, accounts, tills},
};

/// A turnstile that lets two people in a second.
const PACE: Pace = Pace {
    window: 60,
    most: 120,
};

/// The till that has this key, if it counts.
///
/// # Errors
/// [`AppError::SignedOut`].
pub(super) async fn find(
    db: &impl ConnectionTrait,
    secret: &str,
) -> Result<tills::Model, AppError> {
    tills::Entity::find()
        .filter(tills::Column::SecretHash.eq(api_keys::hash(secret)))
        .filter(tills::Column::RevokedAt.is_null())
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::SignedOut)
}

/// The same, ready to check; counts that its key was used. In a transaction.
pub(super) async fn enter(
    db: &impl ConnectionTrait,
    secret: &str,
    demo: bool,
    now: i64,
) -> Result<Till, AppError> {
    let found = find(db, secret).await?;
    // Once more, for what has become of it since.
    let row = tills::Entity::find_by_id(&found.id)
        .filter(tills::Column::SecretHash.eq(&found.secret_hash))
        .filter(tills::Column::RevokedAt.is_null())
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::SignedOut)?;
    let (since, calls) = PACE.one_more(row.window_start, row.calls, now)?;
    tills::Entity::update_many()
        .col_expr(tills::Column::WindowStart, Expr::value(since))
        .col_expr(tills::Column::Calls, Expr::value(calls))
        .col_expr(tills::Column::UsedAt, Expr::value(now))
        .filter(tills::Column::Id.eq(&row.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    let till = read(db, &row, demo).await?;
    till.ok_or(AppError::SignedOut)
}

/// The till of a row; `None` if the account that answers for it does not exist (any more).
pub(super) async fn read(
    db: &impl ConnectionTrait,
    row: &tills::Model,
    demo: bool,
) -> Result<Option<Till>, StoreError> {
    let assurance: Option<String> = accounts::Entity::find_by_id(&row.account_id)
        .select_only()
        .column(accounts::Column::Assurance)
        .filter(exists_in(demo))
        .into_tuple()
        .one(db)
        .await?;
    let Some(assurance) = assurance else {
        return Ok(None);
    };
    let assurance =
        Assurance::from_key(&assurance).ok_or(StoreError::corrupt("accounts.assurance"))?;
    let organization = numbered(db, &row.ogrn).await?;
    let responsible = Visitor {
        session: row.id.clone(),
        assurance,
        ..bearer_of(row.account_id.clone())
    };
    Ok(Some(Till::new(
        (row.id.clone(), row.name.clone()),
        (organization.ogrn, organization.name),
        scenarios(row)?,
        responsible,
    )))
}

/// What it may be made to ask.
pub(super) fn scenarios(row: &tills::Model) -> Result<Vec<Scenario>, StoreError> {
    serde_json::from_str(&row.scenarios).map_err(|_| StoreError::corrupt("tills.scenarios"))
}

/// Whoever has that account, without a session and with nothing but powers of attorney.
pub(super) fn bearer_of(account: String) -> Visitor {
    Visitor {
        account,
        session: String::new(),
        assurance: Assurance::Basic,
        name: String::new(),
        is_holder: false,
        is_staff: true,
        is_director: false,
        is_operator: false,
        kiosk: None,
        till: None,
    }
}
