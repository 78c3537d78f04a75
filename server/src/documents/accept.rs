//! From an accepted document to the powers of attorney in it.

use app::{
    error::AppError,
    ports::{DocumentState, Visitor},
};
use domain::identifiers::Ogrn;
use mchd::{Accepted, Delegation, Guid};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::Date;
use uuid::Uuid;

use super::import::{self, Ready};
use crate::{
    audit,
    branches::names::Named,
    powers::{numbered, rows, status_index},
    registry::days,
    store::{StoreError, documents, powers as stored},
};

/// One power of attorney for each representative: the first has the number of the document, by
/// which anyone looks it up.
pub(super) async fn powers(
    db: &impl ConnectionTrait,
    ready: &Ready,
    ogrn: &Ogrn,
    issued_by: &str,
    now: i64,
) -> Result<(), AppError> {
    let document = Document::of(&ready.document, ogrn.as_str(), issued_by);
    write(db, &document, &ready.mandate, &ready.representatives, now).await
}

struct Document<'a> {
    number: &'a str,
    ogrn: &'a str,
    issued_by: &'a str,
    /// Powers in plain words.
    text: Option<&'a str>,
    /// Whether передоверие is allowed: here once, however far the document lets it go.
    may_hand_over: bool,
}

impl<'a> Document<'a> {
    fn of(read: &'a mchd::Document, ogrn: &'a str, issued_by: &'a str) -> Self {
        Self {
            number: read.number.as_str(),
            ogrn,
            issued_by,
            text: read.text.as_deref(),
            may_hand_over: read.delegation != Delegation::None,
        }
    }
}

async fn write(
    db: &impl ConnectionTrait,
    document: &Document<'_>,
    mandate: &mchd::Mandate,
    representatives: &[String],
    now: i64,
) -> Result<(), AppError> {
    let several = representatives.len() > 1;
    for (nth, account) in representatives.iter().enumerate() {
        let number = match nth {
            0 => document.number.to_owned(),
            _ => Uuid::new_v4().to_string(),
        };
        let row = stored::Model {
            number,
            ogrn: document.ogrn.to_owned(),
            account_id: account.clone(),
            scenarios: rows::write_scenarios(&mandate.powers)?,
            valid_from: days::write(mandate.validity.from()),
            valid_until: days::write(mandate.validity.until()),
            issued_by: document.issued_by.to_owned(),
            issued_at: now,
            revoked_at: None,
            revoked_by: None,
            revoke_reason: None,
            status_index: None,
            document: Some(document.number.to_owned()),
            limits: rows::write_limits(&mandate.limits)?,
            suspended_at: None,
            suspensions: None,
            replaced_by: None,
            replaced_from: None,
            lead: several.then(|| document.number.to_owned()),
            plain_text: document.text.map(str::to_owned),
            may_hand_over: document.may_hand_over,
            parent: None,
        };
        let row = status_index::insert(db, row).await?;
        audit::append(db, audit::issued(&row)?).await?;
    }
    Ok(())
}

/// An operator's word on a document that waits for it. What it says is read again: it may have
/// ended meanwhile, or a person may be gone.
pub(super) async fn decide(
    db: &impl ConnectionTrait,
    by: &Visitor,
    number: &str,
    accept: bool,
    now: i64,
    today: Date,
) -> Result<(), AppError> {
    let number = Guid::parse(number).ok_or(AppError::NotFound)?;
    let row = documents::Entity::find_by_id(number.as_str())
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    let state = if accept {
        DocumentState::Accepted
    } else {
        DocumentState::Refused
    };
    let decided = documents::Entity::update_many()
        .col_expr(documents::Column::State, Expr::value(state.key()))
        .col_expr(documents::Column::DecidedAt, Expr::value(now))
        .col_expr(
            documents::Column::DecidedBy,
            Expr::value(by.account.as_str()),
        )
        .filter(documents::Column::Number.eq(number.as_str()))
        .filter(documents::Column::State.eq(DocumentState::Unconfirmed.key()))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    if decided.rows_affected == 0 {
        return Err(AppError::Conflict);
    }
    if !accept {
        return Ok(());
    }
    let Ok(Accepted { document, mandate }) = mchd::check(row.xml.as_bytes(), today) else {
        return Err(AppError::Conflict);
    };
    let organization = numbered(db, &row.ogrn).await?;
    // The branch may have been closed since.
    let named = import::named(db, &organization, &mandate).await?;
    if !matches!(named, None | Some(Named::Open)) {
        return Err(AppError::Conflict);
    }
    let mut representatives = Vec::new();
    for person in &document.representatives {
        let account = import::account(db, person).await?;
        representatives.push(account.ok_or(AppError::Conflict)?);
    }
    let document = Document::of(&document, &row.ogrn, &row.created_by);
    write(db, &document, &mandate, &representatives, now).await
}
