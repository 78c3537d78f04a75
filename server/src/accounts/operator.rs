//! The first operator, who comes from the command line and not from a default password.

use app::ports::Assurance;
use domain::identifiers::PersonKey;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use uuid::Uuid;

use super::password::Passwords;
use crate::{
    clock::Clock,
    store::{Database, StoreError, accounts},
};

/// Shortest password of an operator, in characters.
pub const PASSWORD_MIN: usize = 12;
/// Longest password that the sign-in form takes, in characters.
pub const PASSWORD_MAX: usize = 200;

/// Why there is no new operator.
#[derive(Debug, thiserror::Error)]
pub enum CreateOperatorError {
    /// The name is empty or longer than 200 characters.
    #[error("the name must have 1 to 200 characters")]
    Name,
    /// Neither a phone number nor a СНИЛС.
    #[error("the login is neither a phone number nor a СНИЛС")]
    Login,
    /// Eleven bare digits that are a valid number of both kinds.
    #[error("the login can be a phone number and a СНИЛС: write +7… or 000-000-000 00")]
    Ambiguous,
    /// The password is too short or too long.
    #[error("the password must have {PASSWORD_MIN} to {PASSWORD_MAX} characters")]
    Password,
    /// There is an account with this login.
    #[error("there is an account with this login already")]
    Taken,
    /// The password could not be hashed; the log says why.
    #[error("the password could not be hashed")]
    Hash,
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Creates a confirmed account that may work at the registry desk, and returns its id.
pub async fn create_operator(
    database: &Database,
    clock: &dyn Clock,
    name: &str,
    login: &str,
    password: &str,
) -> Result<String, CreateOperatorError> {
    let words: Vec<_> = name.split_whitespace().collect();
    let name = words.join(" ");
    if !(1..=200).contains(&name.chars().count()) {
        return Err(CreateOperatorError::Name);
    }
    if !(PASSWORD_MIN..=PASSWORD_MAX).contains(&password.chars().count()) {
        return Err(CreateOperatorError::Password);
    }
    let (phone, snils) = match PersonKey::readings(login).as_slice() {
        [PersonKey::Phone(phone)] => (Some(phone.as_str().to_owned()), None),
        [PersonKey::Snils(snils)] => (None, Some(snils.as_digits().to_owned())),
        // Nobody groups the digits of a phone number like that.
        [PersonKey::Snils(snils), _] if snils.to_string() == login.trim() => {
            (None, Some(snils.as_digits().to_owned()))
        }
        [] => return Err(CreateOperatorError::Login),
        _ => return Err(CreateOperatorError::Ambiguous),
    };
    let password_hash = Passwords::new()
        .hash(password)
        .await
        .map_err(|_| CreateOperatorError::Hash)?;
    let id = Uuid::new_v4().to_string();
    let row = accounts::Model {
        id: id.clone(),
        phone,
        snils,
        password_hash,
        assurance: Assurance::Confirmed.key().to_owned(),
        given_name: words.get(1..).unwrap_or_default().join(" "),
        name,
        is_operator: true,
        demo_key: None,
        created_at: clock.now(),
    };
    match row
        .into_active_model()
        .insert(database.read())
        .await
        .map_err(StoreError::from)
    {
        Ok(_) => Ok(id),
        Err(StoreError::Conflict("accounts_phone_key" | "accounts_snils_key")) => {
            Err(CreateOperatorError::Taken)
        }
        Err(error) => Err(error.into()),
    }
}
