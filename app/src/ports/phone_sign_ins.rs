use port::port;

use super::{NewSession, ShownDrawing, Visitor};
use crate::error::AppError;

/// How a request to be signed in by a phone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInAnswer {
    /// Nobody has answered yet.
    Open,
    /// A phone has said yes.
    Allowed,
    /// A phone has said no.
    Refused,
    /// Its time is over, or it was used.
    Over,
}

impl SignInAnswer {
    /// The stable name used in tables, pages and text keys; [`Over`](Self::Over) is in no table.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Allowed => "allowed",
            Self::Refused => "refused",
            Self::Over => "over",
        }
    }
}

/// What the browser that wants to be signed in shows.
#[derive(Clone, Debug)]
pub struct SignInCode {
    /// Names what the page listens to; tells nothing.
    pub id: String,
    /// How it stands.
    pub answer: SignInAnswer,
    /// The code to read, while it can be answered.
    pub drawing: Option<ShownDrawing>,
    /// The same as text, for a phone without a camera that reads it.
    pub address: String,
    /// Until when it can be answered, Unix seconds.
    pub until: i64,
}

/// What a phone that has read the code is asked.
#[derive(Clone, Debug)]
pub struct SignInQuestion {
    /// The browser, as far as it said: `Chrome, Windows`.
    pub device: String,
    /// The network it is in, roughly: `192.0.…`. Empty if that is not known.
    pub network: String,
    /// When it asked, Unix seconds.
    pub asked_at: i64,
    /// How it stands, to whoever answers.
    pub answer: SignInAnswer,
}

/// Sign-in by a code: a browser shows it, a signed-in phone reads it and answers. Bound to the
/// browser that has asked, used once, over after two minutes ([`domain::sign_in::LIFETIME`]).
#[port]
pub trait PhoneSignIns: Send + Sync {
    /// Begins a request of a browser: what goes into its cookie, and nowhere else. `device` is the
    /// User-Agent, `network` where it came from, roughly.
    ///
    /// # Errors
    /// [`AppError::TooMany`] when very many are open.
    async fn ask(&self, device: &str, network: &str) -> Result<String, AppError>;

    /// The request of the browser that brings this cookie; `None` if there is none.
    async fn shown(&self, browser: &str) -> Result<Option<SignInCode>, AppError>;

    /// What `by` is asked after reading `code`.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for no code of a live request, and for one that somebody else has
    /// answered.
    async fn question(&self, by: &Visitor, code: &str) -> Result<SignInQuestion, AppError>;

    /// Answers it, once.
    ///
    /// # Errors
    /// [`AppError::NotFound`] as above, also if it was answered before.
    async fn answer(&self, by: &Visitor, code: &str, allow: bool) -> Result<(), AppError>;

    /// Signs in the browser that brings this cookie, once, in a session of its own.
    ///
    /// # Errors
    /// [`AppError::NotFound`] unless a phone has said yes.
    async fn enter(&self, browser: &str, device: &str) -> Result<NewSession, AppError>;
}
