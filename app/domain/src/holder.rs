//! The person shown, and what may be said of them.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    moscow,
    scenario::Scenario,
    status::{Status, StatusState},
};

/// Number of a holder in the registry: internal, never shown, below 2⁴⁰.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HolderNumber(u64);

impl HolderNumber {
    /// The number, if it fits the 40 bits which the session id has for it.
    pub fn new(number: u64) -> Option<Self> {
        (number < 1 << 40).then_some(Self(number))
    }

    /// The bare number.
    pub fn get(self) -> u64 {
        self.0
    }
}

/// What a Digital ID was made from; it decides what may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdSource {
    /// Confirmed biometrics, standard or simplified.
    Biometrics,
    /// Foreign passport of the new type (10 years).
    ForeignPassport,
    /// Driving licence with photo: proves age and nothing else.
    DrivingLicence,
}

impl IdSource {
    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Biometrics => "biometrics",
            Self::ForeignPassport => "foreign_passport",
            Self::DrivingLicence => "driving_licence",
        }
    }

    /// The source of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [
            Self::Biometrics,
            Self::ForeignPassport,
            Self::DrivingLicence,
        ]
        .into_iter()
        .find(|source| source.key() == key)
    }

    /// Whether a Digital ID from this source may answer `scenario` (seed s3: a driving
    /// licence gives the age codes only).
    pub fn allows(self, scenario: Scenario) -> bool {
        self != Self::DrivingLicence || scenario.years().is_some()
    }
}

/// Whether a Digital ID can be used at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolderState {
    /// It can.
    Active,
    /// The holder has paused it.
    Paused,
    /// It was given up.
    Deleted,
}

impl HolderState {
    /// The stable name used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Deleted => "deleted",
        }
    }

    /// The state of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Active, Self::Paused, Self::Deleted]
            .into_iter()
            .find(|state| state.key() == key)
    }
}

/// The person shown, as far as the rules need to know them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Registry number.
    pub number: HolderNumber,
    /// Grows whenever every code shown before must stop counting: pause, withdrawn
    /// consent, a removed device, "end all sessions".
    pub epoch: u32,
    /// Day of birth.
    pub birth: Date,
    /// What the Digital ID was made from.
    pub source: IdSource,
    /// Whether it can be used.
    pub state: HolderState,
}

/// Why the registry cannot say yes. Told to the holder, never to the verifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolderRefusal {
    /// No such holder (any more).
    Unknown,
    /// The code was made before the holder ended all codes.
    EpochEnded,
    /// The Digital ID is paused.
    Paused,
    /// Younger than what is asked for, or than 18: then nothing is shown but an age that was
    /// reached.
    Underage,
    /// The Digital ID was made from a document that does not allow this scenario.
    SourceNotEnough,
    /// The registry has no such status.
    StatusNotFound,
    /// The status begins later.
    StatusNotYet,
    /// The status has ended.
    StatusEnded,
    /// The status is on hold.
    StatusSuspended,
    /// The holder refused, or did not answer in time.
    Declined,
    /// Nobody offers this scenario yet.
    NotOffered,
}

impl HolderRefusal {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::Unknown,
        Self::EpochEnded,
        Self::Paused,
        Self::Underage,
        Self::SourceNotEnough,
        Self::StatusNotFound,
        Self::StatusNotYet,
        Self::StatusEnded,
        Self::StatusSuspended,
        Self::Declined,
        Self::NotOffered,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::EpochEnded => "epoch_ended",
            Self::Paused => "paused",
            Self::Underage => "underage",
            Self::SourceNotEnough => "source_not_enough",
            Self::StatusNotFound => "status_not_found",
            Self::StatusNotYet => "status_not_yet",
            Self::StatusEnded => "status_ended",
            Self::StatusSuspended => "status_suspended",
            Self::Declined => "declined",
            Self::NotOffered => "not_offered",
        }
    }

    /// The reason of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// The age from which a Digital ID may be had (seed s2).
pub const ADULT: i32 = 18;

impl Holder {
    /// Whether this holder may have a usable Digital ID on `today`.
    pub fn may_show(&self, today: Date) -> Result<(), HolderRefusal> {
        match self.state {
            HolderState::Deleted => Err(HolderRefusal::Unknown),
            HolderState::Paused => Err(HolderRefusal::Paused),
            HolderState::Active if moscow::full_years(self.birth, today) < ADULT => {
                Err(HolderRefusal::Underage)
            }
            HolderState::Active => Ok(()),
        }
    }

    /// The answer to `scenario` on `today` (a Moscow day), given everything the registry
    /// holds about this person. `Ok` is a yes.
    pub fn answer(
        &self,
        scenario: Scenario,
        statuses: &[Status],
        today: Date,
    ) -> Result<(), HolderRefusal> {
        match (self.may_show(today), scenario.years()) {
            // An age is a fact of the registry about a child too.
            (Ok(()) | Err(HolderRefusal::Underage), Some(years)) => {
                return (moscow::full_years(self.birth, today) >= years)
                    .then_some(())
                    .ok_or(HolderRefusal::Underage);
            }
            (refused, _) => refused?,
        }
        if !self.source.allows(scenario) {
            return Err(HolderRefusal::SourceNotEnough);
        }
        match scenario {
            Scenario::Loyalty => Err(HolderRefusal::NotOffered),
            Scenario::Status(kind) => {
                let states: Vec<_> = statuses
                    .iter()
                    .filter(|status| status.kind == kind)
                    .map(|status| status.state(today))
                    .collect();
                best_of(&states)
            }
            // The ages were answered above.
            _ => Ok(()),
        }
    }
}

/// The registry may hold several spells of one status: any active one is a yes, otherwise
/// the reason that says most.
fn best_of(states: &[StatusState]) -> Result<(), HolderRefusal> {
    let has = |state| states.contains(&state);
    if has(StatusState::Active) {
        Ok(())
    } else if has(StatusState::Suspended) {
        Err(HolderRefusal::StatusSuspended)
    } else if has(StatusState::NotYet) {
        Err(HolderRefusal::StatusNotYet)
    } else if has(StatusState::Ended) {
        Err(HolderRefusal::StatusEnded)
    } else {
        Err(HolderRefusal::StatusNotFound)
    }
}

#[cfg(test)]
mod tests;
