use domain::{
    holder::{HolderRefusal, IdSource},
    outcome::OutcomeKind,
    scenario::Scenario,
};
use port::port;
use serde::{Deserialize, Serialize};
use time::Date;

use super::{ComplaintState, DayUse, Visitor};
use crate::error::AppError;

/// What the citizen portal shows first.
#[derive(Clone, Debug)]
pub enum HolderHome {
    /// No Digital ID belongs to this account.
    None,
    /// A Digital ID that cannot be shown, and why (paused).
    Closed(HolderRefusal),
    /// Of somebody under 18: no status can be shown yet.
    Young {
        /// The ages that were reached.
        offers: Vec<Offer>,
    },
    /// A Digital ID.
    Open {
        /// What it was made from.
        source: IdSource,
        /// Everything this person might show, possible ones first.
        offers: Vec<Offer>,
    },
}

/// One scenario the holder may (or may not) show.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What would be asked.
    pub scenario: Scenario,
    /// Whether the registry would say yes today.
    pub answer: Result<(), HolderRefusal>,
    /// Last day of the status behind it, if it has one.
    pub until: Option<Date>,
}

/// The code of this window and those ahead, so that the screen is never blank between them,
/// nor in a place without a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    /// The server's clock, Unix milliseconds: pages count by it, not by their own.
    pub now_ms: i64,
    /// Whose they are (the id of the session), if the phone may keep them; `None` where the
    /// server has switched that off.
    pub owner: Option<String>,
    /// Current first, without a gap.
    pub codes: Vec<ShownCode>,
}

/// A code as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownCode {
    /// From when to show it, Unix seconds.
    pub opens: i64,
    /// Until when, Unix seconds.
    pub closes: i64,
    /// Modules on a side, without the quiet zone.
    pub size: u32,
    /// Which modules are dark: see [`symbol`](crate::symbol).
    pub modules: String,
}

/// A code that is only drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownDrawing {
    /// Modules on a side, without the quiet zone.
    pub size: u32,
    /// The dark modules as an SVG path, one unit a module, without the quiet zone.
    pub path: String,
}

/// The eight digits that stand for the current code for a minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digits {
    /// `48210937`
    pub digits: String,
    /// Until when they count, Unix seconds.
    pub until: i64,
    /// The server's clock, Unix milliseconds.
    pub now_ms: i64,
}

/// What the holder's open page should know: the latest check and a request to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// The server's clock, Unix milliseconds.
    pub now_ms: i64,
    /// The latest check of this holder in the last two minutes.
    pub check: Option<CheckNotice>,
    /// A request for identity that waits for an answer.
    pub request: Option<IdentityRequest>,
    /// Whether a device was added that the holder has not been told of.
    #[serde(default)]
    pub unseen: bool,
}

/// A check, as the holder's page tells of it. No verdict: the holder's screen never shows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckNotice {
    /// Id of the check.
    pub id: String,
    /// When, Unix seconds.
    pub at: i64,
    /// Who: the organization, or `None` for an individual.
    pub organization: Option<String>,
    /// What was asked.
    pub scenario: Scenario,
    /// The matching words, as the verifier's screen shows them; `None` for a check that was
    /// made without a network, whose screen has none.
    pub words: Option<[String; 2]>,
    /// End of the window of the code that was taken, Unix seconds; `None` when nothing was
    /// consumed (an individual's check).
    pub taken_until: Option<i64>,
    /// Why it was not confirmed: for the holder alone.
    pub reason: Option<HolderRefusal>,
}

/// A verifier asks who the holder is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityRequest {
    /// Id of the check.
    pub id: String,
    /// The organization that asks.
    pub organization: String,
    /// Its ОГРН.
    pub ogrn: String,
    /// Number of the power of attorney under which it asks.
    pub power: String,
    /// The fields that would be shown once: text keys `field-<key>`.
    pub fields: Vec<String>,
    /// Until when the holder can answer, Unix seconds.
    pub until: i64,
}

