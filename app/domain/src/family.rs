//! A large family in the bank of large families: who belongs to it on a day, and how it stands.
//!
//! Nobody has to take a child out of the bank on a birthday: on which day a child counts no
//! more follows from the dates alone, and so does the day on which the family is large no more.

mod rule;

use std::cmp::{max, min};

use serde::{Deserialize, Serialize};
use time::Date;

pub use rule::{FEDERAL, FamilyRule};

use crate::region::Region;

/// Members a family may have. The largest families of the bank have fewer than 30.
pub const MOST_MEMBERS: usize = 40;

/// What somebody is in the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FamilyRole {
    /// Parent, adoptive parent or guardian.
    Parent,
    /// Child, also a foster child.
    Child,
}

impl FamilyRole {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Parent, Self::Child];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Child => "child",
        }
    }

    /// The role of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// Somebody in a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What they are in it.
    pub role: FamilyRole,
    /// Day of birth.
    pub birth: Date,
    /// Last day of full-time study, for a child who studies.
    pub studies_until: Option<Date>,
    /// First day in the family.
    pub joined: Date,
    /// Last day in it, if they have left.
    pub left: Option<Date>,
}

impl Member {
    /// The last day on which this member belongs to the family; `None` if none is known.
    pub fn last_day(&self, rule: &FamilyRule) -> Option<Date> {
        let by_rule = match self.role {
            FamilyRole::Parent => None,
            FamilyRole::Child => Some(self.last_day_as_child(rule)),
        };
        earlier(by_rule, self.left)
    }

    fn last_day_as_child(&self, rule: &FamilyRule) -> Date {
        let grown = day_before(birthday(self.birth, rule.child_age));
        let studied = day_before(birthday(self.birth, rule.study_age));
        self.studies_until
            .map_or(grown, |until| max(grown, min(until, studied)))
    }

    /// Whether this member belongs to the family on `day`.
    pub fn belongs(&self, rule: &FamilyRule, day: Date) -> bool {
        self.joined <= day && self.last_day(rule).is_none_or(|last| day <= last)
    }
}

/// What the bank has decided about a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamilyDecision {
    /// The status is established.
    Established,
    /// It is on hold.
    Suspended,
    /// It was ended.
    Ended,
}

impl FamilyDecision {
    /// Every decision.
    pub const ALL: [Self; 3] = [Self::Established, Self::Suspended, Self::Ended];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Established => "established",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
        }
    }

    /// The decision of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A family as far as the rules need to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Where it is registered: decides the rule.
    pub region: Region,
    /// First day of the status.
    pub from: Date,
    /// Last day; open if `None`.
    pub until: Option<Date>,
    /// What was decided.
    pub decision: FamilyDecision,
    /// Everybody who ever was in it.
    pub members: Vec<Member>,
}

/// How a family stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FamilyStanding {
    /// It is a large family.
    Established,
    /// It will be one.
    NotYet,
    /// Its status is on hold.
    Suspended,
    /// Its status has ended.
    Ended,
    /// By the rule of the region too few children count.
    TooFewChildren,
}

impl FamilyStanding {
    /// The stable name used in text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Established => "established",
            Self::NotYet => "not_yet",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
            Self::TooFewChildren => "too_few_children",
        }
    }
}

impl Family {
    fn rule(&self) -> FamilyRule {
        FamilyRule::of(self.region)
    }

    /// How it stands on `day`.
    pub fn standing(&self, day: Date) -> FamilyStanding {
        if self.decision == FamilyDecision::Ended || self.until.is_some_and(|until| until < day) {
            FamilyStanding::Ended
        } else if day < self.from {
            FamilyStanding::NotYet
        } else if self.children(day) < self.rule().children {
            FamilyStanding::TooFewChildren
        } else if self.decision == FamilyDecision::Suspended {
            FamilyStanding::Suspended
        } else {
            FamilyStanding::Established
        }
    }

    /// Who belongs to it on `day`, by their places in [`members`](Self::members).
    pub fn present(&self, day: Date) -> Vec<usize> {
        let rule = self.rule();
        let members = self.members.iter().enumerate();
        members
            .filter(|(_, member)| member.belongs(&rule, day))
            .map(|(at, _)| at)
            .collect()
    }

    /// Children that count on `day`.
    pub fn children(&self, day: Date) -> usize {
        let rule = self.rule();
        let children = self.members.iter();
        children
            .filter(|member| member.role == FamilyRole::Child && member.belongs(&rule, day))
            .count()
    }

    /// The last day, from `day` on, until which it stays a large family if nothing is changed;
    /// `None` if no end is known. `day` itself should be one on which it is.
    pub fn lasts_until(&self, day: Date) -> Option<Date> {
        let rule = self.rule();
        let children = self
            .members
            .iter()
            .filter(|member| member.role == FamilyRole::Child);
        let too_few = children
            .filter_map(|child| child.last_day(&rule))
            .filter(|last| *last >= day)
            .filter(|last| {
                last.next_day()
                    .is_some_and(|next| self.children(next) < rule.children)
            })
            .min();
        earlier(too_few, self.until)
    }

    /// The days on which `member`, one of its members, can say to be of a large family, as of
    /// `today`: first and last. `None` if there is no such day from `today` on.
    pub fn term_of(&self, member: &Member, today: Date) -> Option<(Date, Option<Date>)> {
        let rule = self.rule();
        let from = max(self.from, member.joined);
        let day = max(from, today);
        if !matches!(
            self.standing(day),
            FamilyStanding::Established | FamilyStanding::Suspended
        ) || !member.belongs(&rule, day)
        {
            return None;
        }
        Some((from, earlier(self.lasts_until(day), member.last_day(&rule))))
    }
}

/// The day on which somebody born on `birth` is `years` old: 1 March for those of 29 February,
/// as [`crate::moscow::full_years`] counts.
fn birthday(birth: Date, years: i32) -> Date {
    let year = birth.year().saturating_add(years);
    birth
        .replace_year(year)
        .or_else(|_| Date::from_calendar_date(year, time::Month::March, 1))
        .unwrap_or(Date::MAX)
}

fn day_before(day: Date) -> Date {
    day.previous_day().unwrap_or(day)
}

/// The earlier of two days of which each may be unknown.
fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    match (one, other) {
        (Some(one), Some(other)) => Some(min(one, other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests;
