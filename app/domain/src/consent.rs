//! What a holder can agree to, each by itself, and what the consent to be recognized means.

use crate::outcome::Outcome;

/// Seconds after a check for which the registry's photo can be fetched, and is seen.
pub const PHOTO_SHOWN: i64 = 15;

/// What is agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentKind {
    /// To have a Digital ID: without it nothing else holds.
    DigitalId,
    /// To have the registry's photo shown to an organization that checks.
    Photo,
}

impl ConsentKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::DigitalId, Self::Photo];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::DigitalId => "digital_id",
            Self::Photo => "photo",
        }
    }

    /// The kind of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Version of the text that is agreed to now; as
    /// [`CONSENT_VERSION`](crate::enrolment::CONSENT_VERSION), the words of each stay as they are.
    pub fn version(self) -> u32 {
        match self {
            Self::DigitalId => crate::enrolment::CONSENT_VERSION,
            Self::Photo => 1,
        }
    }
}

/// How a check was made, as far as it decides about the photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking {
    /// In the name of an organization, under a power of attorney that covers it.
    pub organization: bool,
    /// Guests scan for themselves, and nobody of staff stands there.
    pub kiosk: bool,
    /// With the network: the answer is shown to whoever sees the holder.
    pub online: bool,
}

impl Asking {
    /// Whether the photo of a holder who has agreed goes with that outcome: with a "yes" alone,
    /// to somebody who can compare it with a face and answers for what they see.
    pub fn shows_photo(self, outcome: &Outcome) -> bool {
        *outcome == Outcome::Confirmed && self.organization && !self.kiosk && self.online
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        holder::HolderRefusal, outcome::Refusal, power::AuthorityRefusal,
        presentation::window::WindowRefusal,
    };

    const STAFF: Asking = Asking {
        organization: true,
        kiosk: false,
        online: true,
    };

    #[test]
    fn every_kind_is_read_back() {
        for kind in ConsentKind::ALL {
            assert_eq!(ConsentKind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(ConsentKind::from_key("voice"), None);
    }

    #[test]
    fn a_photo_goes_with_a_yes_to_staff_alone() {
        assert!(STAFF.shows_photo(&Outcome::Confirmed));
        let others = [
            Asking {
                organization: false,
                ..STAFF
            },
            Asking {
                kiosk: true,
                ..STAFF
            },
            Asking {
                online: false,
                ..STAFF
            },
        ];
        for asking in others {
            assert!(!asking.shows_photo(&Outcome::Confirmed), "{asking:?}");
        }
        let outcomes = [
            Outcome::AwaitingHolder,
            Refusal::Holder(HolderRefusal::Unknown).into(),
            Refusal::Authority(AuthorityRefusal::Missing).into(),
            Refusal::Window(WindowRefusal::Expired).into(),
            Refusal::Used {
                at: 0,
                by_same: true,
            }
            .into(),
        ];
        for outcome in outcomes {
            assert!(!STAFF.shows_photo(&outcome), "{outcome:?}");
        }
    }
}
