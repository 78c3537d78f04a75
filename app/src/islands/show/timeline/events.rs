//! What the server tells by itself: the stream of events.

use super::Timeline;
use crate::islands::clock::Reading;

/// Milliseconds between two questions while the server tells by itself: should its stream
/// have died unnoticed, the page is no later than this.
const SELDOM: i64 = 15_000;

impl Timeline {
    /// Whether to open the stream of events now.
    pub(in crate::islands::show) fn opens_stream(&mut self, at: Reading) -> bool {
        self.may_be_seen() && self.stream.open(at.steady)
    }

    /// Whether a stream that was opened is still of use.
    pub(in crate::islands::show) fn keeps_stream(&self) -> bool {
        self.may_be_seen()
    }

    /// The server says that there is something to look at.
    pub(in crate::islands::show) fn heard(&mut self, at: Reading) {
        self.stream.heard();
        self.notices.pace(Some(SELDOM));
        self.notices.hurry(at.steady);
    }

    /// The stream broke, or did not open.
    pub(in crate::islands::show) fn stream_lost(&mut self, at: Reading) {
        if self.stream.is_open() {
            self.notices.hurry(at.steady);
        }
        self.stream.lost(at.steady);
        self.notices.pace(None);
    }

    /// The server has ended the stream: the answer to the next question says why.
    pub(in crate::islands::show) fn stream_over(&mut self, at: Reading) {
        self.stream.end();
        self.notices.pace(None);
        self.notices.hurry(at.steady);
    }
}
