//! Accounts that begin, are found again, move to another number and end.
//!
//! ```text
//! sender  how a code reaches a phone
//! codes   tickets: one code a minute to a number, five tries, ten minutes
//! begin   registration and recovery
//! own     another number, and the end
//! desk    an operator confirms who it is
//! ```

mod begin;
mod codes;
mod desk;
mod own;
mod sender;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        AccountToConfirm, CodePurpose, CodeTicket, ConfirmedPerson, NewAccount, NewSession,
        Registration, Texts, Visitor,
    },
};
use port::port;

use crate::{
    accounts::{StoredAccounts, confirmed},
    clock::Clock,
    registry::operator,
    store::Database,
};

pub(crate) use codes::clean_up;
pub(crate) use desk::write_down;
pub(crate) use own::forget_application;
pub use sender::{CodeSender, MailGateway};

/// [`Registration`] on the database.
pub struct RegistrationDesk {
    accounts: StoredAccounts,
    database: Database,
    clock: Arc<dyn Clock>,
    texts: Arc<dyn Texts>,
    sender: Option<CodeSender>,
    demo: bool,
}

impl RegistrationDesk {
    /// Accounts of `database`; codes go out by `sender`, in the words of `texts`. Without a sender
    /// nobody can register. Demo people exist only if `demo` is on.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        texts: Arc<dyn Texts>,
        sender: Option<CodeSender>,
        demo: bool,
    ) -> Self {
        Self {
            accounts: StoredAccounts::new(database.clone(), clock.clone(), demo),
            database,
            clock,
            texts,
            sender,
            demo,
        }
    }
}

#[port]
impl Registration for RegistrationDesk {
    fn is_open(&self) -> bool {
        self.sender.is_some()
    }

    async fn ask(&self, purpose: CodePurpose, phone: &str) -> Result<String, AppError> {
        if purpose == CodePurpose::ChangePhone {
            return Err(AppError::Invalid { fields: Vec::new() });
        }
        codes::ask(self, purpose, phone, None).await
    }

    async fn ask_new_phone(&self, by: &Visitor, phone: &str) -> Result<String, AppError> {
        confirmed::require_always(self.database.read(), by, self.clock.now()).await?;
        codes::ask(self, CodePurpose::ChangePhone, phone, Some(&by.account)).await
    }

    async fn ticket(&self, ticket: &str) -> Result<CodeTicket, AppError> {
        codes::ticket(self.database.read(), ticket, self.clock.now()).await
    }

    async fn register(
        &self,
        ticket: &str,
        account: &NewAccount,
        device: &str,
    ) -> Result<NewSession, AppError> {
        begin::register(self, ticket, account, device).await
    }

    async fn recover(
        &self,
        ticket: &str,
        code: &str,
        password: &str,
        device: &str,
    ) -> Result<NewSession, AppError> {
        begin::recover(self, ticket, code, password, device).await
    }

    async fn change_phone(&self, by: &Visitor, ticket: &str, code: &str) -> Result<(), AppError> {
        own::change_phone(self, by, ticket, code).await
    }

    async fn erase(&self, by: &Visitor) -> Result<(), AppError> {
        own::erase(self, by).await
    }

    async fn to_confirm(&self, by: &Visitor, phone: &str) -> Result<AccountToConfirm, AppError> {
        operator(by)?;
        desk::to_confirm(self, phone).await
    }

    async fn confirm(
        &self,
        by: &Visitor,
        account: &str,
        person: &ConfirmedPerson,
    ) -> Result<(), AppError> {
        operator(by)?;
        desk::confirm(self, by, account, person).await
    }
}
