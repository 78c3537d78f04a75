//! One-time codes. Asking for one looks the same whoever has an account: what is so is told to
//! the phone alone.

use app::{
    error::{AppError, Problem},
    ports::{CODE_DIGITS, CodePurpose, CodeTicket, Language},
};
use data_encoding::HEXLOWER;
use domain::identifiers::Phone;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};
use sha2::{Digest as _, Sha256};

use super::RegistrationDesk;
use crate::{
    accounts::session,
    issuer::numbers,
    store::{StoreError, WriteTransaction, accounts, phone_codes},
};

/// Seconds for which a code can be typed.
const LIFETIME: i64 = 10 * 60;
/// Wrong codes that may be typed for one ticket: one in 200,000 guesses right.
const MOST_TRIES: i64 = 5;
/// Codes a day to one number.
const A_DAY: u64 = 5;
/// Codes a minute in all: whoever asks for many numbers spends the installation's money.
const A_MINUTE: u64 = 60;
const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// Sends a code and returns its ticket.
pub(super) async fn ask(
    desk: &RegistrationDesk,
    purpose: CodePurpose,
    typed: &str,
    by: Option<&str>,
) -> Result<String, AppError> {
    let sender = desk.sender.as_ref().ok_or(AppError::Unavailable)?;
    let phone = Phone::parse(typed).map_err(|_| {
        let problem = match typed.trim() {
            "" => Problem::Required,
            _ => Problem::Shape,
        };
        AppError::field("phone", problem)
    })?;
    let now = desk.clock.now();
    let transaction = desk.database.write().await?;
    let db = &*transaction;
    pace(db, phone.as_str(), now).await?;
    let owner = accounts::Entity::find()
        .filter(accounts::Column::Phone.eq(phone.as_str()))
        .filter(session::exists_in(desk.demo))
        .one(db)
        .await
        .map_err(StoreError::from)?
        .map(|account| account.id);
    // A code goes out only where it can be used; a word of explanation where it cannot.
    let (sends, word) = match (purpose, &owner) {
        (CodePurpose::Register | CodePurpose::ChangePhone, None)
        | (CodePurpose::Recover, Some(_)) => (true, None),
        (CodePurpose::Register, Some(_)) => (false, Some("sms-has-account")),
        (CodePurpose::ChangePhone, Some(_)) => (false, Some("sms-taken")),
        (CodePurpose::Recover, None) => (false, Some("sms-no-account")),
    };
    let code = numbers::random(u32::try_from(CODE_DIGITS).unwrap_or(6))?.to_string();
    let ticket = numbers::secret()?;
    let row = phone_codes::Model {
        id: ticket.clone(),
        purpose: purpose.key().to_owned(),
        phone: phone.as_str().to_owned(),
        minute: now.div_euclid(MINUTE),
        account_id: by.map(str::to_owned).or(owner.filter(|_| sends)),
        code_hash: sends.then(|| hash(&ticket, &code)),
        created_at: now,
        expires_at: now + LIFETIME,
        tries: 0,
        used_at: None,
    };
    let written = phone_codes::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from);
    match written {
        Ok(_) => {}
        Err(StoreError::Conflict(_)) => return Err(too_many(MINUTE)),
        Err(error) => return Err(error.into()),
    }
    // In the language of the land: whoever reads it may not be who has asked.
    let text = |key: &str| {
        let code = code.as_str().into();
        desk.texts.text(Language::Ru, key, &[("code", code)])
    };
    let body = text(word.unwrap_or("sms-code"));
    let leaving = sender
        .put(&transaction, phone.as_str(), text("sms-subject"), body, now)
        .await?;
    transaction.commit().await?;
    leaving.go();
    Ok(ticket)
}

