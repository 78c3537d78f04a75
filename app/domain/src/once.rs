//! A benefit that an organization gives once a day: how it knows a second visit without knowing
//! whose it is.
//!
//! What is remembered of a use is a keyed hash (HMAC-SHA256; the key is the server's) over the
//! [`Use`]. The same holder gives the same value in the same organization, scenario and day, and
//! in any other an unlike one: without the key nobody links two of them.

use time::Date;

use crate::{holder::HolderNumber, identifiers::Ogrn, scenario::Scenario};

/// What the key of a use is derived for, and no other.
pub const KEY_PURPOSE: &str = "digital-id/benefit-use/1/key";

/// Seconds within which a use can be given back: the person has changed their mind.
pub const RETURN_WITHIN: i64 = 10 * 60;

/// Where once is once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// In the whole organization.
    Organization,
    /// In each of its branches.
    Branch,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 2] = [Self::Organization, Self::Branch];

    /// The stable name used in tables, forms and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Branch => "branch",
        }
    }

    /// The scope of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.key() == key)
    }
}

/// Whether an organization can give something for it once a day. A status brings a benefit; an
/// age or an identity brings none that runs out, and a shop would learn who comes back.
pub fn can_be_counted(scenario: Scenario) -> bool {
    matches!(scenario, Scenario::Status(_))
}

/// The scenarios for which it can, in the order in which people see them.
pub fn countable() -> impl Iterator<Item = Scenario> {
    Scenario::all().filter(|scenario| can_be_counted(*scenario))
}

/// One holder's use of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use<'a> {
    /// Where.
    pub organization: &'a Ogrn,
    /// Id of the branch, where each counts by itself.
    pub branch: Option<&'a str>,
    /// For what.
    pub scenario: Scenario,
    /// The Moscow day.
    pub day: Date,
    /// Whose.
    pub holder: HolderNumber,
}

impl Use<'_> {
    /// The bytes over which the keyed hash goes. Each part is preceded by its length, so no two
    /// uses run into the same bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let day = format!(
            "{:04}-{:02}-{:02}",
            self.day.year(),
            u8::from(self.day.month()),
            self.day.day()
        );
        let parts: [&[u8]; 6] = [
            b"digital-id/benefit-use/1",
            self.organization.as_str().as_bytes(),
            // No id is empty.
            self.branch.unwrap_or_default().as_bytes(),
            &self.scenario.number().to_be_bytes(),
            day.as_bytes(),
            &self.holder.get().to_be_bytes(),
        ];
        let mut bytes = Vec::new();
        for part in parts {
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use data_encoding::HEXLOWER;
    use time::macros::date;

    use super::*;
    use crate::status::StatusKind;

    const STUDENT: Scenario = Scenario::Status(StatusKind::Student);
    const BRANCH: &str = "0197a3f0-0000-7000-8000-000000000001";

    fn organization(ogrn: &str) -> Ogrn {
        Ogrn::parse(ogrn).expect("ОГРН")
    }

    fn number(number: u64) -> HolderNumber {
        HolderNumber::new(number).expect("a number")
    }

    /// Those of `docs/format.md`.
    #[test]
    fn the_bytes_are_for_ever() {
        let library = organization("1027700132195");
        let anywhere = Use {
            organization: &library,
            branch: None,
            scenario: STUDENT,
            day: date!(2026 - 03 - 01),
            holder: number(41),
        };
        assert_eq!(
            HEXLOWER.encode(&anywhere.bytes()),
            "000000186469676974616c2d69642f62656e656669742d7573652f31\
             0000000d31303237373030313332313935\
             00000000\
             000000020011\
             0000000a323032362d30332d3031\
             000000080000000000000029"
        );
        let in_branch = Use {
            branch: Some(BRANCH),
            ..anywhere
        };
        assert_eq!(
            HEXLOWER.encode(&in_branch.bytes()),
            "000000186469676974616c2d69642f62656e656669742d7573652f31\
             0000000d31303237373030313332313935\
             0000002430313937613366302d303030302d373030302d383030302d303030303030303030303031\
             000000020011\
             0000000a323032362d30332d3031\
             000000080000000000000029"
        );
    }

    #[test]
    fn whatever_differs_gives_other_bytes() {
        let organizations = ["1027700132195", "304500116000157"].map(organization);
        let branches = [None, Some(BRANCH), Some("2026-03-01"), Some("1")];
        let days = [
            date!(2026 - 03 - 01),
            date!(2026 - 03 - 02),
            date!(2027 - 03 - 01),
        ];
        let (mut all, mut seen) = (0, BTreeSet::new());
        for organization in &organizations {
            for branch in branches {
                for scenario in Scenario::all() {
                    for day in days {
                        for holder in [1, 41, 0x2900, (1 << 40) - 1].map(number) {
                            let one = Use {
                                organization,
                                branch,
                                scenario,
                                day,
                                holder,
                            };
                            all += 1;
                            assert_eq!(one.bytes(), one.bytes());
                            seen.insert(one.bytes());
                        }
                    }
                }
            }
        }
        assert_eq!(seen.len(), all);
    }

    #[test]
    fn statuses_alone_are_counted() {
        let counted: Vec<_> = countable().collect();
        assert_eq!(counted, StatusKind::ALL.map(Scenario::Status));
        assert!(!can_be_counted(Scenario::Identity) && !can_be_counted(Scenario::Age18));
    }

    #[test]
    fn scopes_are_found_by_their_names() {
        for scope in Scope::ALL {
            assert_eq!(Scope::from_key(scope.key()), Some(scope));
        }
        assert_eq!(Scope::from_key("off"), None);
    }
}
