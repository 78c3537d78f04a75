//! When a code counts.

/// Seconds for which one code is shown.
pub const PERIOD: i64 = 30;
/// Seconds for which it is still taken after that: the time between lifting the phone and
/// the answer.
pub const GRACE: i64 = 15;
/// Seconds by which two of our clocks may differ.
pub const SKEW: i64 = 5;

/// One 30-second window since the Unix epoch. The windows of all holders begin together,
/// so the end of a window tells no one from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window(u32);

/// Which side of its time a code is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowRefusal {
    /// Shown too long ago.
    Expired,
    /// From the future: one of the clocks is wrong.
    NotYet,
}

impl Window {
    /// The window that contains `unix` seconds; `None` before 1970 or after 2106, where
    /// the 4-byte `exp` claim ends.
    pub fn containing(unix: i64) -> Option<Self> {
        let index = u32::try_from(unix.div_euclid(PERIOD)).ok()?;
        Self::from_index(index)
    }

    /// The window that ends at `exp` (Unix seconds), if one does.
    pub fn ending(exp: u32) -> Option<Self> {
        (exp.is_multiple_of(30) && exp > 0).then(|| Self(exp / 30 - 1))
    }

    /// The window of that number.
    pub fn from_index(index: u32) -> Option<Self> {
        (index < u32::MAX / 30).then_some(Self(index))
    }

    /// Its number since the Unix epoch.
    pub fn index(self) -> u32 {
        self.0
    }

    /// The window after this one.
    pub fn next(self) -> Option<Self> {
        Self::from_index(self.0 + 1)
    }

    /// Unix second at which it opens.
    pub fn opens(self) -> i64 {
        i64::from(self.0) * PERIOD
    }

    /// Unix second at which it closes: the `exp` claim.
    pub fn closes(self) -> i64 {
        self.opens() + PERIOD
    }

    /// The last Unix second at which a code of this window counts.
    pub fn counts_until(self) -> i64 {
        self.closes() + GRACE + SKEW
    }

    /// Whether a code of this window counts at `now`:
    /// `exp - 30 - 5 <= now <= exp + 15 + 5`.
    pub fn accepts(self, now: i64) -> Result<(), WindowRefusal> {
        if now > self.counts_until() {
            Err(WindowRefusal::Expired)
        } else if now < self.opens() - SKEW {
            Err(WindowRefusal::NotYet)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_five_before_to_twenty_after() {
        let window = Window::containing(1_700_000_015).expect("in range");
        let exp = window.closes();
        assert_eq!(
            Window::ending(u32::try_from(exp).expect("fits")),
            Some(window)
        );
        assert_eq!(window.accepts(exp - 36), Err(WindowRefusal::NotYet));
        assert_eq!(window.accepts(exp - 35), Ok(()));
        assert_eq!(window.accepts(exp + 20), Ok(()));
        assert_eq!(window.accepts(exp + 21), Err(WindowRefusal::Expired));
    }

    #[test]
    fn borders_of_the_claim() {
        assert_eq!(Window::containing(-1), None);
        assert_eq!(Window::ending(0), None);
        assert_eq!(Window::ending(31), None);
        assert_eq!(Window::containing(0).map(Window::opens), Some(0));
        let last = Window::from_index(u32::MAX / 30 - 1).expect("last");
        assert!(u32::try_from(last.closes()).is_ok());
        assert_eq!(last.next(), None);
    }
}
