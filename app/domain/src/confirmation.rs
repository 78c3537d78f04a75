//! Accounts that are confirmed by a member of staff who helps (seed s0): what they may look at,
//! how long a code counts, and how many a day.

/// Digits of the code that a person shows to whoever confirms them.
pub const CODE_DIGITS: u32 = 8;
/// Seconds for which it counts.
pub const CODE_LIFETIME: i64 = 10 * 60;
/// Seconds over which the confirmations of a member of staff are counted.
pub const DAY: i64 = 24 * 60 * 60;
/// How many a member of staff may confirm in that time: more is no help to visitors any more.
pub const MOST_A_DAY: u64 = 30;

/// The paper document with which a face was compared. Its number is not kept here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityPaper {
    /// Passport of a citizen of Russia.
    Passport,
    /// Passport for travel abroad.
    ForeignPassport,
    /// Temporary identity card (form 2П), while a passport is made.
    TemporaryCard,
    /// Residence permit of a foreign citizen.
    ResidencePermit,
}

impl IdentityPaper {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Passport,
        Self::ForeignPassport,
        Self::TemporaryCard,
        Self::ResidencePermit,
    ];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Passport => "passport",
            Self::ForeignPassport => "foreign_passport",
            Self::TemporaryCard => "temporary_card",
            Self::ResidencePermit => "residence_permit",
        }
    }

    /// The kind of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.key() == key)
    }
}

/// Whether a member of staff who has confirmed so many within [`DAY`] may confirm another.
pub fn may_go_on(confirmed: u64) -> bool {
    confirmed < MOST_A_DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_found_by_their_names() {
        for paper in IdentityPaper::ALL {
            assert_eq!(IdentityPaper::from_key(paper.key()), Some(paper));
        }
        assert_eq!(IdentityPaper::from_key("library_card"), None);
    }

    #[test]
    fn the_last_of_a_day_is_the_thirtieth() {
        assert!(may_go_on(29));
        assert!(!may_go_on(30));
        assert!(!may_go_on(31));
    }
}
