//! What the machine asks the browser for.

use domain::identifiers::Ogrn;

use crate::ports::{CheckRequest, UsedBefore};

/// What the browser is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Get sound ready; needs the tap that started it.
    UnlockSound,
    /// Open the camera, this one if given; an open one is closed first.
    OpenCamera(Option<String>),
    /// Close the camera.
    CloseCamera,
    /// Light on or off.
    Torch(bool),
    /// Nearer or as it is.
    Zoom(bool),
    /// Send this after a while.
    Ask {
        /// What to send.
        request: CheckRequest,
        /// Milliseconds to wait before.
        after: u32,
        /// Milliseconds to wait for the answer.
        patience: u32,
    },
    /// Judge this without the server.
    Judge(CheckRequest),
    /// Remember that an organization has taken this code.
    Taken {
        /// What was asked.
        request: CheckRequest,
        /// When, and by whom.
        used: UsedBefore,
    },
    /// Send what was checked without a network.
    Send,
    /// Have the browser send it when it can, also without this page.
    SendLater,
    /// Ask how the request for identity of this check stands.
    Poll(String),
    /// Ask whether the words of this check have reached the holder.
    AskDelivery(String),
    /// Tell the server that a paper document was taken after this check.
    TakePaper(String),
    /// Tell the server that nothing was given after this check.
    GiveBack(String),
    /// Fetch the photo that goes with the "yes" of this check.
    FetchPhoto(String),
    /// Keep the count of the group; nothing if none is counted.
    KeepGroup(String),
    /// Open the page behind a code of ours that is for a browser.
    Follow(String),
    /// Let it be felt and heard.
    Feel(Feel),
    /// Remember in whose name this device checks.
    Remember(Option<Ogrn>),
    /// Remember the camera.
    RememberLens(String),
    /// Take the new version.
    Update,
    /// Hand this text to another app.
    Share(String),
}

/// What is felt and heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feel {
    /// A code was seen: a short touch.
    Seen,
    /// Yes.
    Yes,
    /// Yes, but not for the first time today.
    Again,
    /// Anything else.
    No,
    /// The holder is being asked: a touch, no sound.
    Wait,
}