/// Whether another code may go to this number now.
async fn pace(db: &impl ConnectionTrait, phone: &str, now: i64) -> Result<(), AppError> {
    let since = async |from: i64, phone: Option<&str>| {
        let mut select =
            phone_codes::Entity::find().filter(phone_codes::Column::CreatedAt.gt(from));
        if let Some(phone) = phone {
            select = select.filter(phone_codes::Column::Phone.eq(phone));
        }
        select.count(db).await.map_err(StoreError::from)
    };
    if since(now - MINUTE, Some(phone)).await? > 0 || since(now - MINUTE, None).await? >= A_MINUTE {
        return Err(too_many(MINUTE));
    }
    if since(now - DAY, Some(phone)).await? >= A_DAY {
        return Err(too_many(60 * MINUTE));
    }
    Ok(())
}

fn too_many(seconds: i64) -> AppError {
    AppError::TooMany {
        retry_after: u32::try_from(seconds).unwrap_or(u32::MAX),
    }
}

/// How a ticket stands.
pub(super) async fn ticket(
    db: &impl ConnectionTrait,
    ticket: &str,
    now: i64,
) -> Result<CodeTicket, AppError> {
    let row = phone_codes::Entity::find_by_id(ticket)
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    Ok(CodeTicket {
        purpose: CodePurpose::from_key(&row.purpose)
            .ok_or(StoreError::corrupt("phone_codes.purpose"))?,
        phone: masked(&row.phone),
        expires_at: row.expires_at,
        open: is_open(&row, now),
    })
}

fn is_open(row: &phone_codes::Model, now: i64) -> bool {
    row.used_at.is_none() && row.tries < MOST_TRIES && now < row.expires_at
}

/// `+7 900 •••-••-07`
fn masked(phone: &str) -> String {
    match (phone.get(..2), phone.get(2..5), phone.get(10..)) {
        (Some(country), Some(area), Some(last)) => format!("{country} {area} •••-••-{last}"),
        _ => "•••".to_owned(),
    }
}

/// Takes a code. `Ok` once for each ticket; a wrong one is counted, whatever becomes of the rest.
///
/// # Errors
/// A field error of `code`.
pub(super) async fn take(
    desk: &RegistrationDesk,
    ticket: &str,
    purpose: CodePurpose,
    by: Option<&str>,
    code: &str,
) -> Result<(WriteTransaction, phone_codes::Model), AppError> {
    let now = desk.clock.now();
    let transaction = desk.database.write().await?;
    let row = phone_codes::Entity::find_by_id(ticket)
        .lock_exclusive()
        .one(&*transaction)
        .await
        .map_err(StoreError::from)?
        .filter(|row| row.purpose == purpose.key())
        .filter(|row| by.is_none_or(|by| row.account_id.as_deref() == Some(by)))
        .ok_or(AppError::NotFound)?;
    let wrong = || AppError::field("code", Problem::WrongCode);
    if !is_open(&row, now) {
        return Err(wrong());
    }
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let is_right = row.code_hash.as_deref() == Some(hash(ticket, &typed).as_str());
    let mut active = row.clone().into_active_model();
    if is_right {
        active.used_at = Set(Some(now));
    } else {
        active.tries = Set(row.tries + 1);
    }
    active
        .update(&*transaction)
        .await
        .map_err(StoreError::from)?;
    if is_right {
        return Ok((transaction, row));
    }
    transaction.commit().await?;
    Err(wrong())
}

/// A plain hash: six digits are guessed from any hash within a second, and no sooner than from
/// the table they stand in. What protects them is their ten minutes.
fn hash(ticket: &str, code: &str) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/phone-code/1")
        .chain_update(ticket)
        .chain_update(code)
        .finalize();
    HEXLOWER.encode(&digest)
}

/// Deletes what has lost its meaning a day before `now` (Unix seconds).
pub(crate) async fn clean_up(db: &impl ConnectionTrait, now: i64) -> Result<u64, StoreError> {
    let deleted = phone_codes::Entity::delete_many()
        .filter(phone_codes::Column::CreatedAt.lt(now - DAY))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_without_its_middle() {
        assert_eq!(masked("+79001234507"), "+7 900 •••-••-07");
        assert_eq!(masked(""), "•••");
    }
}
