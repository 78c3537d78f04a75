use domain::{identifiers::Ogrn, once::Scope, scenario::Scenario};
use port::port;

use super::Visitor;
use crate::error::AppError;

/// What an organization gives once a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnceRule {
    /// For what.
    pub scenario: Scenario,
    /// Where once is once.
    pub scope: Scope,
    /// Since when, Unix seconds.
    pub since: i64,
}

/// What a check was for a benefit that is given once a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayUse {
    /// When there was one on that day already, Unix seconds; `None` if this was the first.
    pub again_at: Option<i64>,
    /// When staff said that nothing was given after all, Unix seconds.
    pub returned_at: Option<i64>,
}

/// Benefits that are given once a day.
#[port]
pub trait OnceADay: Send + Sync {
    /// The rules that count now, in the catalogue's order; for who may look into the cabinet,
    /// [`AppError::NotFound`] for everyone else.
    async fn rules(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<OnceRule>, AppError>;

    /// Sets the rules of these scenarios from now on: `None` is no rule. Twice the same is nothing
    /// new. Asks for the password.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a scenario that is not counted ([`domain::once`]).
    async fn set(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        wanted: &[(Scenario, Option<Scope>)],
    ) -> Result<(), AppError>;
}
