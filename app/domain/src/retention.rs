//! How long what is kept, if no law of an installation's own says otherwise.
//!
//! A period is counted from the moment at which something has done its work: a check from when it
//! was made, a complaint from when it was answered. What has not done its work stays.

use std::str::FromStr;

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Days after which nothing is kept any more: a century. More is a typing mistake.
pub const LONGEST: u32 = 36_600;

/// What is kept for a time and then removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// The organizations' copies of checks, with their receipts.
    Checks,
    /// The holders' copies, with theirs.
    HolderChecks,
    /// Complaints that were answered or taken back.
    Complaints,
    /// Alarms about late checks that a director has seen.
    LateAlarms,
    /// Alerts of the abuse watch that a director has closed.
    AbuseAlerts,
    /// Who let a family in.
    FamilyVisits,
    /// Confirmations of accounts that were undone: the others count as long as the account does.
    Confirmations,
    /// Consents that were withdrawn.
    Consents,
    /// Applications for a Digital ID of which nothing has become.
    Applications,
    /// Lists of statuses that were entered or given up, without their rows.
    Imports,
    /// What was wrong in their rows.
    ImportProblems,
    /// Links to a family's code that have ended.
    Shares,
    /// Names and birth days of people whom a list has brought, who have no account and of whom no
    /// status counts any more.
    Unclaimed,
    /// By what a benefit that is given once a day is known to have been given.
    BenefitUses,
}

impl Kept {
    /// Everything that has a period, in the order in which people see it.
    pub const ALL: [Self; 14] = [
        Self::Checks,
        Self::HolderChecks,
        Self::BenefitUses,
        Self::FamilyVisits,
        Self::LateAlarms,
        Self::AbuseAlerts,
        Self::Complaints,
        Self::Confirmations,
        Self::Consents,
        Self::Applications,
        Self::Shares,
        Self::Unclaimed,
        Self::Imports,
        Self::ImportProblems,
    ];

    /// The stable name used in settings, tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Checks => "checks",
            Self::HolderChecks => "holder-checks",
            Self::Complaints => "complaints",
            Self::LateAlarms => "late-alarms",
            Self::AbuseAlerts => "abuse-alerts",
            Self::FamilyVisits => "family-visits",
            Self::Confirmations => "confirmations",
            Self::Consents => "consents",
            Self::Applications => "applications",
            Self::Imports => "imports",
            Self::ImportProblems => "import-problems",
            Self::Shares => "shares",
            Self::Unclaimed => "unclaimed",
            Self::BenefitUses => "benefit-uses",
        }
    }

    /// What has that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kept| kept.key() == key)
    }

    /// Days, if the installation says nothing. The reasons stand in `locales/` under
    /// `retention-why-<key>`.
    pub fn usual(self) -> u32 {
        match self {
            // Limitation of actions: art. 196 of the Civil Code.
            Self::Checks
            | Self::HolderChecks
            | Self::LateAlarms
            | Self::AbuseAlerts
            | Self::FamilyVisits
            | Self::Confirmations => 3 * 366,
            // List of Росархив (order 236 of 20.12.2019), item 154.
            Self::Complaints => 5 * 366,
            // The same list, item 441.
            Self::Consents => 3 * 366,
            // Law 152-FZ, art. 5 part 7: no longer than the purpose wants it.
            Self::Applications => 183,
            Self::Unclaimed | Self::Imports => 3 * 366,
            Self::ImportProblems => 90,
            Self::Shares => 30,
            // A check without a network arrives up to three days after it was made.
            Self::BenefitUses => 4,
        }
    }

    /// Days below which something else would fail: figures and the watch look three months
    /// back, and whoever disputes a check has to find it.
    pub fn least(self) -> u32 {
        match self {
            Self::Checks | Self::HolderChecks | Self::AbuseAlerts => 93,
            Self::Complaints | Self::Consents => 30,
            _ => 1,
        }
    }
}

/// A period that an installation sets: `checks=1095`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Of what.
    pub kept: Kept,
    /// Whole days.
    pub days: u32,
}

/// Why a setting is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodFault {
    /// It is not `name=days`.
    #[error("write name=days, for example checks=1095")]
    Shape,
    /// Nothing has that name.
    #[error(
        "nothing of that name is kept for a time; `digital-id retention report` lists the names"
    )]
    Unknown,
    /// Something else needs it longer.
    #[error("at least {0} days")]
    TooShort(u32),
    /// Longer than anything is kept.
    #[error("at most {LONGEST} days")]
    TooLong,
}

impl FromStr for Period {
    type Err = PeriodFault;

    fn from_str(text: &str) -> Result<Self, PeriodFault> {
        let (name, days) = text.split_once('=').ok_or(PeriodFault::Shape)?;
        let kept = Kept::from_key(name.trim()).ok_or(PeriodFault::Unknown)?;
        let days: u32 = days.trim().parse().map_err(|_| PeriodFault::Shape)?;
        match days {
            days if days < kept.least() => Err(PeriodFault::TooShort(kept.least())),
            days if days > LONGEST => Err(PeriodFault::TooLong),
            days => Ok(Self { kept, days }),
        }
    }
}

/// The periods of an installation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Periods(Vec<Period>);

impl Periods {
    /// The usual ones, but for those in `set`; of two for the same thing the last one counts.
    pub fn new(set: Vec<Period>) -> Self {
        Self(set)
    }

    /// Days for which something is kept.
    pub fn days(&self, kept: Kept) -> u32 {
        let set = self.0.iter().rev().find(|period| period.kept == kept);
        set.map_or_else(|| kept.usual(), |period| period.days)
    }

    /// What has done its work before this moment (Unix seconds) is due at `now`.
    pub fn limit(&self, kept: Kept, now: i64) -> i64 {
        now.saturating_sub(i64::from(self.days(kept)) * DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_read_back() {
        for kept in Kept::ALL {
            assert_eq!(Kept::from_key(kept.key()), Some(kept));
            assert!(kept.least() <= kept.usual() && kept.usual() <= LONGEST);
        }
    }

    #[test]
    fn settings_are_read_or_refused() {
        let cases = [
            ("checks=1095", Ok((Kept::Checks, 1095))),
            (" shares = 1 ", Ok((Kept::Shares, 1))),
            ("checks=93", Ok((Kept::Checks, 93))),
            ("checks=92", Err(PeriodFault::TooShort(93))),
            ("shares=0", Err(PeriodFault::TooShort(1))),
            ("imports=36600", Ok((Kept::Imports, 36_600))),
            ("imports=36601", Err(PeriodFault::TooLong)),
            ("powers=30", Err(PeriodFault::Unknown)),
            ("checks", Err(PeriodFault::Shape)),
            ("checks=-1", Err(PeriodFault::Shape)),
            ("checks=three", Err(PeriodFault::Shape)),
            ("", Err(PeriodFault::Shape)),
        ];
        for (text, expected) in cases {
            let read = text.parse::<Period>();
            assert_eq!(read.map(|it| (it.kept, it.days)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_set_counts_and_the_rest_is_usual() {
        let set = ["shares=7", "shares=9"].map(|it| it.parse().expect("a period"));
        let periods = Periods::new(set.to_vec());
        assert_eq!(periods.days(Kept::Shares), 9);
        assert_eq!(periods.days(Kept::Checks), Kept::Checks.usual());
        assert_eq!(periods.limit(Kept::Shares, 10 * DAY), DAY);
        assert_eq!(periods.limit(Kept::Shares, i64::MIN), i64::MIN);
    }
}
