//! Making invitations and taking them back. No account is looked at here: the answer, and the
//! time it takes, cannot tell who has one.

use app::{
    error::{AppError, Problem},
    ports::Visitor,
};
use data_encoding::HEXLOWER;
use domain::{
    identifiers::{NumberError, Ogrn, PersonKey, Snils},
    staffing::{INVITATION_LIFETIME, InvitationState, LINK_LIFETIME, day_begins, may_invite},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    issuer::numbers,
    powers::lock_organization,
    store::{StoreError, invitations},
};

/// Longest note beside a link, in characters.
const LONGEST_NOTE: usize = 60;

/// A link that was made; the table knows a hash of its secret only.
pub(super) struct Made {
    pub(super) secret: String,
    pub(super) note: String,
    pub(super) expires_at: i64,
}

/// Invites whoever has the number that was typed.
pub(super) async fn invite(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    typed: &str,
    now: i64,
) -> Result<(), AppError> {
    let wrong = |problem| AppError::field("person", problem);
    let person = person(typed).map_err(wrong)?;
    take_turn(db, organization, now, "person").await?;
    let waiting = invitations::Entity::find()
        .filter(invitations::Column::Ogrn.eq(organization.as_str()))
        .filter(invitations::Column::Person.eq(&person))
        .filter(invitations::Column::State.is_in(unanswered()))
        .filter(invitations::Column::ExpiresAt.gt(now))
        .count(db)
        .await
        .map_err(StoreError::from)?;
    if waiting > 0 {
        return Err(wrong(Problem::AlreadyInvited));
    }
    let row = invitations::Model {
        person: Some(person),
        ..row(by, organization, typed.trim(), now, INVITATION_LIFETIME)
    };
    Ok(store(db, row).await?)
}

/// Makes a link.
pub(super) async fn link(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    note: &str,
    now: i64,
) -> Result<Made, AppError> {
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE {
        return Err(AppError::field("note", Problem::TooLong));
    }
    if note.contains('\0') {
        return Err(AppError::field("note", Problem::Shape));
    }
    take_turn(db, organization, now, "note").await?;
    let secret = numbers::secret()?;
    let row = invitations::Model {
        secret_hash: Some(hash(&secret)),
        ..row(by, organization, note, now, LINK_LIFETIME)
    };
    let expires_at = row.expires_at;
    store(db, row).await?;
    Ok(Made {
        secret,
        note: note.to_owned(),
        expires_at,
    })
}

/// Takes one back that nobody has accepted.
pub(super) async fn withdraw(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    id: &str,
    now: i64,
) -> Result<(), AppError> {
    let id = Uuid::try_parse(id).map_err(|_| AppError::NotFound)?;
    let row = invitations::Entity::find_by_id(id.to_string())
        .one(db)
        .await
        .map_err(StoreError::from)?
        .filter(|row| row.ogrn == organization.as_str())
        .ok_or(AppError::NotFound)?;
    let withdrawn = invitations::Entity::update_many()
        .col_expr(
            invitations::Column::State,
            Expr::value(InvitationState::Withdrawn.key()),
        )
        .col_expr(invitations::Column::DecidedAt, Expr::value(now))
        .filter(invitations::Column::Id.eq(row.id))
        .filter(invitations::Column::State.is_in(unanswered()))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    match withdrawn.rows_affected {
        0 => Err(AppError::Conflict),
        _ => Ok(()),
    }
}

/// As directors see it, a "no" is no answer.
pub(super) fn unanswered() -> [&'static str; 2] {
    [InvitationState::Open.key(), InvitationState::Declined.key()]
}

/// The hash by which a link is found. A plain one is enough: 192 random bits are not guessed.
pub(super) fn hash(secret: &str) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/invitation/1")
        .chain_update(secret)
        .finalize();
    HEXLOWER.encode(&digest)
}

/// The number that is meant, as accounts have it.
fn person(typed: &str) -> Result<String, Problem> {
    match PersonKey::readings(typed).as_slice() {
        [PersonKey::Phone(phone)] => Ok(phone.as_str().to_owned()),
        [PersonKey::Snils(snils)] => Ok(snils.as_digits().to_owned()),
        [] => Err(match Snils::parse(typed) {
            _ if typed.trim().is_empty() => Problem::Required,
            Err(NumberError::Control) => Problem::Control,
            _ => Problem::Shape,
        }),
        // Nobody is guessed, and here it cannot be looked up who of the two exists.
        _ => Err(Problem::Ambiguous),
    }
}

/// Takes one of the day's invitations. The organization's row is locked until the end of the
/// transaction: two directors who invite at once do so one after the other.
async fn take_turn(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    now: i64,
    field: &str,
) -> Result<(), AppError> {
    lock_organization(db, organization).await?;
    let begins = day_begins(now).ok_or(AppError::Unavailable)?;
    let today = invitations::Entity::find()
        .filter(invitations::Column::Ogrn.eq(organization.as_str()))
        .filter(invitations::Column::CreatedAt.gte(begins))
        .count(db)
        .await
        .map_err(StoreError::from)?;
    if may_invite(today) {
        Ok(())
    } else {
        Err(AppError::field(field, Problem::EnoughToday))
    }
}

fn row(by: &Visitor, organization: &Ogrn, typed: &str, now: i64, lives: i64) -> invitations::Model {
    invitations::Model {
        id: Uuid::new_v4().to_string(),
        ogrn: organization.as_str().to_owned(),
        typed: typed.to_owned(),
        person: None,
        secret_hash: None,
        state: InvitationState::Open.key().to_owned(),
        created_at: now,
        created_by: by.account.clone(),
        expires_at: now + lives,
        decided_at: None,
        account_id: None,
    }
}

async fn store(db: &impl ConnectionTrait, row: invitations::Model) -> Result<(), StoreError> {
    invitations::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_and_never_guessed() {
        assert_eq!(person("8 (900) 123-45-67"), Ok("+79001234567".to_owned()));
        assert_eq!(person("112-233-445 95"), Ok("11223344595".to_owned()));
        assert_eq!(person(" "), Err(Problem::Required));
        assert_eq!(person("Пушкин"), Err(Problem::Shape));
        assert_eq!(person("112-233-445 96"), Err(Problem::Control));
        let both = (0..100)
            .map(|control| format!("790012345{control:02}"))
            .find(|digits| Snils::parse(digits).is_ok())
            .expect("one of a hundred");
        assert_eq!(person(&both), Err(Problem::Ambiguous));
        assert_eq!(person(&format!("+{both}")), Ok(format!("+{both}")));
    }
}
