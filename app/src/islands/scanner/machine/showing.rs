//! What an answer leads to: wait for the holder, go on, try again, choose again.

use std::sync::Arc;

use super::{IDENTITY_STAYS, LATE, Machine, POLLS, SAME_CODE};
use crate::{
    error::AppError,
    islands::scanner::{
        countdown::Countdown,
        hints::Hints,
        states::{Attempt, Command, Feel, Over, Paper, Sheet, Shown, What},
    },
    ports::Awaited,
};

impl Machine {
    pub(super) fn show(&mut self, what: What, stays: Option<u64>, feel: Feel) -> Vec<Command> {
        // At a kiosk nobody would take it away.
        let stays = stays.or(self.clears.filter(|_| self.kiosk));
        self.paper = Paper::No;
        let countdown = stays.map(|stays| Countdown::start(self.now, stays));
        self.over = Over::Shown(Shown {
            what: Arc::new(what),
            countdown,
        });
        self.sheet = None;
        vec![Command::Feel(feel)]
    }

    pub(super) fn awaited(
        &mut self,
        check: &str,
        result: Result<Awaited, AppError>,
    ) -> Vec<Command> {
        let answer = match &self.over {
            Over::Shown(shown) => match &*shown.what {
                What::Awaiting(answer) if answer.id == check => answer.clone(),
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        self.next_poll = Some(self.now + POLLS);
        match result {
            Ok(Awaited::Waiting)
            | Err(AppError::Network | AppError::Unavailable | AppError::TooMany { .. }) => {
                Vec::new()
            }
            Ok(Awaited::Allowed(fields)) => self.show(
                What::Identity(answer, fields),
                Some(IDENTITY_STAYS),
                Feel::Yes,
            ),
            Ok(Awaited::Declined) => self.show(What::Declined(answer), self.clears, Feel::No),
            Ok(Awaited::Over) | Err(_) => self.show(What::Over(answer), self.clears, Feel::No),
        }
    }

    pub(super) fn look_again(&mut self) -> Vec<Command> {
        self.quiet = self.seen.take().map(|text| (text, self.now + SAME_CODE));
        self.over = Over::Nothing;
        self.portrait = None;
        self.translated = false;
        self.hints = Hints::start(self.now);
        Vec::new()
    }

    pub(super) fn hold(&mut self) -> Vec<Command> {
        if let Over::Shown(shown) = &mut self.over {
            shown.countdown = None;
        }
        Vec::new()
    }

    pub(super) fn retry(&mut self) -> Vec<Command> {
        let attempt = match &self.over {
            Over::Shown(shown) => match &*shown.what {
                What::Failed(_, attempt) | What::Unsaid(_, attempt) => attempt.clone(),
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let request = attempt.request.clone();
        let attempt = Attempt {
            tries: 1,
            since: self.now,
            ..attempt
        };
        let patience = self.patience(&attempt);
        self.over = Over::Asking(attempt);
        vec![Command::Ask {
            request,
            after: 0,
            patience,
        }]
    }

    pub(super) fn open(&mut self, sheet: Sheet) -> Vec<Command> {
        self.sheet = Some(sheet);
        self.typed_problem = None;
        if let Over::Shown(Shown {
            countdown: Some(countdown),
            ..
        }) = &mut self.over
        {
            countdown.pause(self.now);
        }
        Vec::new()
    }

    pub(super) fn close_sheet(&mut self) -> Vec<Command> {
        self.wanted = None;
        if self.sheet.take().is_some() {
            self.hints = Hints::start(self.now);
        }
        if let Over::Shown(Shown {
            countdown: Some(countdown),
            ..
        }) = &mut self.over
        {
            countdown.resume(self.now);
        }
        Vec::new()
    }

    pub(super) fn tick(&mut self) -> Vec<Command> {
        if self.decodes() {
            self.hints.tick(self.now);
        }
        let Over::Shown(Shown { what, countdown }) = &self.over else {
            return Vec::new();
        };
        let is_over = |late| {
            countdown.is_some_and(|countdown| countdown.is_over(self.now.saturating_sub(late)))
        };
        match &**what {
            What::Awaiting(answer) if is_over(LATE) => {
                let answer = answer.clone();
                self.show(What::Over(answer), self.clears, Feel::No)
            }
            What::Awaiting(answer) if self.next_poll.is_some_and(|at| self.now >= at) => {
                self.next_poll = None;
                vec![Command::Poll(answer.id.clone())]
            }
            What::Awaiting(_) => Vec::new(),
            _ if is_over(0) => self.look_again(),
            _ => Vec::new(),
        }
    }
}
