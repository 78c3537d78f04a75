//! Which badge is on the screen, and when the server is asked.

use super::Setting;
use crate::{
    error::AppError,
    islands::{
        clock::{Reading, ServerClock},
        show::QUIET,
        stage::Facts,
        texts::time_of_day,
    },
    ports::{LookNotice, ShownBadge, ShownCode},
    symbol,
};

/// Milliseconds between two questions while the server tells of looks by itself.
const SELDOM: i64 = 20_000;
/// Milliseconds between two questions while it does not: the words are to be there within two
/// seconds of the look.
const OFTEN: i64 = 1_500;
/// Milliseconds after a question that got no answer.
const AGAIN: i64 = 3_000;

/// Why there is no badge any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    SignedOut,
    /// No power of attorney is in force.
    NoAuthority,
}

/// The badge, as far as the page knows it. Times are of the steady clock.
#[derive(Clone, Debug)]
pub(super) struct Machine {
    /// `None` on the server, where the moment is that of the answer.
    clock: Option<ServerClock>,
    at: Reading,
    now: Option<i64>,
    codes: Vec<ShownCode>,
    looks: Vec<LookNotice>,
    /// Whether the latest look came after the page: then it is said aloud.
    news: bool,
    failed: bool,
    asking: bool,
    due: i64,
    told: bool,
    end: Option<End>,
}

impl Machine {
    /// The badge as the server draws it.
    pub(super) fn still(shown: ShownBadge) -> Self {
        let nowhere = Reading { steady: 0, wall: 0 };
        Self {
            clock: None,
            at: nowhere,
            now: Some(shown.codes.now_ms),
            codes: shown.codes.codes,
            looks: shown.looks,
            news: false,
            failed: false,
            asking: false,
            due: 0,
            told: false,
            end: None,
        }
    }

    /// The badge in a browser, which has loaded it at `at`. How long the page was on its way,
    /// or in a cache, is not known: the server is asked at once.
    pub(super) fn begin(shown: ShownBadge, at: Reading) -> Self {
        Self {
            clock: Some(ServerClock::assumed(at, shown.codes.now_ms)),
            ..Self::still(shown)
        }
    }

    /// Goes on to the moment `at`; whether the server is to be asked now.
    pub(super) fn go_on(&mut self, at: Reading) -> bool {
        self.at = at;
        self.now = self.clock.as_ref().and_then(|clock| clock.now(at));
        let asks =
            self.end.is_none() && !self.asking && (at.steady >= self.due || self.now.is_none());
        self.asking |= asks;
        asks
    }

    /// There is something to look at, or the page was away.
    pub(super) fn hurry(&mut self) {
        self.due = i64::MIN;
    }

    /// Whether the server tells of looks by itself.
    pub(super) fn told(&mut self, told: bool) {
        self.told = told;
        if !told {
            self.due = self.due.min(self.at.steady + OFTEN);
        }
    }

    /// Whether a stream is of use.
    pub(super) fn listens(&self) -> bool {
        self.end.is_none()
    }

    /// The server's answer to the question that was sent at `sent`.
    pub(super) fn answered(
        &mut self,
        sent: Reading,
        received: Reading,
        answer: Result<ShownBadge, AppError>,
    ) {
        self.asking = false;
        let hurried = self.due == i64::MIN;
        match answer {
            Ok(shown) => {
                if let Some(clock) = &mut self.clock {
                    clock.hear(sent, received, shown.codes.now_ms);
                }
                let latest = shown.looks.first();
                self.news |= latest.is_some() && latest != self.looks.first();
                self.codes = shown.codes.codes;
                self.looks = shown.looks;
                self.failed = false;
                let pause = if self.told { SELDOM } else { OFTEN };
                self.due = received.steady + pause;
            }
            Err(AppError::SignedOut) => self.end = Some(End::SignedOut),
            Err(AppError::NotFound) => self.end = Some(End::NoAuthority),
            Err(_) => {
                self.failed = true;
                self.due = received.steady + AGAIN;
            }
        }
        // Something happened while the question was on its way: it may have missed that.
        if hurried && sent.steady < received.steady {
            self.due = self.due.min(received.steady + OFTEN);
        }
    }

    fn code(&self) -> Option<&ShownCode> {
        let now = self.now?.div_euclid(1_000);
        let shown = |code: &&ShownCode| (code.opens..code.closes).contains(&now);
        self.codes.iter().find(shown)
    }

    /// What the page shows now.
    pub(super) fn drawing(&self, setting: &Setting) -> Facts {
        let mut facts = Facts::default();
        let code = self.code().filter(|_| self.end.is_none());
        facts.hold(match (self.end, code) {
            (Some(End::SignedOut), _) => "signed-out",
            (Some(End::NoAuthority), _) => "no-authority",
            (None, Some(_)) => "code",
            (None, None) if self.failed => "offline",
            (None, None) => "settling",
        });
        facts.hold_if(&[("alive", self.clock.is_some())]);
        facts.say(
            "modules",
            code.map_or_else(String::new, |code| symbol::path(code.size, &code.modules)),
        );
        if let (Some(code), Some(now)) = (code, self.now) {
            let side = (code.size + 2 * QUIET).to_string();
            facts.say("box", format!("0 0 {side} {side}"));
            facts.say("side", side);
            let left = (code.closes * 1_000 - now + 999)
                .div_euclid(1_000)
                .to_string();
            facts.say("left", left.clone());
            if self.clock.is_some() {
                facts.say("until", setting.with("badge-until", &[("n", &left)]));
            }
        }
        self.say_looks(&mut facts, setting);
        facts
    }

    fn say_looks(&self, facts: &mut Facts, setting: &Setting) {
        let Some(latest) = self.looks.first() else {
            facts.hold_if(&[("unseen", self.end.is_none())]);
            return;
        };
        let pair = |look: &LookNotice| look.words.join(" — ");
        let at = time_of_day(latest.at);
        facts.hold("seen");
        facts.say("words", pair(latest));
        facts.say("seen-at", setting.with("badge-seen-at", &[("time", &at)]));
        let earlier: Vec<_> = self.looks.iter().skip(1).map(pair).collect();
        if !earlier.is_empty() {
            let earlier = earlier.join(", ");
            facts.say(
                "earlier",
                setting.with("badge-earlier", &[("words", &earlier)]),
            );
        }
        if self.news {
            let words = pair(latest);
            facts.say("said", setting.with("badge-said", &[("words", &words)]));
        }
    }
}
