//! Sign-in and sessions.

pub(crate) mod confirmed;
pub(crate) mod device;
mod operator;
pub(crate) mod password;
pub(crate) mod session;
pub(crate) mod throttle;

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    paths,
    ports::{Accounts, DemoPerson, NewSession, SessionLine, Visitor},
};
use domain::identifiers::{NumberError, PersonKey, Snils};
use port::port;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

pub use operator::{CreateOperatorError, PASSWORD_MAX, PASSWORD_MIN, create_operator};

use self::{
    password::Passwords,
    session::{Ending, Secret},
    throttle::Turn,
};
use crate::{
    clock::Clock,
    demo,
    registry::{changes, holders},
    store::{Database, StoreError, accounts},
};

/// The accounts in the database.
#[derive(Clone, Debug)]
pub struct StoredAccounts {
    database: Database,
    clock: Arc<dyn Clock>,
    passwords: Passwords,
    demo: bool,
}

impl StoredAccounts {
    /// The accounts in `database`. The demo people exist only if `demo` is on, even if the
    /// database has them: their password is in the manual.
    pub fn new(database: Database, clock: Arc<dyn Clock>, demo: bool) -> Self {
        Self {
            database,
            clock,
            passwords: Passwords::new(),
            demo,
        }
    }

    /// Begins a session of somebody who has just proved to be them by a code.
    pub(crate) async fn enter(&self, account: &str, device: &str) -> Result<NewSession, AppError> {
        self.begin(account, &[], device, true).await
    }

    /// Begins a session of somebody whom another session of theirs lets in: no password was typed.
    pub(crate) async fn admit(&self, account: &str, device: &str) -> Result<NewSession, AppError> {
        self.begin(account, &[], device, false).await
    }

    /// What hashes passwords, a few at a time.
    pub(crate) fn passwords(&self) -> &Passwords {
        &self.passwords
    }

    /// The account of `login`.
    async fn account(&self, login: &PersonKey) -> Result<Option<accounts::Model>, StoreError> {
        let is_login = match login {
            PersonKey::Phone(phone) => accounts::Column::Phone.eq(phone.as_str()),
            PersonKey::Snils(snils) => accounts::Column::Snils.eq(snils.as_digits()),
        };
        let found = accounts::Entity::find()
            .filter(is_login)
            .filter(session::exists_in(self.demo))
            .one(self.database.read())
            .await?;
        Ok(found)
    }

    /// Begins a session of `account` and forgets its failures; `typed` tells whether the password
    /// was typed for it.
    async fn begin(
        &self,
        account: &str,
        attempts: &[String],
        device: &str,
        typed: bool,
    ) -> Result<NewSession, AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        throttle::forget(&transaction, attempts).await?;
        let confirmed_until = typed.then_some(now + confirmed::COUNTS_FOR);
        let device = device::label(device);
        let secret = session::begin(&*transaction, account, device, confirmed_until, now).await?;
        let found = session::find(&*transaction, &secret, self.demo, now).await?;
        transaction.commit().await?;
        let home = found.map_or(paths::ID, |found| home(&found.visitor));
        Ok(NewSession {
            secret: secret.into_cookie(),
            home,
        })
    }
}

/// Where `visitor` most likely wants to go: to the work that most of the others do not have.
fn home(visitor: &Visitor) -> &'static str {
    if visitor.is_director {
        paths::ORGANIZATIONS
    } else if visitor.is_operator {
        paths::REGISTRY
    } else if visitor.is_staff {
        paths::SCAN
    } else {
        paths::ID
    }
}

/// What `login` may mean: never nothing.
fn readings(login: &str) -> Result<Vec<PersonKey>, AppError> {
    let readings = PersonKey::readings(login);
    if !readings.is_empty() {
        return Ok(readings);
    }
    // This tells nothing about who has an account: nobody can have such a login.
    let problem = match Snils::parse(login) {
        _ if login.trim().is_empty() => Problem::Required,
        Err(NumberError::Control) => Problem::Control,
        _ => Problem::Shape,
    };
    Err(AppError::field("login", problem))
}

