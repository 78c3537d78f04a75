//! Everything the showing screen knows, and what it shows at a given moment. No browser here:
//! readings of its clocks come in, and what to ask the server comes out.

mod answers;
mod events;

use domain::{presentation::window::PERIOD, scenario::Scenario};

use super::{errand::Errand, shelf::Shelf, stream::Stream};
use crate::{
    islands::clock::{Anchor, Reading, ServerClock},
    ports::{CheckNotice, Codes, Digits, IdentityRequest, Notices, ShownCode},
};

/// Milliseconds by which the clock may fall back between two answers and is held instead.
const HELD: i64 = 5_000;
/// Seconds for which a check is told of.
const TOLD: i64 = 120;

/// What fills the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// The code of this window.
    Code,
    /// This window's code was taken by a check.
    Taken(CheckNotice),
    /// The digits that stand for a code.
    Digits(String),
    /// No code that may be shown; when the last one closed, Unix seconds.
    NoConnection { since: Option<i64> },
    /// The device has slept, or the next code is on its way: an answer comes in a moment.
    Settling,
    /// The page is in the background.
    Hidden,
    /// The session has ended.
    SignedOut,
    /// The registry would not confirm this any more.
    Gone,
}

/// The screen at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// What fills the card.
    pub(super) face: Face,
    /// The code to draw; `None` whenever none may be seen.
    pub(super) code: Option<ShownCode>,
    /// Seconds until the next code, or until the digits end.
    pub(super) left: i64,
    /// Until when codes are at hand, Unix seconds, while the server cannot be reached.
    pub(super) held_until: Option<i64>,
    /// The latest check, to be told of.
    pub(super) check: Option<CheckNotice>,
    /// A request for identity that waits for an answer: it takes the card's place.
    pub(super) request: Option<IdentityRequest>,
    /// Seconds in which it can be answered.
    pub(super) request_left: i64,
}

/// What to ask the server now; the number tells a late answer from a current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    Codes(u32),
    Notices(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stopped {
    SignedOut,
    Gone,
}

/// Everything the screen knows.
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    scenario: Scenario,
    /// The server's clock when it wrote the page.
    written: i64,
    clock: ServerClock,
    told: i64,
    /// The phone's clock when that was so.
    told_at: i64,
    /// Whether the page was out of sight since: it may have slept.
    away: bool,
    shelf: Shelf,
    last_closes: Option<i64>,
    codes: Errand,
    /// Milliseconds of a window to let pass before fetching.
    pause: i64,
    /// Whether the last question for codes failed.
    troubled: bool,
    /// Whether the server could not be reached when it was asked last.
    alone: bool,
    notices: Errand,
    stream: Stream,
    check: Option<CheckNotice>,
    request: Option<IdentityRequest>,
    answered: Option<String>,
    digits: Option<Digits>,
    hidden: bool,
    stopped: Option<Stopped>,
    /// Whether a new device was told of, by the page itself or by the server.
    unseen: bool,
    /// Whether the page has to tell of one that it does not know.
    stale: bool,
}

impl Timeline {
    /// The screen as the server writes it into the page.
    pub(super) fn new(scenario: Scenario, codes: Codes, notices: Notices) -> Self {
        let start = Reading { steady: 0, wall: 0 };
        let mut shelf = Shelf::default();
        shelf.put(codes.codes, codes.now_ms);
        Self {
            scenario,
            written: codes.now_ms,
            clock: ServerClock::heard(start, start, codes.now_ms),
            told: codes.now_ms,
            told_at: 0,
            away: false,
            shelf,
            last_closes: None,
            codes: Errand::default(),
            pause: 0,
            troubled: false,
            alone: false,
            notices: Errand::default(),
            stream: Stream::default(),
            check: notices.check,
            request: notices.request,
            answered: None,
            digits: None,
            hidden: false,
            stopped: None,
            unseen: notices.unseen,
            stale: false,
        }
    }

    /// The screen out of what the phone holds, when the server did not answer: `codes` say
    /// when they were held, and `anchor` what the server's clock was.
    pub(super) fn held(scenario: Scenario, codes: Codes, anchor: Anchor, at: Reading) -> Self {
        let notices = Notices {
            now_ms: codes.now_ms,
            check: None,
            request: None,
            unseen: false,
        };
        let mut timeline = Self::new(scenario, codes, notices);
        // Nothing is known of the clock but by the anchor.
        timeline.clock = ServerClock::unknown(at);
        (timeline.told, timeline.told_at) = (anchor.server, anchor.wall);
        (timeline.away, timeline.troubled, timeline.alone) = (true, true, true);
        timeline
    }

    /// The screen as the server wrote it.
    pub(super) fn first(&mut self) -> Moment {
        self.moment(Reading { steady: 0, wall: 0 })
    }

    /// The page has come to life. The server wrote it some time after the steady clock began.
    /// `pause` milliseconds of each window pass before this page fetches.
    pub(super) fn begin(&mut self, at: Reading, pause: i64) {
        let opened = Reading {
            steady: 0,
            wall: at.wall - at.steady,
        };
        self.clock = ServerClock::heard(opened, at, self.written);
        self.told_at = at.wall;
        self.pause(pause);
    }

    /// Lets so many milliseconds pass before this page fetches.
    pub(super) fn pause(&mut self, pause: i64) {
        self.pause = pause;
    }

