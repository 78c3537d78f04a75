//! A question that is put to the server again and again.

/// Milliseconds between two questions, and before a failed one is put again.
const PAUSE: i64 = 2_000;
/// Milliseconds after which an answer is not waited for any longer.
const LOST: i64 = 8_000;
/// Milliseconds by which a question may come early: the page counts in whole seconds.
const EARLY: i64 = 200;

/// When to ask, by the steady clock. One question is under way at a time.
#[derive(Clone, Debug)]
pub(super) struct Errand {
    pause: i64,
    due: i64,
    asked: Option<i64>,
    ticket: u32,
}

impl Default for Errand {
    fn default() -> Self {
        Self {
            pause: PAUSE,
            due: 0,
            asked: None,
            ticket: 0,
        }
    }
}

impl Errand {
    /// The ticket of the question to put now, if it is time.
    pub(super) fn ask(&mut self, steady: i64) -> Option<u32> {
        let due = match self.asked {
            Some(asked) => steady - asked > LOST,
            None => self.due - EARLY <= steady,
        };
        if !due {
            return None;
        }
        self.asked = Some(steady);
        self.due = steady + self.pause;
        self.ticket += 1;
        Some(self.ticket)
    }

    /// Whether a question is under way.
    pub(super) fn is_waited_for(&self) -> bool {
        self.asked.is_some()
    }

    /// An answer, or a failure. `false` if it was given up, and another was asked since.
    pub(super) fn done(&mut self, ticket: u32) -> bool {
        let current = ticket == self.ticket;
        if current {
            self.asked = None;
        }
        current
    }

    /// Asks every so many milliseconds from the next question on; `None` as often as at first.
    pub(super) fn pace(&mut self, pause: Option<i64>) {
        self.pause = pause.unwrap_or(PAUSE);
    }

    /// Asks again soon, however seldom it is asked: the last answer did not come.
    pub(super) fn soon(&mut self, steady: i64) {
        self.due = self.due.min(steady + PAUSE);
    }

    /// Asks at the next opportunity, whatever is under way.
    pub(super) fn hurry(&mut self, steady: i64) {
        self.due = steady;
        self.asked = None;
    }

    /// Asks no sooner than in `seconds`.
    pub(super) fn rest(&mut self, steady: i64, seconds: u32) {
        self.due = self.due.max(steady + i64::from(seconds) * 1_000);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_every_two_seconds_one_at_a_time() {
        let mut errand = Errand::default();
        assert_eq!(errand.ask(0), Some(1));
        assert_eq!(errand.ask(3_000), None, "the first is under way");
        assert!(errand.done(1));
        assert_eq!(errand.ask(1_000), None);
        assert_eq!(errand.ask(1_900), Some(2));
    }

    #[test]
    fn a_lost_question_is_put_again_and_its_late_answer_is_known_as_such() {
        let mut errand = Errand::default();
        assert_eq!(errand.ask(0), Some(1));
        assert_eq!(errand.ask(8_000), None);
        assert_eq!(errand.ask(8_001), Some(2));
        assert!(!errand.done(1));
        assert!(errand.done(2));
    }

    #[test]
    fn seldom_but_soon_after_a_failure() {
        let mut errand = Errand::default();
        errand.pace(Some(15_000));
        assert_eq!(errand.ask(0), Some(1));
        assert!(errand.done(1));
        assert_eq!(errand.ask(14_000), None);
        assert_eq!(errand.ask(15_000), Some(2));
        assert!(errand.done(2));
        errand.soon(15_100);
        assert_eq!(errand.ask(17_100), Some(3));
        assert_eq!(errand.ask(25_200), Some(4), "the third was lost");
    }

    #[test]
    fn hurry_and_rest() {
        let mut errand = Errand::default();
        assert_eq!(errand.ask(0), Some(1));
        errand.hurry(100);
        assert_eq!(errand.ask(100), Some(2));
        assert!(errand.done(2));
        errand.rest(100, 30);
        assert_eq!(errand.ask(29_000), None);
        assert_eq!(errand.ask(30_100), Some(3));
    }
}
