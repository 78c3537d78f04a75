//! Subjects of the Russian Federation by their two-digit codes.

use serde::{Deserialize, Serialize};

/// A subject of the Federation: the code by which tax and traffic authorities number it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Region(u8);

/// The codes that are in use, the federal cities first: most families live in few regions.
const CODES: [u8; 89] = [
    77, 78, 92, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
    24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,
    72, 73, 74, 75, 76, 79, 83, 86, 87, 89, 90, 91, 93, 94, 95,
];

impl Region {
    /// Every region, in the order in which a form offers them.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.into_iter().map(Self)
    }

    /// The region of that code, `77`.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|region| region.key() == key)
    }

    /// Two digits, as in tables and text keys.
    pub fn key(self) -> String {
        format!("{:02}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_code_once_and_read_back() {
        let codes: BTreeSet<_> = Region::all().collect();
        assert_eq!(codes.len(), CODES.len());
        for region in Region::all() {
            assert_eq!(Region::from_key(&region.key()), Some(region));
        }
        for none in ["", "7", "0", "00", "077", "99", "-1", "77 "] {
            assert_eq!(Region::from_key(none), None, "{none}");
        }
    }
}
