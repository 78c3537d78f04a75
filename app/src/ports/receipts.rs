use domain::{identifiers::Ogrn, outcome::OutcomeKind, scenario::Scenario};
use port::port;

use super::{ShownDrawing, Visitor};
use crate::error::AppError;

/// For whom a receipt was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptCopy {
    /// For who checked: nothing about the citizen.
    Verifier,
    /// For the citizen who was checked.
    Holder,
}

/// What a genuine receipt says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptFacts {
    /// For whom it was written.
    pub copy: ReceiptCopy,
    /// Id of the check.
    pub check: String,
    /// When it was, Unix seconds.
    pub at: i64,
    /// In whose name: short name at that time, and ОГРН; `None` for an individual.
    pub organization: Option<(String, Ogrn)>,
    /// Number of the power of attorney.
    pub power: Option<String>,
    /// What was asked; `None` if the code could not be read.
    pub scenario: Option<Scenario>,
    /// What the verifier saw.
    pub outcome: OutcomeKind,
    /// The address of the receipt's page as a code, for paper.
    pub drawing: Option<ShownDrawing>,
}

/// What there is to be said of something that claims to be a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptVerdict {
    /// Signed here, and not a bit was changed since.
    Genuine(Box<ReceiptFacts>),
    /// It reads as a receipt, but the signature is not ours.
    Forged,
    /// Signed by a key that does not count: it was revoked, or is none of ours.
    KeyNotTrusted,
    /// No receipt: a part is missing, or it is something else.
    Damaged,
}

/// Signed receipts of checks, each a text that says all there is to it.
#[port]
pub trait Receipts: Send + Sync {
    /// Reads a receipt; anybody may.
    fn read(&self, receipt: &str) -> ReceiptVerdict;

    /// The receipt of a check that this person made. [`AppError::NotFound`] for a check of
    /// somebody else, and while the outcome is open.
    async fn of_verifier(&self, by: &Visitor, check: &str) -> Result<String, AppError>;

    /// The receipt of a check made in the name of this organization, for its directors.
    async fn of_organization(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        check: &str,
    ) -> Result<String, AppError>;

    /// The holder's own receipt of a check of them.
    async fn of_holder(&self, by: &Visitor, check: &str) -> Result<String, AppError>;
}
