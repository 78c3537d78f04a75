use domain::{identifiers::Ogrn, scenario::Scenario};
use port::port;
use time::Date;

use super::Visitor;
use crate::error::AppError;

/// A document and its signature as they are handed out.
#[derive(Clone, Debug)]
pub struct DocumentFiles {
    /// Name of both files without an ending: `ON_EMCHD_20260301_<number>`.
    pub stem: String,
    /// The document.
    pub xml: String,
    /// Its detached signature, CMS in DER; a document made elsewhere may have none.
    pub signature: Option<Vec<u8>>,
}

/// Which of the two files a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFile {
    /// The document.
    Xml,
    /// The signature, which has neither elements nor lines.
    Signature,
}

/// One fault of a document; its text is `mchd-<key>` in `locales/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFinding {
    /// Where.
    pub file: DocumentFile,
    /// The element, by its path from the root; empty for the file as a whole.
    pub element: String,
    /// Line, from 1.
    pub line: u32,
    /// What is wrong.
    pub key: &'static str,
    /// What the text names.
    pub args: Vec<(&'static str, String)>,
}

/// What became of a document brought from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// Signed by the organization with a certificate of this installation: it counts.
    Accepted {
        /// Number of the first power of attorney in it.
        number: String,
    },
    /// Not signed, or by a certificate that is not known here: it gives no authority until an
    /// operator accepts it.
    Unconfirmed,
    /// Nothing was stored.
    Refused(Vec<DocumentFinding>),
}

/// How an imported document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentState {
    /// It counts.
    Accepted,
    /// It waits for an operator.
    Unconfirmed,
    /// An operator has refused it.
    Refused,
}

impl DocumentState {
    /// Each state.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Unconfirmed, Self::Refused];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Unconfirmed => "unconfirmed",
            Self::Refused => "refused",
        }
    }

    /// The state of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A document brought from elsewhere.
#[derive(Clone, Debug)]
pub struct ImportedDocument {
    /// Its number.
    pub number: String,
    /// How it stands.
    pub state: DocumentState,
    /// Short name of the organization.
    pub organization: String,
    /// ОГРН of the organization.
    pub ogrn: Ogrn,
    /// Names of the representatives, as the document has them.
    pub representatives: Vec<String>,
    /// What it covers.
    pub scenarios: Vec<Scenario>,
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub until: Date,
    /// Subject of the certificate that signed it; `None` if nobody did.
    pub signer: Option<String>,
    /// SHA-256 of that certificate, hexadecimal.
    pub fingerprint: Option<String>,
    /// When it was brought, Unix seconds.
    pub brought_at: i64,
    /// By whom.
    pub brought_by: String,
}

/// The documents behind powers of attorney (МЧД).
#[port]
pub trait Documents: Send + Sync {
    /// The document of a power of attorney of the organization, for its directors.
    /// [`AppError::NotFound`] if it has none: data of the organization or a person were missing.
    async fn files(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        power: &str,
    ) -> Result<DocumentFiles, AppError>;

    /// The certificate, PEM, by which anyone verifies the signatures made here; `None` before
    /// the first one.
    async fn authority(&self) -> Result<Option<String>, AppError>;

    /// Takes a document made elsewhere, for directors.
    async fn import(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        xml: &[u8],
        signature: Option<&[u8]>,
    ) -> Result<Imported, AppError>;

    /// Documents that were brought to the organization, newest first, for its directors.
    async fn imported(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<Vec<ImportedDocument>, AppError>;

    /// Documents of all organizations that wait for a decision, oldest first, for operators.
    async fn unconfirmed(&self, by: &Visitor) -> Result<Vec<ImportedDocument>, AppError>;

    /// Accepts or refuses one of them, for operators. [`AppError::Conflict`] if that was done
    /// already, or what it says does not hold any more.
    async fn decide(&self, by: &Visitor, number: &str, accept: bool) -> Result<(), AppError>;
}
