use domain::{identifiers::Ogrn, power::AuthorityRefusal, scenario::Scenario};
use port::port;
use serde::{Deserialize, Serialize};

use super::{Codes, Language, Visitor};
use crate::error::AppError;

/// What a badge turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BadgeVerdict {
    /// A badge of this installation, shown in time. Whether anything may be checked is in
    /// [`BadgeBearer::refusal`].
    Badge(BadgeBearer),
    /// A badge of this installation, shown too long ago or before its time.
    Expired,
    /// Looks like one of this installation, and was not signed by it.
    Forged,
    /// A citizen's code: it is for the scanner, and says nothing here.
    Presentation,
    /// Something else.
    Foreign,
}

impl BadgeVerdict {
    /// The stable name used in text keys.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Badge(BadgeBearer { refusal: None, .. }) => "good",
            Self::Badge(_) => "unauthorized",
            Self::Expired => "expired",
            Self::Forged => "forged",
            Self::Presentation => "presentation",
            Self::Foreign => "foreign",
        }
    }
}

/// In whose name and in what right a badge is shown; never who shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadgeBearer {
    /// Whole name of the organization.
    pub organization: String,
    /// Its ОГРН.
    pub ogrn: Ogrn,
    /// The powers of attorney in force today; if none is, the one the badge was made under.
    pub powers: Vec<BadgePower>,
    /// Why nothing may be checked in its name; `None` if something may.
    pub refusal: Option<AuthorityRefusal>,
}

/// A power of attorney, as a citizen sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadgePower {
    /// Its number, for `/poa`.
    pub number: String,
    /// What it covers.
    pub scenarios: Vec<Scenario>,
    /// Last day, included, `2026-03-01`.
    pub until: String,
}

/// The answer to a look at a badge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadgeLook {
    /// When, Unix seconds.
    pub at: i64,
    /// What it is.
    pub verdict: BadgeVerdict,
    /// The words that the screen of the staff shows as well, once a badge was shown in time;
    /// `None` also if so many look at it that the words would tell nobody anything.
    pub words: Option<[String; 2]>,
}

/// The badge of this window and the next ones, and who has looked at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownBadge {
    /// The codes, and the server's clock.
    pub codes: Codes,
    /// The looks of the last two minutes, newest first, at most three.
    pub looks: Vec<LookNotice>,
}

/// A look at one's badge, as its bearer hears of it: nothing of who looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookNotice {
    /// When, Unix seconds.
    pub at: i64,
    /// The words, as the looker's screen shows them.
    pub words: [String; 2],
}

/// Badges of staff, and citizens' looks at them.
#[port]
pub trait Badges: Send + Sync {
    /// The badge of this person in that organization. [`AppError::NotFound`] without a power
    /// of attorney in force.
    async fn shown(&self, by: &Visitor, organization: &Ogrn) -> Result<ShownBadge, AppError>;

    /// Looks at a scanned text; anybody may, and who did is not asked. `language` decides the
    /// language of the words on both screens.
    async fn look(&self, text: &str, language: Language) -> Result<BadgeLook, AppError>;
}
