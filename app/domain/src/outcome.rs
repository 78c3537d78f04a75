//! The result of checking: one answer, one [`Check`] per question, one reason.

use serde::{Deserialize, Serialize};

use crate::{
    foreign::ForeignCode,
    holder::HolderRefusal,
    power::AuthorityRefusal,
    presentation::{CodeRefusal, window::WindowRefusal},
};

/// The questions of a check, in the order in which they are asked. The first "no" ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// May this verifier ask?
    Authority,
    /// Is it a code of ours, signed by a key that counts?
    Code,
    /// Is it shown now?
    Window,
    /// Does the registry say yes, at this moment?
    Holder,
    /// Has no organization taken it before?
    SingleUse,
}

impl Question {
    /// All questions in order.
    pub const ALL: [Self; 5] = [
        Self::Authority,
        Self::Code,
        Self::Window,
        Self::Holder,
        Self::SingleUse,
    ];
}

/// How one question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Yes.
    Passed,
    /// No.
    Failed,
    /// An earlier no made it pointless, or the holder has yet to answer.
    NotAsked,
}

/// Why a check did not end in "confirmed".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The verifier may not ask this.
    Authority(AuthorityRefusal),
    /// Not a code of ours at all.
    NotOurs(ForeignCode),
    /// Looks like ours, and is not.
    Code(CodeRefusal),
    /// Ours, at the wrong time.
    Window(WindowRefusal),
    /// The registry cannot say yes. The reason is for the holder alone.
    Holder(HolderRefusal),
    /// An organization has taken this code before.
    Used {
        /// When, Unix seconds.
        at: i64,
        /// Whether it was the same organization.
        by_same: bool,
    },
}

/// The result of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Yes.
    Confirmed,
    /// Everything is in order and the holder is being asked ([`crate::scenario::Scenario::Identity`]).
    AwaitingHolder,
    /// No, because.
    Refused(Refusal),
}

/// What the verifier's screen says: the rows of DESIGN §5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// "Подтверждено".
    Confirmed,
    /// "Не подтверждено"; why stands on the holder's own page.
    NotConfirmed,
    /// The holder is asked to allow or refuse.
    AwaitingHolder,
    /// An old code.
    Expired,
    /// Taken before.
    AlreadyUsed,
    /// Signature or issuer unknown.
    Forged,
    /// Some other code.
    NotOurCode,
    /// The verifier may not ask.
    NoAuthority,
    /// Checked without a network: never green.
    Offline,
}

impl OutcomeKind {
    /// Whether an organization that got this answer has taken the code, by this check or
    /// another: it is not to be taken twice.
    pub fn is_of_taken_code(self) -> bool {
        match self {
            Self::Confirmed | Self::NotConfirmed | Self::AwaitingHolder | Self::AlreadyUsed => true,
            Self::Expired | Self::Forged | Self::NotOurCode | Self::NoAuthority | Self::Offline => {
                false
            }
        }
    }

    /// Every row.
    pub const ALL: [Self; 9] = [
        Self::Confirmed,
        Self::NotConfirmed,
        Self::AwaitingHolder,
        Self::Expired,
        Self::AlreadyUsed,
        Self::Forged,
        Self::NotOurCode,
        Self::NoAuthority,
        Self::Offline,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::NotConfirmed => "not_confirmed",
            Self::AwaitingHolder => "awaiting_holder",
            Self::Expired => "expired",
            Self::AlreadyUsed => "already_used",
            Self::Forged => "forged",
            Self::NotOurCode => "not_our_code",
            Self::NoAuthority => "no_authority",
            Self::Offline => "offline",
        }
    }

    /// The row of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

impl Outcome {
    /// What the verifier's screen says. The holder's reason is gone here, and a code from
    /// the future is "expired" too: what helps is the same, a fresh one.
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Self::Confirmed => OutcomeKind::Confirmed,
            Self::AwaitingHolder => OutcomeKind::AwaitingHolder,
            Self::Refused(refusal) => match refusal {
                Refusal::Authority(_) => OutcomeKind::NoAuthority,
                Refusal::NotOurs(_) => OutcomeKind::NotOurCode,
                Refusal::Code(_) => OutcomeKind::Forged,
                Refusal::Window(_) => OutcomeKind::Expired,
                Refusal::Holder(_) => OutcomeKind::NotConfirmed,
                Refusal::Used { .. } => OutcomeKind::AlreadyUsed,
            },
        }
    }

    /// The answer to `question`.
    pub fn check(&self, question: Question) -> Check {
        let Self::Refused(refusal) = self else {
            return Check::Passed;
        };
        let failed = match refusal {
            Refusal::Authority(_) => Question::Authority,
            Refusal::NotOurs(_) | Refusal::Code(_) => Question::Code,
            Refusal::Window(_) => Question::Window,
            Refusal::Holder(_) => Question::Holder,
            Refusal::Used { .. } => Question::SingleUse,
        };
        match question.cmp(&failed) {
            std::cmp::Ordering::Less => Check::Passed,
            std::cmp::Ordering::Equal => Check::Failed,
            std::cmp::Ordering::Greater => Check::NotAsked,
        }
    }
}

impl From<Refusal> for Outcome {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_no_ends_the_questions() {
        let outcome = Outcome::from(Refusal::Window(WindowRefusal::Expired));
        let checks = Question::ALL.map(|question| outcome.check(question));
        assert_eq!(
            checks,
            [
                Check::Passed,
                Check::Passed,
                Check::Failed,
                Check::NotAsked,
                Check::NotAsked
            ]
        );
    }

    #[test]
    fn the_holders_reason_does_not_reach_the_verifier() {
        for reason in HolderRefusal::ALL {
            assert_eq!(
                Outcome::from(Refusal::Holder(reason)).kind(),
                OutcomeKind::NotConfirmed
            );
        }
    }

    #[test]
    fn keys_read_back() {
        for kind in OutcomeKind::ALL {
            assert_eq!(OutcomeKind::from_key(kind.key()), Some(kind));
        }
    }
}
