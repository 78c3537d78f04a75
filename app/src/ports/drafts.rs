use domain::{identifiers::Ogrn, scenario::Scenario};
use port::port;

use super::Visitor;
use crate::{error::AppError, forms::Fields};

/// Most drafts of one organization.
pub const MOST_DRAFTS: u64 = 200;

/// A power of attorney that is prepared and not issued.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// The form as it was typed: looked at when it is issued, and not before.
    pub fields: Fields,
    /// Who has changed it last.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
}

impl Draft {
    /// What it would cover.
    pub fn scenarios(&self) -> Vec<Scenario> {
        let scenarios = self.fields.all("scenario").map(Scenario::from_key);
        scenarios.flatten().collect()
    }
}

/// Drafts of powers of attorney: they give nobody anything. For who may prepare them in the
/// organization, [`AppError::NotFound`] for everyone else.
#[port]
pub trait Drafts: Send + Sync {
    /// All of them, the latest first.
    async fn drafts(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<Draft>, AppError>;

    /// One of them.
    async fn draft(&self, by: &Visitor, organization: &Ogrn, id: &str) -> Result<Draft, AppError>;

    /// Keeps `fields` as a new one, or in the place of `id`; its id.
    ///
    /// # Errors
    /// [`AppError::Conflict`] if there are [`MOST_DRAFTS`], [`AppError::TooLarge`] for more than a
    /// form can hold.
    async fn keep(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        id: Option<&str>,
        fields: &Fields,
    ) -> Result<String, AppError>;

    /// Forgets one.
    async fn discard(&self, by: &Visitor, organization: &Ogrn, id: &str) -> Result<(), AppError>;
}
