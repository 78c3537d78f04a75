use domain::{
    family::{FamilyDecision, FamilyRole, FamilyStanding},
    region::Region,
};
use port::port;
use time::Date;

use super::Visitor;
use crate::error::AppError;

/// Most characters of a reason.
pub const LONGEST_FAMILY_REASON: usize = 300;

/// A family in the bank's list.
#[derive(Clone, Debug)]
pub struct FamilyLine {
    /// Its number in the bank.
    pub number: u64,
    /// The parents' names.
    pub parents: Vec<String>,
    /// Children that count today.
    pub children: usize,
    /// Where it is registered.
    pub region: Region,
    /// How it stands today.
    pub standing: FamilyStanding,
}

/// Somebody in a family, as the bank knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyMember {
    /// Id in the bank.
    pub id: String,
    /// What they are in it.
    pub role: FamilyRole,
    /// Whole name.
    pub name: String,
    /// Day of birth.
    pub birth: Date,
    /// Last day of full-time study.
    pub studies_until: Option<Date>,
    /// First day in the family.
    pub joined: Date,
    /// Last day in it, decided or by rule.
    pub last_day: Option<Date>,
    /// Whether they belong to it today.
    pub present: bool,
    /// Whether an account is known: of an adult it may show the certificate.
    pub has_account: bool,
}

/// What happened to a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamilyEventKind {
    /// Its status was established.
    Registered,
    /// Somebody came into it.
    Joined,
    /// Somebody's dates were changed.
    Corrected,
    /// Its last day was changed.
    Term,
    /// Put on hold.
    Suspended,
    /// Taken off hold.
    Resumed,
    /// Ended.
    Ended,
}

impl FamilyEventKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Registered,
        Self::Joined,
        Self::Corrected,
        Self::Term,
        Self::Suspended,
        Self::Resumed,
        Self::Ended,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Joined => "joined",
            Self::Corrected => "corrected",
            Self::Term => "term",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Ended => "ended",
        }
    }

    /// The kind of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A line of a family's history.
#[derive(Clone, Debug)]
pub struct FamilyEvent {
    /// When, Unix seconds.
    pub at: i64,
    /// Which operator.
    pub by: String,
    /// What happened.
    pub kind: FamilyEventKind,
    /// Whom or what it concerned.
    pub detail: String,
}

/// Everything the bank holds about a family.
#[derive(Clone, Debug)]
pub struct FamilyFile {
    /// Its number in the bank.
    pub number: u64,
    /// Grows with each change; a form sends back the one that it was made from.
    pub revision: i64,
    /// Where it is registered.
    pub region: Region,
    /// First day of the status.
    pub from: Date,
    /// Last day that was decided.
    pub until: Option<Date>,
    /// Last day as things stand: decided, or when a child grows up.
    pub lasts_until: Option<Date>,
    /// What was decided.
    pub decision: FamilyDecision,
    /// Why, if on hold or ended.
    pub reason: Option<String>,
    /// How it stands today.
    pub standing: FamilyStanding,
    /// Parents first, each by birth.
    pub members: Vec<FamilyMember>,
    /// Newest first.
    pub history: Vec<FamilyEvent>,
}

/// A member to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// What they are in the family.
    pub role: FamilyRole,
    /// Surname.
    pub surname: String,
    /// Given name.
    pub given_name: String,
    /// Patronymic, if there is one.
    pub patronymic: Option<String>,
    /// Day of birth.
    pub birth: Date,
    /// Last day of full-time study.
    pub studies_until: Option<Date>,
    /// СНИЛС as typed, which finds the account, and the field of the form in which it stood.
    pub snils: Option<(String, &'static str)>,
}

/// A family to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFamily {
    /// Where it is registered.
    pub region: Region,
    /// First day of the status.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
    /// Parents and children.
    pub members: Vec<NewMember>,
}

/// A change of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FamilyChange {
    /// Somebody comes into it on that day.
    Join(NewMember, Date),
    /// Other dates of a member: last day of study, last day in the family.
    Correct {
        /// Whose.
        member: String,
        /// Last day of full-time study.
        studies_until: Option<Date>,
        /// Last day in the family.
        left: Option<Date>,
    },
    /// Another last day.
    Term(Option<Date>),
    /// On hold, and why.
    Suspend(String),
    /// Off hold.
    Resume,
    /// Ended, and why.
    End(String),
}

/// The bank of large families; for operators only, [`AppError::NotFound`] for everyone else.
#[port]
pub trait Families: Send + Sync {
    /// Families whose number is `query` or with a member whose name contains it, at most 50,
    /// the latest first.
    async fn find(&self, by: &Visitor, query: &str) -> Result<Vec<FamilyLine>, AppError>;

    /// One family. [`AppError::reason_needed`] unless this operator has said within half an hour
    /// why they open this file, or has written it down.
    async fn family(&self, by: &Visitor, number: u64) -> Result<FamilyFile, AppError>;

    /// Writes down why this operator opens this file.
    async fn look(&self, by: &Visitor, number: u64, reason: &str) -> Result<(), AppError>;

    /// Writes a family down and returns its number. Its members' statuses follow, and its first
    /// certificate.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for what contradicts itself or the rule of the region,
    /// [`AppError::Conflict`] if a parent belongs to another family.
    async fn register(&self, by: &Visitor, family: &NewFamily) -> Result<u64, AppError>;

    /// Changes a family as it was at `revision`.
    ///
    /// # Errors
    /// [`AppError::Conflict`] if it is another one by now, [`AppError::Invalid`] as above.
    async fn change(
        &self,
        by: &Visitor,
        number: u64,
        revision: i64,
        change: &FamilyChange,
    ) -> Result<(), AppError>;
}
