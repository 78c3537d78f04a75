//! Issuing a power of attorney.

use app::{
    error::{AppError, Problem},
    ports::{Assurance, IssuePower, Visitor},
};
use domain::{
    identifiers::{NumberError, Ogrn, PersonKey, Snils},
    power::Limits,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter,
    QuerySelect,
};
use time::Date;
use uuid::Uuid;

use super::{replace, rows, status_index};
use crate::{
    audit,
    branches::names::{BranchNames, Named},
    drafts,
    invitations::members,
    registry::days,
    store::{StoreError, accounts, documents, powers},
};

/// Stores it: a row for each to whom it is given. A director may be their own representative.
pub(super) async fn issue(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    power: &IssuePower,
    now: i64,
    today: Date,
) -> Result<Vec<powers::Model>, AppError> {
    if power.validity.from() < today {
        return Err(AppError::field("from", Problem::Past));
    }
    let representative = representative(db, &power.person)
        .await?
        .map_err(|problem| AppError::field("person", problem))?;
    must_be_open(db, organization, &power.limits).await?;
    let replaced = match &power.replaces {
        None => None,
        Some(number) => Some(replace::old(db, organization, number, &representative, today).await?),
    };
    let people = people(db, representative, &power.others).await?;
    if replaced.is_some() && people.len() > 1 {
        // The place of one person's is taken by one person's.
        return Err(AppError::field("replaces", Problem::OtherPerson));
    }
    let mut lead = None;
    let mut issued = Vec::with_capacity(people.len());
    for person in &people {
        let row = unissued(organization.as_str(), person.clone(), &by.account, now);
        if people.len() > 1 && lead.is_none() {
            lead = Some(row.number.clone());
        }
        let row = powers::Model {
            scenarios: rows::write_scenarios(&power.powers)?,
            valid_from: days::write(power.validity.from()),
            valid_until: days::write(power.validity.until()),
            limits: rows::write_limits(&power.limits)?,
            lead: lead.clone(),
            plain_text: power.plain_text.clone(),
            may_hand_over: power.may_hand_over,
            ..row
        };
        // Whoever is given one works there, also again after having left.
        members::come_back(db, organization, &row.account_id).await?;
        let row = status_index::insert(db, row).await?;
        audit::append(db, audit::issued(&row)?).await?;
        issued.push(row);
    }
    if let Some(draft) = &power.draft {
        drafts::use_up(db, organization, draft).await?;
    }
    if let (Some(old), Some(new)) = (replaced, issued.first()) {
        replace::replace(db, &old, new, now).await?;
    }
    Ok(issued)
}

/// The accounts of all to whom it is given, the first one first; each once.
async fn people(
    db: &impl ConnectionTrait,
    first: String,
    others: &[(&'static str, String)],
) -> Result<Vec<String>, AppError> {
    let mut people = vec![first];
    for (field, typed) in others {
        let person = representative(db, typed)
            .await?
            .map_err(|problem| AppError::field(field, problem))?;
        if people.contains(&person) {
            return Err(AppError::field(field, Problem::Repeated));
        }
        people.push(person);
    }
    Ok(people)
}

/// A power of attorney counts in a branch that there is. Names of today only: what a director
/// issues now says what the branch is called now.
///
/// # Errors
/// Of the field `branch`.
pub(crate) async fn must_be_open(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    limits: &Limits,
) -> Result<(), AppError> {
    let Some(name) = &limits.branch else {
        return Ok(());
    };
    let names = BranchNames::of(db, organization.as_str()).await?;
    match names.named(name) {
        Named::Open if names.is_current(name) => Ok(()),
        Named::Closed => Err(AppError::field("branch", Problem::Closed)),
        _ => Err(AppError::field("branch", Problem::Choice)),
    }
}

/// One with a fresh number that says nothing yet.
pub(crate) fn unissued(
    ogrn: &str,
    representative: String,
    issued_by: &str,
    now: i64,
) -> powers::Model {
    powers::Model {
        number: Uuid::new_v4().to_string(),
        ogrn: ogrn.to_owned(),
        account_id: representative,
        scenarios: String::new(),
        valid_from: String::new(),
        valid_until: String::new(),
        issued_by: issued_by.to_owned(),
        issued_at: now,
        revoked_at: None,
        revoked_by: None,
        revoke_reason: None,
        status_index: None,
        document: None,
        limits: None,
        suspended_at: None,
        suspensions: None,
        replaced_by: None,
        replaced_from: None,
        lead: None,
        plain_text: None,
        may_hand_over: false,
        parent: None,
    }
}

/// A power of attorney that is ready to be stored, and the document behind it.
pub(crate) struct IssuedMandate {
    pub(crate) power: powers::Model,
    /// None without what the format needs.
    pub(crate) document: Option<documents::Model>,
}

/// Stores both, and the entry in the log.
pub(crate) async fn store_issued(
    db: &impl ConnectionTrait,
    mandate: IssuedMandate,
) -> Result<(), AppError> {
    let power = powers::Model {
        document: mandate.document.as_ref().map(|it| it.number.clone()),
        ..mandate.power
    };
    let power = status_index::insert(db, power).await?;
    audit::append(db, audit::issued(&power)?).await?;
    if let Some(document) = mandate.document {
        documents::Entity::insert(document.into_active_model())
            .exec_without_returning(db)
            .await
            .map_err(StoreError::from)?;
    }
    Ok(())
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
