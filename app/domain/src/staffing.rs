//! How people become staff of an organization: by an invitation that they accept themselves.
//! Until then nothing of them is told, not even whether they exist here.

use crate::moscow;

/// Invitations, by name and by link together, that an organization may make a day (of Moscow):
/// enough for a branch that opens, too few to try out numbers.
pub const INVITATIONS_A_DAY: u64 = 100;
/// Seconds for which an invitation to a СНИЛС or a phone number may be accepted.
pub const INVITATION_LIFETIME: i64 = 14 * 24 * 60 * 60;
/// Seconds for which a link may be used, by whoever comes first.
pub const LINK_LIFETIME: i64 = 72 * 60 * 60;

/// Most lines of a list after which powers of attorney are issued.
pub const MOST_LINES: usize = 5_000;

/// What became of an invitation, as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// Nobody has answered.
    Open,
    /// The person has become a member of staff.
    Accepted,
    /// The person does not want to.
    Declined,
    /// A director has taken it back.
    Withdrawn,
}

/// What directors are told of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationShown {
    /// No answer yet.
    Waiting,
    /// Accepted.
    Accepted,
    /// A director has taken it back.
    Withdrawn,
    /// Its time is over.
    Expired,
}

impl InvitationState {
    const ALL: [Self; 4] = [Self::Open, Self::Accepted, Self::Declined, Self::Withdrawn];

    /// The stable name used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// What directors are told at `now` (Unix seconds) of one that ends at `expires_at`. A "no"
    /// looks like no answer: it would tell that the person exists here.
    pub fn shown(self, expires_at: i64, now: i64) -> InvitationShown {
        match self {
            Self::Accepted => InvitationShown::Accepted,
            Self::Withdrawn => InvitationShown::Withdrawn,
            Self::Open | Self::Declined if now < expires_at => InvitationShown::Waiting,
            Self::Open | Self::Declined => InvitationShown::Expired,
        }
    }
}

impl InvitationShown {
    /// The stable name used in text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }
}

/// Whether an organization that has made `today` invitations may make another one.
pub fn may_invite(today: u64) -> bool {
    today < INVITATIONS_A_DAY
}

/// The first second of the day (of Moscow) that `now` lies in, from which invitations count;
/// `None` outside the years that a date can hold.
pub fn day_begins(now: i64) -> Option<i64> {
    moscow::day(now).map(moscow::midnight)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_no_looks_like_no_answer() {
        for now in [0, 99, 100, 101] {
            assert_eq!(
                InvitationState::Declined.shown(100, now),
                InvitationState::Open.shown(100, now)
            );
        }
        assert_eq!(
            InvitationState::Open.shown(100, 99),
            InvitationShown::Waiting
        );
        assert_eq!(
            InvitationState::Open.shown(100, 100),
            InvitationShown::Expired
        );
        assert_eq!(
            InvitationState::Accepted.shown(100, 500),
            InvitationShown::Accepted
        );
        assert_eq!(
            InvitationState::Withdrawn.shown(100, 0),
            InvitationShown::Withdrawn
        );
    }

    #[test]
    fn states_are_found_by_their_names() {
        for state in InvitationState::ALL {
            assert_eq!(InvitationState::from_key(state.key()), Some(state));
        }
        assert_eq!(InvitationState::from_key("expired"), None);
    }

    #[test]
    fn a_day_has_its_number_and_begins_at_midnight_in_moscow() {
        assert!(may_invite(INVITATIONS_A_DAY - 1));
        assert!(!may_invite(INVITATIONS_A_DAY));
        let begins = |at: time::OffsetDateTime| day_begins(at.unix_timestamp());
        let midnight = datetime!(2026-02-28 21:00 UTC).unix_timestamp();
        assert_eq!(begins(datetime!(2026-02-28 21:00 UTC)), Some(midnight));
        assert_eq!(begins(datetime!(2026-03-01 20:59:59 UTC)), Some(midnight));
        assert_eq!(
            begins(datetime!(2026-02-28 20:59:59 UTC)),
            Some(midnight - 24 * 60 * 60)
        );
        assert_eq!(day_begins(i64::MAX), None);
    }
}
