//! What the scanner can be doing, what can happen to it, and what it then asks for.

use std::sync::Arc;

use domain::{
    identifiers::Ogrn,
    offline::{OfflineAnswer, Standing},
};

pub use super::commands::{Command, Feel};
use super::countdown::Countdown;
use crate::{
    error::AppError,
    ports::{Awaited, CheckAnswer, CheckRequest, IdentityFields},
};

/// What lies at the bottom of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Before the camera was ever asked for.
    Start,
    /// The camera has been asked for.
    Opening,
    /// The camera runs.
    Live,
    /// There is no picture, and why.
    Blocked(CameraTrouble),
}

/// Why there is no picture from a camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraTrouble {
    /// The person or the system said no.
    Refused,
    /// There is none.
    Missing,
    /// Another program has it, or it gives no picture.
    Busy,
    /// The browser gives none to this page (no https, too old).
    Unsupported,
    /// The camera runs, but the decoder does not start.
    Decoder,
}

impl CameraTrouble {
    /// Part of its text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Missing => "missing",
            Self::Busy => "busy",
            Self::Unsupported => "unsupported",
            Self::Decoder => "decoder",
        }
    }
}

/// What lies over the ground, one check from its first frame to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing: looking for a code.
    Nothing,
    /// A photo is being searched for a code.
    Photo,
    /// The server is asked.
    Asking(Attempt),
    /// Something is to be read.
    Shown(Shown),
}

/// A question to the server; tries of one attempt share its idempotency key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What is sent.
    pub request: CheckRequest,
    /// How often it was sent.
    pub tries: u8,
    /// When it began, milliseconds of the page's clock.
    pub since: u64,
}

/// How what this device keeps stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Age of the data and difference of the clocks; `None` if nothing is kept.
    pub standing: Option<Standing>,
    /// Checks that wait to be sent.
    pub pending: u32,
    /// Whether the server has just been reached.
    pub reached: bool,
}

/// A screen with something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it says.
    pub what: Arc<What>,
    /// When it goes by itself.
    pub countdown: Option<Countdown>,
}

/// What a screen says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The answer to a check.
    Answer(CheckAnswer),
    /// The holder was asked and has not answered.
    Awaiting(CheckAnswer),
    /// The holder allowed it.
    Identity(CheckAnswer, IdentityFields),
    /// The holder refused.
    Declined(CheckAnswer),
    /// The holder did not answer in time.
    Over(CheckAnswer),
    /// What is known without a network.
    Offline(OfflineAnswer),
    /// Without a network nothing can be said of it.
    Unsaid(OfflineAnswer, Attempt),
    /// There is no answer.
    Failed(AppError, Attempt),
    /// A code that is none of ours.
    Foreign(Code),
    /// A photo without a code.
    EmptyPhoto,
}

impl What {
    /// The answer behind the screen, if there is one.
    pub fn answer(&self) -> Option<&CheckAnswer> {
        match self {
            Self::Answer(answer)
            | Self::Awaiting(answer)
            | Self::Identity(answer, _)
            | Self::Declined(answer)
            | Self::Over(answer) => Some(answer),
            Self::Offline(_) | Self::Unsaid(..) | Self::Failed(..) => None,
            Self::Foreign(_) | Self::EmptyPhoto => None,
        }
    }
}

/// Whether a paper document was taken after the "no" on the screen, or nothing was given after the
/// "yes".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Not so far.
    #[default]
    No,
    /// The server is being told.
    Sent,
    /// It has written it down.
    Taken,
    /// It has not.
    Failed,
}

/// What can be done with the count of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupStep {
    /// Begin one, of as many as were typed.
    Begin(String),
    /// Count it anew.
    Again,
    /// Count no more.
    End,
}

/// A sheet that rises from the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// In whose name to check.
    Organizations,
    /// Whether to change that in the middle of a shift.
    Switch,
    /// The power of attorney behind it.
    Details,
    /// What the scanner reads.
    Reads,
    /// Eight digits instead of a code.
    Digits,
    /// Which camera.
    Lenses,
    /// The count of a group.
    Group,
}

impl Sheet {
    /// Every sheet.
    pub const ALL: [Self; 7] = [
        Self::Organizations,
        Self::Switch,
        Self::Details,
        Self::Reads,
        Self::Digits,
        Self::Lenses,
        Self::Group,
    ];

    /// Part of its id in the page.
    pub fn key(self) -> &'static str {
        match self {
            Self::Organizations => "organizations",
            Self::Switch => "switch",
            Self::Details => "details",
            Self::Reads => "reads",
            Self::Digits => "digits",
            Self::Lenses => "lenses",
            Self::Group => "group",
        }
    }

    /// The sheet of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.key() == key)
    }
}

