use domain::{identifiers::Ogrn, power::AuthorityRefusal, scenario::Scenario};
use port::port;

use super::{NewKey, Visitor};
use crate::error::AppError;

/// Most tills of an organization that count.
pub const MOST_TILLS: u64 = 200;
/// Longest name of a till, in characters: it stands in lists and on receipts.
pub const LONGEST_TILL_NAME: usize = 60;

/// What tills may be made to ask: a yes or a no. Who somebody is nobody asks without staff.
pub fn till_scenarios() -> impl Iterator<Item = Scenario> {
    Scenario::all().filter(|scenario| !matches!(scenario, Scenario::Identity | Scenario::Loyalty))
}

/// The till behind a request, and what it asks in it. It has no authority of its own: it checks
/// under the powers of attorney of the person who is responsible for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskingTill {
    /// Id of the till.
    pub id: String,
    /// What it may be used to ask, whatever those powers of attorney cover.
    pub scenarios: Vec<Scenario>,
    /// What it wants to know: a code that shows something else is left alone.
    pub asks: Scenario,
}

/// A till that has come with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Till {
    /// Its id.
    pub id: String,
    /// What its organization calls it.
    pub name: String,
    /// Whose it is.
    pub ogrn: Ogrn,
    /// Short name of that organization.
    pub organization: String,
    /// What it may ask.
    pub scenarios: Vec<Scenario>,
    /// Who is responsible, as somebody of whom only this organization's kiosk is open.
    responsible: Visitor,
}

impl Till {
    /// A till of `ogrn`, for which `till_responsible` answers.
    pub fn new(
        (id, name): (String, String),
        (ogrn, organization): (Ogrn, String),
        scenarios: Vec<Scenario>,
        responsible: Visitor,
    ) -> Self {
        let responsible = Visitor {
            kiosk: Some(ogrn.clone()),
            ..responsible
        };
        Self {
            id,
            name,
            ogrn,
            organization,
            scenarios,
            responsible,
        }
    }

    /// Who checks when this till asks `asks`.
    pub fn asking(&self, asks: Scenario) -> Visitor {
        Visitor {
            till: Some(AskingTill {
                id: self.id.clone(),
                scenarios: self.scenarios.clone(),
                asks,
            }),
            ..self.responsible.clone()
        }
    }

    /// Who is responsible.
    pub fn responsible(&self) -> &Visitor {
        &self.responsible
    }
}

/// Whether a till could ask this now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TillQuestion {
    /// What it would ask.
    pub scenario: Scenario,
    /// Why it may not, if so.
    pub refusal: Option<AuthorityRefusal>,
}

/// A till in its organization's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TillLine {
    /// Id in addresses.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Name of the person who is responsible.
    pub responsible: String,
    /// What it may ask, and whether it could now.
    pub questions: Vec<TillQuestion>,
    /// When it was added, Unix seconds.
    pub created_at: i64,
    /// Name of the director who added it.
    pub created_by: String,
    /// When its key was last used.
    pub used_at: Option<i64>,
    /// When it was revoked.
    pub revoked_at: Option<i64>,
}

impl TillLine {
    /// Why it can ask nothing now, if that is so.
    pub fn refusal(&self) -> Option<AuthorityRefusal> {
        if self.questions.iter().any(|one| one.refusal.is_none()) {
            return None;
        }
        self.questions.first().and_then(|one| one.refusal)
    }
}

/// What a director writes to add one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTill {
    /// What it is to be called: no other one that counts is called so.
    pub name: String,
    /// Account of whoever is to be responsible: somebody with a power of attorney in force.
    pub responsible: String,
    /// What it may ask, of [`till_scenarios`].
    pub scenarios: Vec<Scenario>,
}

/// Tills, self-checkouts and turnstiles: programs that check in the name of an organization, with a
/// key of their own. The lists are for its directors ([`AppError::NotFound`] for everyone else).
#[port]
pub trait Tills: Send + Sync {
    /// All of them: those that count first, by name.
    async fn list(&self, by: &Visitor, organization: &Ogrn) -> Result<Vec<TillLine>, AppError>;

    /// Adds one; asks for the password.
    ///
    /// # Errors
    /// Field errors of `till_name`, `till_responsible` and `scenario`.
    async fn add(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        till: &NewTill,
    ) -> Result<NewKey, AppError>;

    /// Gives it another key; the one it had counts no more. Asks for the password.
    /// [`AppError::Conflict`] if it is revoked.
    async fn renew(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        till: &str,
    ) -> Result<NewKey, AppError>;

    /// Revokes it, for good; asks for the password. [`AppError::Conflict`] if it is revoked.
    async fn revoke(&self, by: &Visitor, organization: &Ogrn, till: &str) -> Result<(), AppError>;

    /// Whose key this is; counts that it was used.
    ///
    /// # Errors
    /// [`AppError::SignedOut`] if it is nobody's or revoked; [`AppError::TooMany`] if it was used too
    /// often.
    async fn enter(&self, secret: &str) -> Result<Till, AppError>;

    /// What it could ask now.
    async fn questions(&self, till: &Till) -> Result<Vec<TillQuestion>, AppError>;

    /// The receipt of one of its own checks, as it stands in addresses; [`AppError::NotFound`] for
    /// all others.
    async fn receipt(&self, till: &Till, check: &str) -> Result<String, AppError>;
}
