use domain::{
    family::{FamilyRole, FamilyStanding},
    identifiers::Ogrn,
    power::AuthorityRefusal,
    region::Region,
};
use port::port;
use time::Date;

use super::{ShownDrawing, Visitor};
use crate::error::AppError;

/// For how long a link may show the code, in hours: from one hour to 30 days.
pub const SHARE_HOURS: [u32; 5] = [1, 12, 24, 24 * 7, 24 * 30];

/// Most characters of the words for whom a link is.
pub const LONGEST_LABEL: usize = 60;

/// Most links at once.
pub const MOST_SHARES: usize = 10;

/// A family's code as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateCode {
    /// Which certificate it is.
    pub id: String,
    /// The address in the code.
    pub address: String,
    /// The code.
    pub drawing: ShownDrawing,
    /// Since when it is the code of the family, Unix seconds.
    pub issued: i64,
}

/// Somebody of a family, as who may see its composition sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    /// What they are in it.
    pub role: FamilyRole,
    /// Whole name.
    pub name: String,
    /// Day of birth.
    pub birth: Date,
}

/// A link that shows the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareLine {
    /// Id, for taking it back.
    pub id: String,
    /// For whom.
    pub label: String,
    /// Until when, Unix seconds.
    pub ends: i64,
    /// How often it was opened.
    pub opens: u64,
    /// When last, Unix seconds.
    pub last_opened: Option<i64>,
}

/// Somebody let the family in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitLine {
    /// When, Unix seconds.
    pub at: i64,
    /// Which organization.
    pub organization: String,
    /// How many were let in.
    pub came: u32,
    /// Whether they compared it with a document.
    pub compared: bool,
}

/// The family of a member, for that member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFamily {
    /// Where it is registered.
    pub region: Region,
    /// How it stands today.
    pub standing: FamilyStanding,
    /// First day of the status.
    pub from: Date,
    /// Last day as things stand.
    pub until: Option<Date>,
    /// Who belongs to it today.
    pub relatives: Vec<Relative>,
    /// Its code; `None` if the key that signed it is trusted no more: it needs a new one.
    pub code: Option<CertificateCode>,
    /// Which certificate a new one would replace.
    pub certificate: String,
    /// How often the code's page was opened.
    pub opens: u64,
    /// When last, Unix seconds.
    pub last_opened: Option<i64>,
    /// Links that show the code now.
    pub shares: Vec<ShareLine>,
    /// Who let the family in lately, the newest first.
    pub visits: Vec<VisitLine>,
}

/// A link just made: its secret is in the address and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewShare {
    /// The whole address.
    pub address: String,
    /// For whom.
    pub label: String,
    /// Until when, Unix seconds.
    pub ends: i64,
}

/// What is behind a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCertificate {
    /// For whom.
    pub label: String,
    /// Until when, Unix seconds.
    pub ends: i64,
    /// Where the family is registered.
    pub region: Region,
    /// Last day of the status as things stand.
    pub until: Option<Date>,
    /// The code; `None` if the family is no large one today.
    pub code: Option<CertificateCode>,
}

/// How many belong to a family today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Composition {
    /// Parents.
    pub parents: usize,
    /// Children.
    pub children: usize,
}

/// In whose name somebody looks at a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looker {
    /// ОГРН of the organization.
    pub ogrn: Ogrn,
    /// Its short name.
    pub organization: String,
    /// Why it may not; `None` if it may.
    pub refusal: Option<AuthorityRefusal>,
}

/// What who asks may see of a genuine certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateView {
    /// Anyone: until when, and where.
    Anyone,
    /// Whoever is signed in: how many as well.
    Individual(Composition),
    /// Staff with a power of attorney for large families: the composition.
    Staff(Vec<Relative>),
}

/// What a code of a family is worth today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateVerdict {
    /// Genuine, and the family is a large one.
    Genuine {
        /// Where it is registered.
        region: Region,
        /// Last day as things stand.
        until: Option<Date>,
        /// The rest.
        view: CertificateView,
    },
    /// Genuine, but the family is no large one today.
    NotNow(FamilyStanding),
    /// The family has another code by now.
    Reissued,
    /// Genuine, but there is no such family.
    NoFamily,
    /// It reads as a certificate, but the signature is not ours.
    Forged,
    /// Signed by a key that is trusted no more.
    KeyNotTrusted,
    /// No certificate: a part is missing, or it is something else.
    Damaged,
}

/// A look at a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateLook {
    /// When, Unix seconds.
    pub at: i64,
    /// What it is worth.
    pub verdict: CertificateVerdict,
    /// In whose name, if in an organization's.
    pub looker: Option<Looker>,
    /// The organizations in whose name this person could look.
    pub organizations: Vec<(Ogrn, String)>,
    /// The key of the form by which staff let the family in: see [`Admission::key`].
    pub form: String,
}

/// A family let in by staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// How many were let in.
    pub came: u32,
    /// Whether they compared it with a document.
    pub compared: bool,
    /// A UUID of the form: sent twice, it counts once.
    pub key: String,
}

/// The certificates of families.
#[port]
pub trait Certificates: Send + Sync {
    /// The family of which this person is an adult member; `None` if of none.
    async fn own(&self, by: &Visitor) -> Result<Option<OwnFamily>, AppError>;

    /// Replaces `certificate` by another: the old one counts no more, and all links end. Does
    /// nothing if it was replaced before.
    async fn reissue(&self, by: &Visitor, certificate: &str) -> Result<(), AppError>;

    /// Makes a link that shows the code for `hours`, one of [`SHARE_HOURS`].
    ///
    /// # Errors
    /// [`AppError::Conflict`] if there are [`MOST_SHARES`].
    async fn share(&self, by: &Visitor, label: &str, hours: u32) -> Result<NewShare, AppError>;

    /// Takes a link back.
    async fn end_share(&self, by: &Visitor, share: &str) -> Result<(), AppError>;

    /// What is behind a link, for whoever has it. [`AppError::NotFound`] once it has ended.
    async fn shared(&self, secret: &str) -> Result<SharedCertificate, AppError>;

    /// What the code in an address is worth, for who asks and in the name of `organization`.
    async fn look(
        &self,
        by: Option<&Visitor>,
        code: &str,
        organization: Option<&Ogrn>,
    ) -> Result<CertificateLook, AppError>;

    /// Staff let the family of that code in: a check of that organization is recorded.
    ///
    /// # Errors
    /// [`AppError::NotFound`] without a power of attorney for it, [`AppError::Conflict`] if the
    /// certificate does not count any more, [`AppError::Invalid`] if more came than belong to
    /// the family.
    async fn admit(
        &self,
        by: &Visitor,
        code: &str,
        organization: &Ogrn,
        admission: &Admission,
    ) -> Result<(), AppError>;
}
