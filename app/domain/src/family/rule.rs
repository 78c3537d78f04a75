//! Which children count, as data: a region may be kinder than the Federation.

use crate::region::Region;

/// When a family is large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FamilyRule {
    /// Children it must have.
    pub children: usize,
    /// Full years at which a child counts no more.
    pub child_age: i32,
    /// The same for a child who studies full-time.
    pub study_age: i32,
}

/// Decree of the President of 23.01.2024 № 63, 1 (a) and (b): three children and more, until
/// 18 years, or 23 in full-time study.
pub const FEDERAL: FamilyRule = FamilyRule {
    children: 3,
    child_age: 18,
    study_age: 23,
};

/// The regions with a rule of their own, by code. None has told this installation one yet.
const REGIONAL: [(&str, FamilyRule); 0] = [];

impl FamilyRule {
    /// The rule that holds in `region`.
    pub fn of(region: Region) -> Self {
        REGIONAL
            .iter()
            .find(|(code, _)| *code == region.key())
            .map_or(FEDERAL, |(_, rule)| *rule)
    }
}
