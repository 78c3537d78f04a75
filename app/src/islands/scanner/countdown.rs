//! Time until a screen goes by itself.

/// The end of a screen, in milliseconds of the page's clock; it can be held up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    length: u64,
    ends: u64,
    paused: Option<u64>,
}

impl Countdown {
    /// So many milliseconds from `now`.
    pub fn start(now: u64, length: u64) -> Self {
        Self {
            length,
            ends: now.saturating_add(length),
            paused: None,
        }
    }

    /// Whole seconds left, as the ring shows them: 15 at the beginning, 1 in the last one.
    pub fn seconds(self, now: u64) -> u32 {
        let left = self.ends.saturating_sub(self.paused.unwrap_or(now));
        u32::try_from(left.div_ceil(1000)).unwrap_or(u32::MAX)
    }

    /// Whole seconds it runs in all.
    pub fn in_all(self) -> u32 {
        u32::try_from(self.length.div_ceil(1000)).unwrap_or(u32::MAX)
    }

    /// Whether the time is up.
    pub fn is_over(self, now: u64) -> bool {
        self.paused.is_none() && now >= self.ends
    }

    /// Stops it.
    pub fn pause(&mut self, now: u64) {
        self.paused = self.paused.or(Some(now));
    }

    /// Lets it go on with what was left.
    pub fn resume(&mut self, now: u64) {
        if let Some(since) = self.paused.take() {
            self.ends = self.ends.saturating_add(now.saturating_sub(since));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_down_and_can_be_held_up() {
        let mut countdown = Countdown::start(1_000, 15_000);
        assert_eq!(countdown.seconds(1_000), 15);
        assert_eq!(countdown.seconds(15_999), 1);
        assert!(!countdown.is_over(15_999));
        countdown.pause(11_000);
        assert_eq!(countdown.seconds(90_000), 5);
        assert!(!countdown.is_over(90_000));
        countdown.resume(90_000);
        assert_eq!(countdown.seconds(90_000), 5);
        assert!(countdown.is_over(95_000));
    }
}