#[port]
impl Accounts for StoredAccounts {
    async fn sign_in(
        &self,
        login: &str,
        password: &str,
        device: &str,
    ) -> Result<NewSession, AppError> {
        let readings = readings(login)?;
        if password.is_empty() {
            return Err(AppError::field("password", Problem::Required));
        }
        let attempts: Vec<_> = readings.iter().map(throttle::name).collect();
        let turn = throttle::take_turn(&self.database, &attempts, self.clock.now()).await?;
        if let Turn::Locked(retry_after) = turn {
            tracing::info!(
                retry_after_s = retry_after,
                "sign-in refused: too many failures"
            );
            return Err(AppError::TooMany { retry_after });
        }
        // As many passwords are verified as the text has readings, whoever exists.
        let mut owner = None;
        for login in &readings {
            let account = self.account(login).await?;
            let hash = account
                .as_ref()
                .map(|account| account.password_hash.clone());
            if self.passwords.verify(password, hash).await? {
                owner = owner.or(account);
            }
        }
        match owner {
            Some(account) => {
                let session = self.begin(&account.id, &attempts, device, true).await?;
                tracing::info!(account.id = %account.id, "signed in");
                Ok(session)
            }
            None => {
                tracing::info!("sign-in refused: wrong login or password");
                Err(AppError::field("password", Problem::WrongCredentials))
            }
        }
    }

    async fn confirm_password(&self, by: &Visitor, password: &str) -> Result<(), AppError> {
        if password.is_empty() {
            return Err(AppError::field("password", Problem::Required));
        }
        let attempts = [confirmed::throttle_name(by)];
        let turn = throttle::take_turn(&self.database, &attempts, self.clock.now()).await?;
        if let Turn::Locked(retry_after) = turn {
            tracing::info!(
                retry_after_s = retry_after,
                "password refused: too many failures"
            );
            return Err(AppError::TooMany { retry_after });
        }
        let hash = confirmed::hash_of(self.database.read(), by).await?;
        if !self.passwords.verify(password, hash).await? {
            tracing::info!("password refused: wrong");
            return Err(AppError::field("password", Problem::WrongPassword));
        }
        let transaction = self.database.write().await?;
        throttle::forget(&transaction, &attempts).await?;
        confirmed::note(&*transaction, by, self.clock.now()).await?;
        Ok(transaction.commit().await?)
    }

    fn demo_people(&self) -> Vec<DemoPerson> {
        if self.demo {
            demo::people()
        } else {
            Vec::new()
        }
    }

    async fn sign_in_as_demo(&self, key: &str, device: &str) -> Result<NewSession, AppError> {
        if !self.demo {
            return Err(AppError::NotFound);
        }
        let account = accounts::Entity::find()
            .filter(accounts::Column::DemoKey.eq(key))
            .one(self.database.read())
            .await
            .map_err(StoreError::from)?
            .ok_or(AppError::NotFound)?;
        self.begin(&account.id, &[], device, false).await
    }

    async fn visitor(&self, secret: &str) -> Result<Option<Visitor>, AppError> {
        let Some(secret) = Secret::read(secret) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let Some(found) = session::find(self.database.read(), &secret, self.demo, now).await?
        else {
            return Ok(None);
        };
        if let Err(error) = found.note_seen(self.database.read(), now).await {
            // Nobody is refused because a note could not be taken.
            tracing::warn!(%error, "the last request of a session was not noted");
        }
        Ok(Some(found.visitor))
    }

    async fn sessions(&self, by: &Visitor) -> Result<Vec<SessionLine>, AppError> {
        Ok(session::list(self.database.read(), by, self.clock.now()).await?)
    }

    async fn end_session(&self, by: &Visitor, id: &str) -> Result<(), AppError> {
        let database = self.database.read();
        match session::end(database, &by.account, Ending::One(id), self.clock.now()).await? {
            0 => Err(AppError::NotFound),
            _ => Ok(()),
        }
    }

    async fn end_other_sessions(&self, by: &Visitor) -> Result<(), AppError> {
        let transaction = self.database.write().await?;
        let others = Ending::AllBut(&by.session);
        let now = self.clock.now();
        session::end(&*transaction, &by.account, others, now).await?;
        if let Some(holder) = holders::of_account(&*transaction, &by.account).await? {
            changes::end_codes(&*transaction, holder.number, now).await?;
        }
        Ok(transaction.commit().await?)
    }
}