/// What is wrong with typed digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedProblem {
    /// So many digits instead of eight.
    Length(usize),
    /// Something that is no digit.
    Shape,
    /// Nobody was given these digits, or a minute has passed.
    Unknown,
    /// Too many wrong ones; seconds until the next try.
    TooMany(u32),
}

/// A camera to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The browser's id of it.
    pub id: String,
    /// Its name, empty if the browser tells none.
    pub label: String,
}

/// What the open camera can do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// It has a light.
    pub torch: bool,
    /// Its lens can bring things nearer; of another's picture the middle is cut out.
    pub zoom: bool,
    /// All cameras there are.
    pub lenses: Vec<Lens>,
    /// Which one it is.
    pub lens: Option<String>,
}

/// A code that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its text.
    pub text: String,
    /// If it is none of ours: its kind, then keys and values of what stands in it
    /// (`domain::foreign`). Such a text stays on this device.
    pub foreign: Option<Vec<String>>,
}

/// Something the decoder saw that was no reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glimpse {
    /// A code too far away.
    Closer,
    /// A code too close.
    Away,
    /// A code too dark or too pale.
    Light,
    /// A code out of focus or moving.
    Steady,
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Event {
    /// The camera is wanted: the start button, "try again".
    Start,
    /// The camera gives a picture.
    CameraOpened(Abilities),
    /// It gives none.
    CameraFailed(CameraTrouble),
    /// The picture has stopped.
    Stalled,
    /// The page went to the background.
    Hidden,
    /// The page came back.
    Visible,
    /// A code was read; the key is for the attempt this may become.
    Read {
        /// The code.
        code: Code,
        /// A fresh idempotency key.
        key: String,
    },
    /// Not quite a code.
    Glimpsed(Glimpse),
    /// A photo was chosen, or a text came from another reader.
    PhotoChosen,
    /// It holds this code.
    PhotoRead {
        /// The code.
        code: Code,
        /// A fresh idempotency key.
        key: String,
    },
    /// It holds none.
    PhotoEmpty,
    /// It could not be searched.
    PhotoFailed,
    /// Digits were typed.
    Typed {
        /// As they were typed.
        digits: String,
        /// A fresh idempotency key.
        key: String,
    },
    /// The server has answered an attempt, or has not.
    Answered {
        /// Key of the attempt.
        key: String,
        /// The answer.
        result: Result<CheckAnswer, AppError>,
    },
    /// This device has judged a code by itself, or could not.
    Judged {
        /// Key of the attempt.
        key: String,
        /// What it says.
        answer: Option<OfflineAnswer>,
    },
    /// How what this device keeps stands.
    Kept(Kept),
    /// How a request for identity stands.
    Awaited {
        /// Id of the check.
        check: String,
        /// The answer.
        result: Result<Awaited, AppError>,
    },
    /// Whether the words of this check have reached the holder.
    Delivery {
        /// Id of the check.
        check: String,
        /// The answer.
        result: Result<bool, AppError>,
    },
    /// The organizations for which may not be checked any more: lines of
    /// `<ОГРН> <Unix seconds> <refusal> <name>`.
    Powers(String),
    /// On to the next one.
    Next,
    /// Leave this screen standing.
    Hold,
    /// Send the same attempt again.
    Retry,
    /// Check in this organization's name, or as an individual.
    Choose(Option<Ogrn>),
    /// Yes, check for whom was chosen from now on.
    Switch,
    /// Open a sheet.
    Open(Sheet),
    /// That sheet was closed by hand.
    Closed(Sheet),
    /// Light on or off.
    Torch,
    /// Nearer or as it is.
    Zoom,
    /// Hand the code that is shown to another app.
    Share,
    /// Show the answer in the other language, or in one's own again.
    Translate,
    /// A paper document was taken after the "no" on the screen.
    TakePaper,
    /// Nothing was given after the "yes" on the screen.
    GiveBack,
    /// Whether the server has written either down.
    PaperTaken {
        /// Id of the check.
        check: String,
        /// The answer.
        result: Result<(), AppError>,
    },
    /// The photo that goes with a "yes", or that it will not come.
    HolderPhoto {
        /// Id of the check.
        check: String,
        /// A `data:` address.
        result: Result<String, AppError>,
    },
    /// The count of a group.
    Group(GroupStep),
    /// Use this camera.
    UseLens(String),
    /// Whether there is a network; since when, in words, if not.
    Network(Option<String>),
    /// A new version waits.
    UpdateWaits,
    /// Take the new version.
    Update,
    /// Time passes.
    Tick,
}
