//! What the server has answered.

use super::{Stopped, Timeline};
use crate::{
    error::AppError,
    islands::clock::Reading,
    ports::{CheckNotice, Codes, Digits, Notices},
};

impl Timeline {
    /// The answer to [`super::Call::Codes`].
    pub(in crate::islands::show) fn codes_came(
        &mut self,
        ticket: u32,
        sent: Reading,
        received: Reading,
        answer: Result<Codes, AppError>,
    ) {
        let current = self.codes.done(ticket);
        match answer {
            Ok(answer) => {
                self.clock.hear(sent, received, answer.now_ms);
                // By what the answer itself says: the clock may not be known yet.
                self.shelf.put(answer.codes, answer.now_ms);
                (self.troubled, self.alone) = (false, false);
            }
            Err(AppError::NotFound) => self.stopped = Some(Stopped::Gone),
            Err(error) => {
                self.failed(&error);
                self.troubled |= current;
                self.alone |= current && error == AppError::Network;
                if let AppError::TooMany { retry_after } = error {
                    self.codes.rest(received.steady, retry_after);
                }
            }
        }
    }

    /// The answer to [`super::Call::Notices`].
    pub(in crate::islands::show) fn notices_came(
        &mut self,
        ticket: u32,
        sent: Reading,
        received: Reading,
        answer: Result<Notices, AppError>,
    ) {
        let current = self.notices.done(ticket);
        match answer {
            Ok(answer) => {
                self.clock.hear(sent, received, answer.now_ms);
                self.alone = false;
                if current {
                    self.take_in(answer);
                }
            }
            Err(error) => {
                self.failed(&error);
                self.alone |= current && error == AppError::Network;
                self.notices.soon(received.steady);
                if let AppError::TooMany { retry_after } = error {
                    self.notices.rest(received.steady, retry_after);
                }
            }
        }
    }

    /// Whether this page has to be drawn anew: a device was added, which it then tells of, or the PIN
    /// is asked for. Said once.
    pub(in crate::islands::show) fn is_stale(&mut self) -> bool {
        std::mem::take(&mut self.stale)
    }

    pub(super) fn take_in(&mut self, notices: Notices) {
        self.stale |= notices.unseen && !self.unseen;
        self.unseen = notices.unseen;
        let id = |check: &Option<CheckNotice>| check.as_ref().map(|check| check.id.clone());
        if notices.check.is_some() && id(&notices.check) != id(&self.check) {
            // The digits have done their work, or somebody has been quicker.
            self.digits = None;
        }
        self.check = notices.check;
        self.request = notices.request;
    }

    /// Digits have come.
    pub(in crate::islands::show) fn digits_came(
        &mut self,
        sent: Reading,
        received: Reading,
        digits: Digits,
    ) {
        self.clock.hear(sent, received, digits.now_ms);
        self.digits = Some(digits);
    }

    /// Back from the digits to the code.
    pub(in crate::islands::show) fn close_digits(&mut self) {
        self.digits = None;
    }

    /// The holder has answered this request, or the answer did not arrive.
    pub(in crate::islands::show) fn answered(&mut self, request: Option<String>) {
        self.answered = request;
    }

    /// A question has failed; some failures end the showing.
    pub(in crate::islands::show) fn failed(&mut self, error: &AppError) {
        match error {
            AppError::SignedOut | AppError::NotConfirmed => {
                self.stopped = Some(Stopped::SignedOut);
            }
            // The PIN is asked for: the page does that.
            AppError::Conflict => self.stale = true,
            _ => {}
        }
    }
}
