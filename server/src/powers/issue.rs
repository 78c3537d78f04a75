//! Issuing a power of attorney.

use app::{
    error::{AppError, Problem},
    ports::{Assurance, IssuePower, Visitor},
};
use domain::identifiers::{NumberError, Ogrn, PersonKey, Snils};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use time::Date;
use uuid::Uuid;

use super::{replace, rows, status_index};
use crate::{
    audit,
    registry::days,
    store::{StoreError, accounts, powers},
};

/// Stores it. A director may be their own representative.
pub(super) async fn issue(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    power: &IssuePower,
    now: i64,
    today: Date,
) -> Result<powers::Model, AppError> {
    if power.validity.from() < today {
        return Err(AppError::field("from", Problem::Past));
    }
    let representative = representative(db, &power.person)
        .await?
        .map_err(|problem| AppError::field("person", problem))?;
    let replaced = match &power.replaces {
        None => None,
        Some(number) => Some(replace::old(db, organization, number, &representative, today).await?),
    };
    let row = powers::Model {
        number: Uuid::new_v4().to_string(),
        ogrn: organization.as_str().to_owned(),
        account_id: representative,
        scenarios: rows::write_scenarios(&power.powers)?,
        valid_from: days::write(power.validity.from()),
        valid_until: days::write(power.validity.until()),
        issued_by: by.account.clone(),
        issued_at: now,
        revoked_at: None,
        revoked_by: None,
        revoke_reason: None,
        status_index: None,
        document: None,
        limits: rows::write_limits(&power.limits)?,
        suspended_at: None,
        suspensions: None,
        replaced_by: None,
        replaced_from: None,
    };
    let row = status_index::insert(db, row).await?;
    audit::append(db, audit::issued(&row)?).await?;
    if let Some(old) = replaced {
        replace::replace(db, &old, &row, now).await?;
    }
    Ok(row)
}

/// The account of the person whose phone number or СНИЛС was typed.
pub(crate) async fn representative(
    db: &impl ConnectionTrait,
    typed: &str,
) -> Result<Result<String, Problem>, StoreError> {
    let readings = PersonKey::readings(typed);
    if readings.is_empty() {
        return Ok(Err(match Snils::parse(typed) {
            _ if typed.trim().is_empty() => Problem::Required,
            Err(NumberError::Control) => Problem::Control,
            _ => Problem::Shape,
        }));
    }
    let named = readings
        .iter()
        .fold(Condition::any(), |any, reading| match reading {
            PersonKey::Phone(phone) => any.add(accounts::Column::Phone.eq(phone.as_str())),
            PersonKey::Snils(snils) => any.add(accounts::Column::Snils.eq(snils.as_digits())),
        });
    let found: Vec<(String, String)> = accounts::Entity::find()
        .select_only()
        .column(accounts::Column::Id)
        .column(accounts::Column::Assurance)
        .filter(named)
        .limit(2)
        .into_tuple()
        .all(db)
        .await?;
    // Eleven bare digits may be one person's phone number and another's СНИЛС. Nobody is
    // guessed then: written with `+7` or with hyphens, only one of them is meant.
    let [(account, assurance)] = found.as_slice() else {
        return Ok(Err(Problem::NobodyFound));
    };
    Ok(if assurance == Assurance::Confirmed.key() {
        Ok(account.clone())
    } else {
        Err(Problem::AccountNotConfirmed)
    })
}
