//! The registry's photo beside a "yes", where the holder has agreed to it: for a few seconds on the
//! screen, and nowhere else.

use domain::consent::PHOTO_SHOWN;

use super::Machine;
use crate::{
    error::AppError,
    islands::scanner::states::{Command, Over, What},
    ports::CheckAnswer,
};

/// How a photo stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It was asked for.
    Awaited,
    /// It has come.
    Here,
    /// It will not come.
    Failed,
}

/// The photo of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    check: String,
    /// A `data:` address, once it has come; an error if it will not.
    photo: Option<Result<String, ()>>,
    /// When it goes, milliseconds of the page's clock.
    until: u64,
}

impl Machine {
    /// The portrait that belongs to what is shown, while it may be seen.
    fn seen_portrait(&self) -> Option<&Portrait> {
        let portrait = self.portrait.as_ref()?;
        match &self.over {
            Over::Shown(shown) => match &*shown.what {
                What::Answer(answer) if answer.id == portrait.check => Some(portrait),
                _ => None,
            },
            _ => None,
        }
    }

    /// How the photo beside the answer stands; `None` without one.
    pub fn arrival(&self) -> Option<Arrival> {
        Some(match self.seen_portrait()?.photo {
            None => Arrival::Awaited,
            Some(Ok(_)) => Arrival::Here,
            Some(Err(())) => Arrival::Failed,
        })
    }

    /// The photo itself.
    pub fn portrait(&self) -> Option<&str> {
        let photo = self.seen_portrait()?.photo.as_ref()?;
        photo.as_ref().ok().map(String::as_str)
    }

    pub(super) fn ask_portrait(&mut self, answer: &CheckAnswer) -> Option<Command> {
        self.portrait = answer.photo_until.map(|_| Portrait {
            check: answer.id.clone(),
            photo: None,
            until: self.now + PHOTO_SHOWN.unsigned_abs() * 1_000,
        });
        let portrait = self.portrait.as_ref()?;
        Some(Command::FetchPhoto(portrait.check.clone()))
    }

    pub(super) fn take_portrait(&mut self, check: &str, result: Result<String, AppError>) {
        if let Some(portrait) = self.portrait.as_mut().filter(|it| it.check == check) {
            portrait.photo = Some(result.map_err(|_| ()));
        }
    }

    /// Takes it away when its time is over, however long the answer stays.
    pub(super) fn drop_portrait(&mut self) {
        if self
            .portrait
            .as_ref()
            .is_some_and(|it| self.now >= it.until)
        {
            self.portrait = None;
        }
    }
}
