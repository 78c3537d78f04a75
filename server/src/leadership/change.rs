//! Naming directors and deputies, and taking roles away. All roles of an organization are locked
//! while one is changed: of two directors who remove each other at once, one stays.

use app::{
    error::{AppError, Problem},
    ports::Visitor,
};
use domain::{
    director::{Act, DirectorRole, is_led},
    identifiers::Ogrn,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};

use crate::{
    powers::{named_person, read_role},
    store::{StoreError, directors, role_events},
};

/// Most people who have a role in one organization.
const MOST: usize = 100;

/// What is to become of a role.
pub(super) struct Wanted<'a> {
    pub(super) account: &'a str,
    /// `None` takes it away.
    pub(super) role: Option<DirectorRole>,
    /// Whether whoever changes their own role has said that they mean it.
    pub(super) is_sure: bool,
}

/// Gives somebody a role who has none.
pub(super) async fn appoint(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    person: &str,
    role: DirectorRole,
    now: i64,
) -> Result<(), AppError> {
    let rows = locked(db, by, ogrn).await?;
    let wrong = |problem| AppError::field("person", problem);
    let account = named_person(db, person).await?.map_err(wrong)?;
    if rows.iter().any(|row| row.account_id == account) {
        return Err(wrong(Problem::AlreadyDone));
    }
    if rows.len() >= MOST {
        return Err(AppError::Conflict);
    }
    let row = directors::Model {
        ogrn: ogrn.as_str().to_owned(),
        account_id: account.clone(),
        created_at: now,
        role: role.key().to_owned(),
    };
    directors::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(note(db, by, ogrn, &account, Some(role), now).await?)
}

/// Names the first director of an organization that has just been written down, and that nobody
/// leads yet.
pub(crate) async fn first(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    person: &str,
    now: i64,
) -> Result<(), AppError> {
    let account = named_person(db, person)
        .await?
        .map_err(|problem| AppError::field("person", problem))?;
    let role = DirectorRole::Director;
    let row = directors::Model {
        ogrn: ogrn.as_str().to_owned(),
        account_id: account.clone(),
        created_at: now,
        role: role.key().to_owned(),
    };
    directors::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(note(db, by, ogrn, &account, Some(role), now).await?)
}

/// Changes a role, or takes it away.
pub(super) async fn change(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    wanted: &Wanted<'_>,
    now: i64,
) -> Result<(), AppError> {
    let rows = locked(db, by, ogrn).await?;
    let mut staying = Vec::new();
    let mut before = None;
    for row in &rows {
        let role = read_role(row)?;
        if row.account_id == wanted.account {
            before = Some(role);
            staying.extend(wanted.role);
        } else {
            staying.push(role);
        }
    }
    if Some(before.ok_or(AppError::NotFound)?) == wanted.role {
        return Err(AppError::Conflict);
    }
    if !is_led(staying) {
        return Err(AppError::field("account", Problem::LastDirector));
    }
    if wanted.account == by.account && !wanted.is_sure {
        return Err(AppError::field("sure", Problem::Required));
    }
    write(db, ogrn, wanted).await?;
    Ok(note(db, by, ogrn, wanted.account, wanted.role, now).await?)
}

async fn write(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    wanted: &Wanted<'_>,
) -> Result<(), StoreError> {
    let key = (ogrn.as_str().to_owned(), wanted.account.to_owned());
    match wanted.role {
        None => {
            directors::Entity::delete_by_id(key).exec(db).await?;
        }
        Some(role) => {
            directors::Entity::update_many()
                .col_expr(directors::Column::Role, Expr::value(role.key()))
                .filter(directors::Column::Ogrn.eq(key.0))
                .filter(directors::Column::AccountId.eq(key.1))
                .exec(db)
                .await?;
        }
    }
    Ok(())
}

/// All roles of the organization, kept from everyone else until the end of the transaction; if
/// the one of `by` among them is that of a director.
async fn locked(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
) -> Result<Vec<directors::Model>, AppError> {
    let rows = directors::Entity::find()
        .filter(directors::Column::Ogrn.eq(ogrn.as_str()))
        // In one order everywhere, or two could wait for each other.
        .order_by_asc(directors::Column::AccountId)
        .lock_exclusive()
        .all(db)
        .await
        .map_err(StoreError::from)?;
    let own = rows.iter().find(|row| row.account_id == by.account);
    if !read_role(own.ok_or(AppError::NotFound)?)?.may(Act::Appoint) {
        return Err(AppError::director_only());
    }
    Ok(rows)
}

/// Writes down what became of a role. Its number is free: all roles are locked.
async fn note(
    db: &impl ConnectionTrait,
    by: &Visitor,
    ogrn: &Ogrn,
    account: &str,
    role: Option<DirectorRole>,
    now: i64,
) -> Result<(), StoreError> {
    let last: Option<Option<i64>> = role_events::Entity::find()
        .select_only()
        .column_as(role_events::Column::Seq.max(), "seq")
        .filter(role_events::Column::Ogrn.eq(ogrn.as_str()))
        .into_tuple()
        .one(db)
        .await?;
    let row = role_events::Model {
        ogrn: ogrn.as_str().to_owned(),
        seq: last.flatten().unwrap_or_default() + 1,
        account_id: account.to_owned(),
        role: role.map(|role| role.key().to_owned()),
        at: now,
        by_account: by.account.clone(),
    };
    role_events::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}
