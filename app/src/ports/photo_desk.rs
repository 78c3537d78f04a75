use domain::{holder::IdSource, photo::Faces};
use port::port;
use time::Date;

use super::{ChipAnswer, ChipFiles, ChipRecord, Photo, Visitor};
use crate::error::AppError;

/// Most characters of an operator's reason.
pub const LONGEST_RETURN: usize = 300;

/// An application that waits.
#[derive(Clone, Debug)]
pub struct WaitingPhoto {
    /// Id of the application.
    pub id: String,
    /// Whole name.
    pub name: String,
    /// What the Digital ID is to be made from.
    pub way: IdSource,
    /// Since when, Unix seconds.
    pub since: i64,
}

/// How an application stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApplicationState {
    /// An operator has to compare.
    Waiting,
    /// There is a Digital ID.
    Accepted,
    /// The person has to send another photo.
    Returned {
        /// Why.
        reason: String,
    },
    /// The person has taken it back or begun anew.
    Gone,
}

/// Everything about an application.
#[derive(Clone, Debug)]
pub struct ApplicationFile {
    /// Its id.
    pub id: String,
    /// Grows with every photo that is sent: a decision is about the pictures that were seen.
    pub version: i64,
    /// How it stands.
    pub state: ApplicationState,
    /// Who decided last, and when (Unix seconds).
    pub decided: Option<(String, i64)>,
    /// Whole name.
    pub name: String,
    /// Day of birth.
    pub birth: Date,
    /// What the Digital ID is to be made from.
    pub way: IdSource,
    /// Kind and number of the document.
    pub document: String,
    /// Name in Latin letters, as the passport has it.
    pub latin_name: Option<String>,
    /// Last day on which the document or the entry counts.
    pub until: Date,
    /// Since when it waits, Unix seconds.
    pub since: i64,
    /// Whether the photo is the biometric registry's own: there is nothing to compare then.
    pub of_registry: bool,
    /// What the chip of the passport came to, if it was read for these pictures.
    pub chip: Option<ChipRecord>,
    /// How many certificates of countries are known here: without one no chip can be verified.
    pub countries: usize,
    /// How many faces a program finds on the photo, if it has looked: a hint.
    pub faces: Option<Faces>,
}

/// Which of the two pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// The person.
    Portrait,
    /// The page of the document, or the biometric registry's photo.
    Document,
}

impl Picture {
    /// The name in the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Portrait => "portrait",
            Self::Document => "document",
        }
    }

    /// The picture of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Portrait, Self::Document]
            .into_iter()
            .find(|picture| picture.key() == key)
    }
}

/// Photos that wait for an operator. For operators alone, and never their own:
/// [`AppError::NotFound`].
#[port]
pub trait PhotoDesk: Send + Sync {
    /// All that wait, oldest first.
    async fn queue(&self, by: &Visitor) -> Result<Vec<WaitingPhoto>, AppError>;

    /// One application, also after its decision.
    async fn application(&self, by: &Visitor, id: &str) -> Result<ApplicationFile, AppError>;

    /// A picture of an application that waits.
    async fn picture(&self, by: &Visitor, id: &str, which: Picture) -> Result<Photo, AppError>;

    /// Looks at the files of the chip of a passport, for what `version` showed, and writes down what
    /// they came to; they themselves are stored nowhere. [`AppError::Conflict`] as below, also for
    /// another way than a passport.
    async fn read_chip(
        &self,
        by: &Visitor,
        id: &str,
        version: i64,
        files: &ChipFiles,
    ) -> Result<ChipAnswer, AppError>;

    /// Accepts what `version` showed, with the password: there is a Digital ID then.
    /// [`AppError::Conflict`] if it does not wait any more, what it says holds no more, or the chip
    /// of the passport speaks against it.
    async fn accept(&self, by: &Visitor, id: &str, version: i64) -> Result<(), AppError>;

    /// Returns it with a reason, which the person reads. [`AppError::Conflict`] as above.
    async fn give_back(
        &self,
        by: &Visitor,
        id: &str,
        version: i64,
        reason: &str,
    ) -> Result<(), AppError>;
}
