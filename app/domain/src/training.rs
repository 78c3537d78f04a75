//! The training of staff: three minutes with codes that prove nothing, before the first guest.
//!
//! ```text
//! code    what a guest of the training shows, and what the scanner's questions make of it
//! run     one pass through the cases: each is shown, scanned and answered until it is right
//! ```
//!
//! Training and work cannot differ: the codes are read by the same readers and judged by the same
//! rules as at a door, and the screens are those of the scanner. Training and work cannot be mixed
//! up either: the codes are a kind of their own ([`crate::signed::Kind::Training`]), under a letter
//! of their own, signed by a key that everybody has and nobody trusts.

pub mod code;
mod run;

use serde::{Deserialize, Serialize};

pub use code::{Checked, check, code};
pub use run::{OutOfTurn, Run, Stage};

use crate::{presentation::Origin, scenario::Scenario, status::StatusKind};

/// Grows when a case is added or the right answer to one changes.
pub const VERSION: u16 = 1;

/// What the training's power of attorney covers.
pub const COVERED: [Scenario; 3] = [
    Scenario::Age18,
    Scenario::Status(StatusKind::LargeFamily),
    Scenario::Status(StatusKind::Pensioner),
];

/// Whether a pass of that version still counts.
pub fn counts(version: u16) -> bool {
    // The first version has no forerunner that could be outdated.
    version >= 1
}

/// What comes before a scanner, once each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// A fresh code of somebody who is what they say.
    Good,
    /// A fresh code, and the registry does not confirm.
    NotConfirmed,
    /// A picture of a code, five minutes old.
    Expired,
    /// A code that another organization has taken.
    Used,
    /// A code that looks like ours and is signed by a stranger.
    Forged,
    /// A payment code.
    Foreign,
    /// A good code with a question that the power of attorney does not cover.
    NoAuthority,
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Serve the guest.
    Serve,
    /// Ask them to show a fresh code.
    AskFresh,
    /// Ask them to open Digital ID.
    AskOurs,
    /// Ask for the paper document.
    AskPaper,
    /// Refuse, and be done with it.
    Refuse,
    /// Choose another organization, or check as an individual.
    ChooseOrganization,
}

impl Case {
    /// Every case.
    pub const ALL: [Self; 7] = [
        Self::Good,
        Self::NotConfirmed,
        Self::Expired,
        Self::Used,
        Self::Forged,
        Self::Foreign,
        Self::NoAuthority,
    ];

    /// The stable name used in text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::NotConfirmed => "not_confirmed",
            Self::Expired => "expired",
            Self::Used => "used",
            Self::Forged => "forged",
            Self::Foreign => "foreign",
            Self::NoAuthority => "no_authority",
        }
    }

    /// What the guest shows; `None` for what is no code of ours.
    pub fn scenario(self) -> Option<Scenario> {
        Some(match self {
            Self::Good | Self::Expired | Self::Forged => Scenario::Age18,
            Self::NotConfirmed => Scenario::Status(StatusKind::LargeFamily),
            Self::Used => Scenario::Status(StatusKind::Pensioner),
            Self::NoAuthority => Scenario::Status(StatusKind::Student),
            Self::Foreign => return None,
        })
    }

    /// Whether `answer` is what to do.
    ///
    /// A forged code is refused, and the guest may have been cheated themself: to ask for the
    /// paper document is as right. Whoever is not confirmed is never turned away without it.
    pub fn is_answered_by(self, answer: Answer) -> bool {
        match self {
            Self::Good => answer == Answer::Serve,
            Self::NotConfirmed => answer == Answer::AskPaper,
            Self::Expired | Self::Used => answer == Answer::AskFresh,
            Self::Forged => matches!(answer, Answer::Refuse | Answer::AskPaper),
            Self::Foreign => answer == Answer::AskOurs,
            Self::NoAuthority => answer == Answer::ChooseOrganization,
        }
    }
}

impl Answer {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Serve,
        Self::AskFresh,
        Self::AskOurs,
        Self::AskPaper,
        Self::Refuse,
        Self::ChooseOrganization,
    ];

    /// The stable name used in forms and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Serve => "serve",
            Self::AskFresh => "ask_fresh",
            Self::AskOurs => "ask_ours",
            Self::AskPaper => "ask_paper",
            Self::Refuse => "refuse",
            Self::ChooseOrganization => "choose_organization",
        }
    }

    /// The answer of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.key() == key)
    }
}

/// The cases in the order that `seed` draws: each order about as often as any other.
pub fn order(mut seed: u64) -> Vec<Case> {
    let mut cases = Case::ALL.to_vec();
    // Fisher and Yates, from the last place down.
    for last in (1..cases.len()).rev() {
        let place = u64::try_from(last).unwrap_or_default() + 1;
        let drawn = usize::try_from(next(&mut seed) % place).unwrap_or_default();
        cases.swap(last, drawn);
    }
    cases
}

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Whether `text` is a training code of the installation at `origin`, whatever it says.
pub fn is_code(origin: &Origin, text: &str) -> bool {
    code::bytes(origin, text).is_some()
}

#[cfg(test)]
mod tests;
