//! Tills added, given another key, and revoked.

use app::{
    error::{AppError, Problem},
    ports::{LONGEST_TILL_NAME, MOST_TILLS, NewKey, NewTill, Visitor, till_scenarios},
};
use domain::{identifiers::Ogrn, scenario::Scenario};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, sea_query::Expr,
};
use time::Date;
use uuid::Uuid;

use crate::{
    api_keys,
    checks::authority,
    store::{StoreError, tills},
};

/// Adds one. The organization's row is locked.
pub(super) async fn add(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    till: &NewTill,
    now: i64,
    today: Date,
) -> Result<NewKey, AppError> {
    let name = named(db, organization, &till.name).await?;
    let responsible = responsible(&till.responsible)?;
    let verifier = authority::verifier(db, &responsible, Some(organization), now).await?;
    if !verifier.is_in_force(today) {
        return Err(AppError::field("till_responsible", Problem::Choice));
    }
    let scenarios = asked(&till.scenarios)?;
    let secret = api_keys::secret()?;
    let row = tills::Model {
        id: Uuid::new_v4().to_string(),
        ogrn: organization.as_str().to_owned(),
        name: name.clone(),
        account_id: responsible.account,
        scenarios: serde_json::to_string(&scenarios)
            .map_err(|_| StoreError::corrupt("tills.scenarios"))?,
        secret_hash: api_keys::hash(&secret),
        created_at: now,
        created_by: by.account.clone(),
        used_at: None,
        window_start: now,
        calls: 0,
        revoked_at: None,
        revoked_by: None,
    };
    tills::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(NewKey {
        owner: name,
        secret,
    })
}

/// A name that no other one has, if there is room for another.
async fn named(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    name: &str,
) -> Result<String, AppError> {
    let refused = |problem| Err(AppError::field("till_name", problem));
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return refused(Problem::Required);
    }
    if name.chars().count() > LONGEST_TILL_NAME {
        return refused(Problem::TooLong);
    }
    if name.chars().any(char::is_control) {
        return refused(Problem::Shape);
    }
    let counting = tills::Entity::find()
        .filter(tills::Column::Ogrn.eq(organization.as_str()))
        .filter(tills::Column::RevokedAt.is_null());
    let all = counting.clone().count(db).await;
    if all.map_err(StoreError::from)? >= MOST_TILLS {
        return refused(Problem::TooManyTills);
    }
    let same = counting.filter(tills::Column::Name.eq(&name)).count(db);
    if same.await.map_err(StoreError::from)? > 0 {
        return refused(Problem::NameTaken);
    }
    Ok(name)
}

/// Whoever has that account, as far as powers of attorney are concerned.
fn responsible(account: &str) -> Result<Visitor, AppError> {
    let refused = |problem| AppError::field("till_responsible", problem);
    if account.is_empty() {
        return Err(refused(Problem::Required));
    }
    let account = Uuid::try_parse(account).map_err(|_| refused(Problem::Choice))?;
    Ok(super::enter::bearer_of(account.to_string()))
}

/// In the order in which people see them, each once.
fn asked(scenarios: &[Scenario]) -> Result<Vec<Scenario>, AppError> {
    let refused = |problem| Err(AppError::field("scenario", problem));
    let known: Vec<_> = till_scenarios().collect();
    if scenarios.is_empty() {
        return refused(Problem::Required);
    }
    if !scenarios.iter().all(|one| known.contains(one)) {
        return refused(Problem::Choice);
    }
    let chosen = known.into_iter().filter(|one| scenarios.contains(one));
    Ok(chosen.collect())
}

/// Gives it another key.
pub(super) async fn renew(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    till: &str,
) -> Result<NewKey, AppError> {
    let row = of_organization(db, organization, till).await?;
    let secret = api_keys::secret()?;
    let renewed = tills::Entity::update_many()
        .col_expr(
            tills::Column::SecretHash,
            Expr::value(api_keys::hash(&secret)),
        )
        .filter(tills::Column::Id.eq(&row.id))
        .filter(tills::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    match renewed.rows_affected {
        0 => Err(AppError::Conflict),
        _ => Ok(NewKey {
            owner: row.name,
            secret,
        }),
    }
}

/// Revokes it.
pub(super) async fn revoke(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    till: &str,
    now: i64,
) -> Result<(), AppError> {
    let row = of_organization(db, organization, till).await?;
    let revoked = tills::Entity::update_many()
        .col_expr(tills::Column::RevokedAt, Expr::value(now))
        .col_expr(tills::Column::RevokedBy, Expr::value(&by.account))
        .filter(tills::Column::Id.eq(&row.id))
        .filter(tills::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    match revoked.rows_affected {
        0 => Err(AppError::Conflict),
        _ => Ok(()),
    }
}

/// Revokes every till for which `account` answers: with its sessions its keys end, too.
pub(crate) async fn forget(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
) -> Result<(), StoreError> {
    tills::Entity::update_many()
        .col_expr(tills::Column::RevokedAt, Expr::value(now))
        .col_expr(tills::Column::RevokedBy, Expr::value(account))
        .filter(tills::Column::AccountId.eq(account))
        .filter(tills::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

async fn of_organization(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    till: &str,
) -> Result<tills::Model, AppError> {
    let id = Uuid::try_parse(till).map_err(|_| AppError::NotFound)?;
    tills::Entity::find_by_id(id.to_string())
        .filter(tills::Column::Ogrn.eq(organization.as_str()))
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)
}
