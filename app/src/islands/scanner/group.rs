//! A class or a tour: how many of it were confirmed.

/// The largest group there is.
const MOST: u32 = 999;

/// The count of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// People of it who were confirmed.
    pub count: u32,
    /// How many they are to be, if somebody said so.
    pub target: Option<u32>,
}

impl Group {
    /// A group of as many as were typed; of any number if that is no number.
    pub fn of(typed: &str) -> Self {
        let target = typed.trim().parse().ok();
        Self {
            count: 0,
            target: target.filter(|target| (1..=MOST).contains(target)),
        }
    }

    /// One more.
    pub fn admit(&mut self) {
        self.count = (self.count + 1).min(MOST);
    }

    /// Whether all have come.
    pub fn is_whole(self) -> bool {
        self.target.is_some_and(|target| self.count >= target)
    }

    /// As this device keeps it: `3/25`, `3/` without a target.
    pub fn to_kept(self) -> String {
        let target = self.target.map(|target| target.to_string());
        [&self.count.to_string(), "/", &target.unwrap_or_default()].concat()
    }

    /// Reads [`to_kept`](Self::to_kept); nothing of what makes no sense.
    pub fn from_kept(kept: &str) -> Option<Self> {
        let (count, target) = kept.split_once('/')?;
        let count = count.parse().ok().filter(|count| *count <= MOST)?;
        Some(Self {
            count,
            ..Self::of(target)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_up_to_its_target_and_past_it() {
        let mut group = Group::of(" 2 ");
        assert!(!group.is_whole());
        group.admit();
        assert!(!group.is_whole());
        group.admit();
        assert!(group.is_whole());
        group.admit();
        assert_eq!(group.count, 3);
    }

    #[test]
    fn nonsense_is_no_target() {
        for typed in ["", "0", "-3", "1000", "all", "2.5"] {
            assert_eq!(Group::of(typed), Group::default(), "{typed}");
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        for target in ["", "25"] {
            let mut group = Group::of(target);
            group.admit();
            assert_eq!(Group::from_kept(&group.to_kept()), Some(group));
        }
        for kept in ["", "3", "/", "x/2", "4000000000/", "-1/2"] {
            assert_eq!(Group::from_kept(kept), None, "{kept}");
        }
    }
}
