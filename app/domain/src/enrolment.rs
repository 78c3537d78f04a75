//! Who may have a Digital ID, and what it is made from (seeds s2, s3).
//!
//! ```text
//! account confirmed, citizen of Russia, 18 or older     the person
//! existing biometrics | foreign passport | licence      the way, which decides what may be shown
//! ```

use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    holder::{ADULT, IdSource},
    moscow,
    passport::Passport,
};

/// Citizenship of Russia, as ISO 3166-1 alpha-3 writes it.
pub const RUSSIA: &str = "RUS";

/// Version of the consent that is given now. A word of its text that changes is a new version:
/// the text of each lies in `locales/` under its number and stays there.
pub const CONSENT_VERSION: u32 = 1;

/// Years for which no document of those that count is ever issued longer.
const LONGEST_DOCUMENT: i32 = 10;

/// How sure we are who an account belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assurance {
    /// Registered, seen by nobody: may sign in, may neither show nor scan.
    Basic,
    /// Identity confirmed at the desk.
    Confirmed,
}

impl Assurance {
    /// The stable name used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Confirmed => "confirmed",
        }
    }

    /// The assurance of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Basic, Self::Confirmed]
            .into_iter()
            .find(|assurance| assurance.key() == key)
    }
}

/// A person who asks for a Digital ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// How sure we are who it is.
    pub assurance: Assurance,
    /// Day of birth.
    pub birth: Date,
    /// ISO 3166-1 alpha-3: [`RUSSIA`] or another country.
    pub citizenship: String,
}

/// Why a person cannot have a Digital ID, whatever documents they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ineligible {
    /// The account is not confirmed.
    NotConfirmed,
    /// Not a citizen of Russia.
    NotCitizen,
    /// Younger than 18.
    Underage,
    /// When the account was confirmed, day of birth and citizenship were not written down.
    Unrecorded,
}

impl Ineligible {
    /// The stable name used in text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotConfirmed => "not-confirmed",
            Self::NotCitizen => "not-citizen",
            Self::Underage => "underage",
            Self::Unrecorded => "unrecorded",
        }
    }
}

impl Applicant {
    /// Whether this person may have a Digital ID on `today` (a Moscow day).
    ///
    /// # Errors
    /// The first reason why not.
    pub fn may_apply(&self, today: Date) -> Result<(), Ineligible> {
        if self.assurance != Assurance::Confirmed {
            Err(Ineligible::NotConfirmed)
        } else if self.citizenship != RUSSIA {
            Err(Ineligible::NotCitizen)
        } else if moscow::full_years(self.birth, today) < ADULT {
            Err(Ineligible::Underage)
        } else {
            Ok(())
        }
    }
}

/// How somebody's biometrics were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BiometricKind {
    /// At a bank or a multifunctional centre, by a clerk.
    Standard,
    /// Imported from a bank's own collection.
    Simplified,
}

impl BiometricKind {
    /// The stable name used in text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Simplified => "simplified",
        }
    }
}

/// What the biometric registry says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BiometricEntry {
    /// How it was taken; both count.
    pub kind: BiometricKind,
    /// Whether the person has confirmed it.
    pub confirmed: bool,
    /// Last day on which it counts.
    pub until: Date,
}

/// A driving licence as its holder writes it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    number: String,
    /// Last day on which it counts.
    pub until: Date,
}

impl Licence {
    /// A licence of that number: two digits, two digits or letters, six digits (приказ МВД
    /// № 365 of 13.05.2009), with or without spaces. `None` for anything else.
    pub fn new(number: &str, until: Date) -> Option<Self> {
        let plain: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.to_uppercase();
        let is_one = plain.chars().count() == 10
            && plain.chars().enumerate().all(|(at, c)| match at {
                2 | 3 => c.is_ascii_digit() || c.is_alphabetic(),
                _ => c.is_ascii_digit(),
            });
        is_one.then_some(Self {
            number: plain,
            until,
        })
    }

    /// The ten characters.
    pub fn number(&self) -> &str {
        &self.number
    }
}

/// What a Digital ID is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Existing biometrics.
    Biometrics(BiometricEntry),
    /// A foreign passport of the new type.
    ForeignPassport(Passport),
    /// A driving licence with photo.
    DrivingLicence(Licence),
}

/// Why a document or an entry makes no Digital ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceFault {
    /// The biometric registry does not know the person.
    Missing,
    /// The person has not confirmed their biometrics.
    Unconfirmed,
    /// Its last day has passed.
    Ended,
    /// No such document counts so long.
    TooLong,
    /// It belongs to somebody born on another day.
    OtherBirth,
    /// It is another country's, or of another country's citizen.
    OtherCountry,
}

impl EvidenceFault {
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "evidence-missing",
            Self::Unconfirmed => "evidence-unconfirmed",
            Self::Ended => "evidence-ended",
            Self::TooLong => "evidence-too-long",
            Self::OtherBirth => "evidence-other-birth",
            Self::OtherCountry => "evidence-other-country",
        }
    }
}

impl Evidence {
    /// The way; it decides what may be shown ([`IdSource::allows`]).
    pub fn source(&self) -> IdSource {
        match self {
            Self::Biometrics(_) => IdSource::Biometrics,
            Self::ForeignPassport(_) => IdSource::ForeignPassport,
            Self::DrivingLicence(_) => IdSource::DrivingLicence,
        }
    }

    /// Last day on which it counts.
    pub fn until(&self) -> Date {
        match self {
            Self::Biometrics(entry) => entry.until,
            Self::ForeignPassport(passport) => passport.until,
            Self::DrivingLicence(licence) => licence.until,
        }
    }

    /// Whether it makes a Digital ID of `person` on `today`.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn holds(&self, person: &Applicant, today: Date) -> Result<(), EvidenceFault> {
        match self {
            Self::Biometrics(entry) if !entry.confirmed => return Err(EvidenceFault::Unconfirmed),
            Self::ForeignPassport(passport) => {
                if passport.issuer != RUSSIA || passport.nationality != RUSSIA {
                    return Err(EvidenceFault::OtherCountry);
                }
                if passport.birth != person.birth {
                    return Err(EvidenceFault::OtherBirth);
                }
            }
            Self::Biometrics(_) | Self::DrivingLicence(_) => {}
        }
        if self.until() < today {
            return Err(EvidenceFault::Ended);
        }
        // The registry's own days are its own affair; what is typed may be mistyped.
        let typed = !matches!(self, Self::Biometrics(_));
        if typed && moscow::full_years(today, self.until()) > LONGEST_DOCUMENT {
            return Err(EvidenceFault::TooLong);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
