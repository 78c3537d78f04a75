//! Whether the server says by itself that something has happened. While it does, the page
//! asks seldom.

/// Milliseconds before a stream that broke is opened again; twice that after each failure.
const FIRST: i64 = 1_000;
/// Milliseconds after which it is tried at the latest.
const LONGEST: i64 = 60_000;

/// The stream of events, as far as its state is known; times are of the steady clock.
#[derive(Clone, Debug)]
pub(super) struct Stream {
    state: State,
    due: i64,
    pause: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed,
    Opening,
    Open,
    /// The server wants no other one.
    Over,
}

impl Default for Stream {
    fn default() -> Self {
        Self {
            state: State::Closed,
            due: 0,
            pause: FIRST,
        }
    }
}

impl Stream {
    /// Whether to open it now.
    pub(super) fn open(&mut self, steady: i64) -> bool {
        let now = self.state == State::Closed && steady >= self.due;
        if now {
            self.state = State::Opening;
        }
        now
    }

    /// Whether the server tells by itself.
    pub(super) fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Something was heard.
    pub(super) fn heard(&mut self) {
        self.state = State::Open;
        self.pause = FIRST;
    }

    /// It broke, or could not be opened.
    pub(super) fn lost(&mut self, steady: i64) {
        self.state = State::Closed;
        self.due = steady + self.pause;
        self.pause = (2 * self.pause).min(LONGEST);
    }

    /// The page needs none for now.
    pub(super) fn close(&mut self) {
        if self.state != State::Over {
            self.state = State::Closed;
        }
    }

    /// There will be no other one.
    pub(super) fn end(&mut self) {
        self.state = State::Over;
    }

    /// There may be a network again.
    pub(super) fn hurry(&mut self, steady: i64) {
        self.due = self.due.min(steady);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_open_once_something_was_heard() {
        let mut stream = Stream::default();
        assert!(stream.open(0));
        assert!(!stream.open(0));
        assert!(!stream.is_open());
        stream.heard();
        assert!(stream.is_open());
        stream.close();
        assert!(!stream.is_open());
        assert!(stream.open(10));
    }

    #[test]
    fn a_server_that_is_away_is_asked_less_and_less_often() {
        let mut stream = Stream::default();
        let mut opened = Vec::new();
        for steady in (0..200_000).step_by(1_000) {
            if stream.open(steady) {
                opened.push(steady / 1_000);
                stream.lost(steady);
            }
        }
        assert_eq!(opened, [0, 1, 3, 7, 15, 31, 63, 123, 183]);
        stream.hurry(200_000);
        assert!(stream.open(200_000));
        stream.heard();
        stream.lost(201_000);
        assert!(!stream.open(201_999));
        assert!(stream.open(202_000));
    }

    #[test]
    fn what_the_server_has_ended_stays_so() {
        let mut stream = Stream::default();
        assert!(stream.open(0));
        stream.end();
        stream.close();
        assert!(!stream.open(100_000));
    }
}