/// A line of the holder's own history.
#[derive(Clone, Debug)]
pub struct HolderCheckLine {
    /// Id of the check.
    pub id: String,
    /// When, Unix seconds.
    pub at: i64,
    /// Who asked: the organization, or `None` for an individual.
    pub organization: Option<String>,
    /// What was asked.
    pub scenario: Scenario,
    /// What the verifier saw.
    pub outcome: OutcomeKind,
    /// Why it was not confirmed.
    pub reason: Option<HolderRefusal>,
    /// The matching words.
    pub words: [String; 2],
    /// Whether there is a receipt: not while the outcome is open.
    pub has_receipt: bool,
    /// Number of the power of attorney under which was asked.
    pub power: Option<String>,
    /// Whether the holder's photo was shown beside it.
    pub photo_shown: bool,
    /// What it was for a benefit that is given once a day.
    pub day_use: Option<DayUse>,
    /// How the holder's complaint about it stands.
    pub complaint: Option<ComplaintState>,
}

/// Who checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checker {
    /// Somebody in their own name.
    Individual,
    /// The organization of that ОГРН.
    Organization(String),
}

/// Which checks of one's own to list.
#[derive(Clone, Debug, Default)]
pub struct HistoryFilter {
    /// Only by this one.
    pub checker: Option<Checker>,
    /// Only with this outcome.
    pub outcome: Option<OutcomeKind>,
    /// Page, from 0.
    pub page: u32,
}

/// A page of the holder's own history.
#[derive(Clone, Debug, Default)]
pub struct HistoryPage {
    /// Newest first.
    pub lines: Vec<HolderCheckLine>,
    /// How many match in all.
    pub total: u64,
    /// Lines a page.
    pub page_size: u32,
    /// Every organization that has ever checked this holder, by name: ОГРН and name.
    pub organizations: Vec<(String, String)>,
}

/// A holder's photo.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Its MIME type.
    pub media_type: String,
    /// The bytes of the picture.
    pub bytes: Vec<u8>,
}

/// The holder's side of a showing. All of it is for confirmed accounts only, and about
/// their own Digital ID only.
#[port]
pub trait Presentations: Send + Sync {
    /// What this person can show.
    async fn home(&self, by: &Visitor) -> Result<HolderHome, AppError>;

    /// The code of this window and those ahead. [`AppError::NotFound`] for a scenario that the
    /// registry would not confirm today.
    ///
    /// [`AppError::Conflict`] while the holder's PIN is asked for ([`ShowPins`](super::ShowPins)):
    /// an open page is then drawn anew. The same goes for [`digits`](Self::digits) and
    /// [`no_codes`](Self::no_codes).
    ///
    /// A session that is bound to a device gets them for a `proof` of that device alone
    /// ([`domain::device::Proof`], about `codes` and the scenario); without one it is an error
    /// of the field `device`, and [`AppError::password_needed`] in a new device of a holder who
    /// has others.
    async fn codes(
        &self,
        by: &Visitor,
        scenario: Scenario,
        proof: Option<&str>,
    ) -> Result<Codes, AppError>;

    /// Eight digits that stand for the current code for 60 seconds; with a proof about `digits`,
    /// in the same way.
    async fn digits(
        &self,
        by: &Visitor,
        scenario: Scenario,
        proof: Option<&str>,
    ) -> Result<Digits, AppError>;

    /// The scenario as [`codes`](Self::codes) would show it, without a code: what a page is drawn
    /// with before its device has proven itself.
    async fn no_codes(&self, by: &Visitor, scenario: Scenario) -> Result<Codes, AppError>;

    /// What has happened to this holder's codes lately.
    async fn notices(&self, by: &Visitor) -> Result<Notices, AppError>;

    /// The same, fetched by the holder's open page: the words of that check count as
    /// delivered from now on.
    async fn deliver(&self, by: &Visitor) -> Result<Notices, AppError>;

    /// Allows or refuses a request for identity.
    async fn answer(&self, by: &Visitor, request: &str, allow: bool) -> Result<(), AppError>;

    /// Every check of this holder, in pages, newest first.
    async fn history(&self, by: &Visitor, filter: &HistoryFilter) -> Result<HistoryPage, AppError>;

    /// Whether an organization that checks sees the holder's photo beside a "yes".
    async fn shows_photo(&self, by: &Visitor) -> Result<bool, AppError>;

    /// The holder's own photo.
    async fn photo(&self, by: &Visitor) -> Result<Photo, AppError>;
}