    /// The screen now.
    pub(super) fn moment(&mut self, at: Reading) -> Moment {
        let now = self.now(at);
        let seconds = |until: i64| now.map_or(0, |now| (until * 1_000 - now + 999).max(0) / 1_000);
        let code = now.and_then(|now| self.shelf.at(now)).cloned();
        if let Some(code) = &code {
            self.last_closes = Some(code.closes);
        }
        self.check = self
            .check
            .take()
            .filter(|check| now.is_none_or(|now| now < (check.at + TOLD) * 1_000));
        let request = now.and_then(|now| self.open_request(now)).cloned();
        let face = self.face(now, code.as_ref());
        let until = match &face {
            Face::Taken(check) => check.taken_until,
            Face::Digits(_) => self.digits.as_ref().map(|digits| digits.until),
            _ => code.as_ref().map(|code| code.closes),
        };
        Moment {
            held_until: now
                .filter(|_| self.alone && face == Face::Code)
                .and_then(|now| self.shelf.until(now)),
            code: code.filter(|_| face == Face::Code && request.is_none()),
            left: until.map_or(0, seconds),
            check: self.check.clone(),
            request_left: request.as_ref().map_or(0, |request| seconds(request.until)),
            request: request.filter(|_| self.may_be_seen()),
            face,
        }
    }

    fn face(&self, now: Option<i64>, code: Option<&ShownCode>) -> Face {
        match (self.stopped, now) {
            (Some(Stopped::SignedOut), _) => Face::SignedOut,
            (Some(Stopped::Gone), _) => Face::Gone,
            (None, _) if self.hidden => Face::Hidden,
            (None, now) => {
                let digits = now.and_then(|now| self.open_digits(now));
                let taken = now.and_then(|now| self.taken(now));
                match (digits, taken, code) {
                    (Some(digits), ..) => Face::Digits(digits.digits.clone()),
                    (None, Some(check), _) => Face::Taken(check.clone()),
                    (None, None, Some(_)) => Face::Code,
                    (None, None, None) if self.troubled => Face::NoConnection {
                        since: self.last_closes,
                    },
                    (None, None, None) => Face::Settling,
                }
            }
        }
    }

    fn may_be_seen(&self) -> bool {
        !self.hidden && self.stopped.is_none()
    }

    /// The server's clock. Answers narrow it; so that no code comes back when that takes it
    /// back by a little, it is held then.
    fn now(&mut self, at: Reading) -> Option<i64> {
        let Some(now) = self.clock.now(at) else {
            return self.assume(at);
        };
        if !(now..now + HELD).contains(&self.told) {
            self.told = now;
        }
        self.told_at = at.wall;
        self.away &= self.hidden;
        Some(self.told)
    }

    /// The server's clock by the phone's, for want of better: the page was away, and the
    /// server has been asked and did not answer. A clock that jumps before one's eyes was
    /// set, and tells nothing.
    fn assume(&mut self, at: Reading) -> Option<i64> {
        if self.hidden || !self.away || !self.troubled {
            return None;
        }
        let now = self.anchor().at(at.wall)?;
        self.clock = ServerClock::assumed(at, now);
        (self.told, self.told_at, self.away) = (now, at.wall, false);
        Some(now)
    }

    /// What the server's clock said last, for a page that comes after this one.
    pub(super) fn anchor(&self) -> Anchor {
        Anchor {
            server: self.told,
            wall: self.told_at,
        }
    }

    /// The codes at hand.
    pub(super) fn codes(&self) -> &[ShownCode] {
        self.shelf.codes()
    }

    /// Whether the phone should hold nothing any more: the showing has ended, or its codes.
    pub(super) fn is_over(&self) -> bool {
        self.stopped.is_some() || (self.alone && self.shelf.ended(self.told))
    }

    /// The check that took the code of the window of `now`, if one did.
    fn taken(&self, now: i64) -> Option<&CheckNotice> {
        self.check.as_ref().filter(|check| {
            check.scenario == self.scenario
                && check
                    .taken_until
                    .is_some_and(|until| ((until - PERIOD) * 1_000..until * 1_000).contains(&now))
        })
    }

    fn open_request(&self, now: i64) -> Option<&IdentityRequest> {
        self.request.as_ref().filter(|request| {
            now < request.until * 1_000 && self.answered.as_ref() != Some(&request.id)
        })
    }

    fn open_digits(&self, now: i64) -> Option<&Digits> {
        self.digits
            .as_ref()
            .filter(|digits| now < digits.until * 1_000)
    }

    /// What to ask now.
    pub(super) fn calls(&mut self, at: Reading) -> Vec<Call> {
        if !self.may_be_seen() {
            return Vec::new();
        }
        let now = self.now(at);
        let wanted = now.is_none_or(|now| self.shelf.lacks(now, self.pause));
        let waited = self.codes.is_waited_for();
        let codes = wanted.then(|| self.codes.ask(at.steady)).flatten();
        if waited && codes.is_some() {
            // A network that swallows everything is none.
            (self.troubled, self.alone) = (true, true);
        }
        let notices = self.notices.ask(at.steady);
        codes
            .map(Call::Codes)
            .into_iter()
            .chain(notices.map(Call::Notices))
            .collect()
    }

    /// Milliseconds until the screen can change by itself: the next whole second.
    pub(super) fn rest(&mut self, at: Reading) -> i64 {
        self.now(at)
            .map_or(500, |now| 1_000 - now.rem_euclid(1_000))
    }

    /// The page went to the background: nothing is shown and nothing asked.
    pub(super) fn hide(&mut self) {
        (self.hidden, self.away) = (true, true);
        self.stream.close();
        self.notices.pace(None);
    }

    /// The page is seen again, or somebody asks to try at once.
    pub(super) fn wake(&mut self, at: Reading) {
        self.hidden = false;
        if self.clock.now(at).is_none() && !self.alone {
            // First the server is asked; then, if need be, the phone's clock.
            self.troubled = false;
        }
        self.codes.hurry(at.steady);
        self.notices.hurry(at.steady);
        self.stream.hurry(at.steady);
    }
}

#[cfg(test)]
mod tests;
