//! The biometric registry of the demo: what it has of the invented people.

use std::sync::Arc;

use app::ports::Photo;
use domain::{
    enrolment::{BiometricEntry, BiometricKind},
    identifiers::Snils,
    moscow,
};
use port::port;

use super::{
    days::Day,
    people::{DIRECTOR2, FORMER, Person, STRANGER, TRAINEE, face},
};
use crate::{
    biometrics::{BiometricRegistry, BiometricSilence, Found},
    clock::Clock,
};

/// An entry of it.
struct Entry {
    person: &'static Person,
    kind: BiometricKind,
    confirmed: bool,
    until: Day,
}

/// One that makes a Digital ID, and one for each way in which an entry does not.
const ENTRIES: [Entry; 4] = [
    Entry {
        person: &STRANGER,
        kind: BiometricKind::Simplified,
        confirmed: true,
        until: Day::In(700),
    },
    Entry {
        person: &TRAINEE,
        kind: BiometricKind::Standard,
        confirmed: true,
        until: Day::In(900),
    },
    Entry {
        person: &DIRECTOR2,
        kind: BiometricKind::Simplified,
        confirmed: false,
        until: Day::In(700),
    },
    Entry {
        person: &FORMER,
        kind: BiometricKind::Standard,
        confirmed: true,
        until: Day::Ago(3),
    },
];

/// The invented registry; its days are told from the day of `clock`.
pub struct Biometrics {
    clock: Arc<dyn Clock>,
}

impl Biometrics {
    /// The registry as it is on the day of `clock`.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock }
    }
}

#[port]
impl BiometricRegistry for Biometrics {
    async fn find(&self, snils: &Snils) -> Result<Option<Found>, BiometricSilence> {
        let today = moscow::day(self.clock.now()).ok_or(BiometricSilence::NoAnswer)?;
        let is_theirs =
            |entry: &&Entry| Snils::parse(entry.person.snils).is_ok_and(|theirs| theirs == *snils);
        Ok(ENTRIES.iter().find(is_theirs).map(|entry| Found {
            entry: BiometricEntry {
                kind: entry.kind,
                confirmed: entry.confirmed,
                until: entry.until.on(today),
            },
            photo: Photo {
                media_type: "image/svg+xml".to_owned(),
                bytes: face!(7).1.to_vec(),
            },
        }))
    }
}
