//! Which hint to show: one at a time, and calmly.

use super::states::Glimpse;

/// A hint in the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Point at the code.
    Aim,
    /// No code for a while: how to hold the phone.
    Frame,
    /// No code for long: the other ways.
    OtherWays,
    /// What the decoder asks for.
    Glimpsed(Glimpse),
}

impl Hint {
    /// Key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Aim => "scan-hint-aim",
            Self::Frame => "scan-hint-frame",
            Self::OtherWays => "scan-hint-other",
            Self::Glimpsed(Glimpse::Closer) => "scan-hint-closer",
            Self::Glimpsed(Glimpse::Away) => "scan-hint-away",
            Self::Glimpsed(Glimpse::Light) => "scan-hint-light",
            Self::Glimpsed(Glimpse::Steady) => "scan-hint-steady",
        }
    }
}

/// A hint stays at least this long, so that it can be read.
const STAYS: u64 = 1_500;
/// A glimpse counts this long.
const FRESH: u64 = 1_000;
/// Without a code for so long, say how to hold the phone.
const FRAME_AFTER: u64 = 10_000;
/// Without a code for so long, offer the other ways.
const OTHER_AFTER: u64 = 20_000;

/// What was seen lately, and what is shown for it.
#[derive(Clone, Debug)]
pub struct Hints {
    shown: Hint,
    shown_since: u64,
    looking_since: u64,
    /// The last glimpse and when.
    last: Option<(Glimpse, u64)>,
    /// A glimpse that came twice in a row, and when: one alone is often a mistake.
    certain: Option<(Glimpse, u64)>,
}

impl Hints {
    /// Begins to look.
    pub fn start(now: u64) -> Self {
        Self {
            shown: Hint::Aim,
            shown_since: now,
            looking_since: now,
            last: None,
            certain: None,
        }
    }

    /// What to show.
    pub fn shown(&self) -> Hint {
        self.shown
    }

    /// Whether a code has been too small or out of focus for so long (milliseconds).
    pub fn wants_nearer(&self, now: u64, long: u64) -> bool {
        let helps = matches!(
            self.shown,
            Hint::Glimpsed(Glimpse::Closer | Glimpse::Steady)
        );
        helps && now.saturating_sub(self.shown_since) >= long
    }

    /// Whether no code has been seen for so long (milliseconds).
    pub fn is_calm(&self, now: u64, long: u64) -> bool {
        let calm = !matches!(self.shown, Hint::Glimpsed(_));
        calm && now.saturating_sub(self.shown_since) >= long
    }

    /// The decoder saw something.
    pub fn note(&mut self, glimpse: Glimpse, now: u64) {
        let again = self
            .last
            .is_some_and(|(last, at)| last == glimpse && now.saturating_sub(at) < FRESH);
        if again {
            self.certain = Some((glimpse, now));
        }
        self.last = Some((glimpse, now));
    }

    /// Time passes.
    pub fn tick(&mut self, now: u64) {
        let wanted = self.wanted(now);
        if wanted != self.shown && now.saturating_sub(self.shown_since) >= STAYS {
            self.shown = wanted;
            self.shown_since = now;
        }
    }

    fn wanted(&self, now: u64) -> Hint {
        let glimpse = self
            .certain
            .filter(|(_, at)| now.saturating_sub(*at) < FRESH);
        match (glimpse, now.saturating_sub(self.looking_since)) {
            (_, OTHER_AFTER..) => Hint::OtherWays,
            (Some((glimpse, _)), _) => Hint::Glimpsed(glimpse),
            (None, FRAME_AFTER..) => Hint::Frame,
            (None, _) => Hint::Aim,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_glimpse_is_no_hint_two_are() {
        let mut hints = Hints::start(0);
        hints.note(Glimpse::Away, 2_000);
        hints.tick(2_000);
        assert_eq!(hints.shown(), Hint::Aim);
        hints.note(Glimpse::Away, 2_100);
        hints.tick(2_100);
        assert_eq!(hints.shown(), Hint::Glimpsed(Glimpse::Away));
    }

    #[test]
    fn a_hint_stays_long_enough_to_be_read() {
        let mut hints = Hints::start(0);
        for at in [2_000, 2_100] {
            hints.note(Glimpse::Away, at);
        }
        hints.tick(2_100);
        for at in [2_200, 2_300] {
            hints.note(Glimpse::Steady, at);
            hints.tick(at);
        }
        assert_eq!(hints.shown(), Hint::Glimpsed(Glimpse::Away));
        hints.note(Glimpse::Steady, 3_000);
        hints.tick(3_650);
        assert_eq!(hints.shown(), Hint::Glimpsed(Glimpse::Steady));
    }

    #[test]
    fn without_a_code_for_long_there_are_other_ways() {
        let mut hints = Hints::start(0);
        hints.tick(9_999);
        assert_eq!(hints.shown(), Hint::Aim);
        hints.tick(10_000);
        assert_eq!(hints.shown(), Hint::Frame);
        hints.tick(20_000);
        assert_eq!(hints.shown(), Hint::OtherWays);
    }
}
