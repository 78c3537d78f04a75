use domain::{identifiers::Ogrn, offline::LateProblem, outcome::OutcomeKind, scenario::Scenario};
use port::port;
use time::Date;

use super::Visitor;
use crate::error::AppError;

/// Over which days checks are counted; today is the last of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// 7 days.
    Week,
    /// 30 days.
    #[default]
    Month,
    /// 90 days.
    Quarter,
}

impl Period {
    /// Every period.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// How many days it has.
    pub fn days(self) -> u16 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
        }
    }

    /// The period of so many days, as an address says it.
    pub fn from_days(days: &str) -> Option<Self> {
        let days: u16 = days.parse().ok()?;
        Self::ALL.into_iter().find(|period| period.days() == days)
    }
}

/// How many checks there were, and how many of them were confirmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All of them.
    pub checks: u64,
    /// Confirmed ones.
    pub confirmed: u64,
}

/// The checks of an organization in figures: nothing about the citizens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Every day of the period in Moscow, the oldest first, those without a check too.
    pub days: Vec<(Date, Count)>,
    /// All checks of the period.
    pub total: Count,
    /// How often each outcome came up that did, in the order of [`OutcomeKind::ALL`].
    pub outcomes: Vec<(OutcomeKind, u64)>,
    /// Checks by what was asked, the most frequent first; `None` if the code did not say.
    pub scenarios: Vec<(Option<Scenario>, Count)>,
    /// Checks by the branch whose phone made them, the most frequent first; `None` for those of
    /// no such phone. Empty for an organization without branches.
    pub branches: Vec<(Option<String>, Count)>,
    /// Late alarms about checks of the period by what was wrong, in the order of
    /// [`LateProblem::ALL`].
    pub alarms: Vec<(LateProblem, u64)>,
    /// Confirmed checks that came again on a day on which a benefit is given once.
    pub again: u64,
}

impl Figures {
    /// How often `outcome` came up.
    pub fn outcome(&self, outcome: OutcomeKind) -> u64 {
        let of = |(kind, count): &(OutcomeKind, u64)| (*kind == outcome).then_some(*count);
        self.outcomes.iter().find_map(of).unwrap_or_default()
    }

    /// Why checks ended without "confirmed", as far as an organization may know: the outcomes
    /// that are refusals, the most frequent first.
    pub fn refusals(&self) -> Vec<(OutcomeKind, u64)> {
        let is_refusal = |kind: OutcomeKind| {
            !matches!(
                kind,
                OutcomeKind::Confirmed | OutcomeKind::AwaitingHolder | OutcomeKind::Offline
            )
        };
        let refusals = self.outcomes.iter().copied();
        let mut refusals: Vec<_> = refusals.filter(|(kind, _)| is_refusal(*kind)).collect();
        refusals.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        refusals
    }
}

/// Counting checks.
#[port]
pub trait FiguresOfChecks: Send + Sync {
    /// The checks in the name of an organization over `period`, for its directors;
    /// [`AppError::NotFound`] for everyone else.
    async fn figures(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        period: Period,
    ) -> Result<Figures, AppError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_what_is_left_without_the_rest() {
        let figures = Figures {
            outcomes: vec![
                (OutcomeKind::Confirmed, 9),
                (OutcomeKind::NotConfirmed, 2),
                (OutcomeKind::AwaitingHolder, 1),
                (OutcomeKind::Expired, 4),
                (OutcomeKind::Offline, 3),
            ],
            ..Figures::default()
        };
        assert_eq!(
            figures.refusals(),
            [(OutcomeKind::Expired, 4), (OutcomeKind::NotConfirmed, 2)]
        );
        assert_eq!(figures.outcome(OutcomeKind::Offline), 3);
        assert_eq!(figures.outcome(OutcomeKind::Forged), 0);
    }

    #[test]
    fn a_period_is_named_by_its_days() {
        assert_eq!(Period::from_days("90"), Some(Period::Quarter));
        for other in ["", "8", "-7", "7.0", "x"] {
            assert_eq!(Period::from_days(other), None, "{other}");
        }
    }
}
