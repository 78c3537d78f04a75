//! The only error that reaches a browser.

use domain::{enrolment::EvidenceFault, passport::MrzFault, photo::PhotoFault};
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Something a person can be told. Each has a stable code, a text (`error-<code>` in
/// `locales/`) and an HTTP status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// Nobody is signed in, or the session has ended.
    #[error("signed out")]
    SignedOut,
    /// Signed in with an account that is not confirmed.
    #[error("account not confirmed")]
    NotConfirmed,
    /// There is no such thing, or it is somebody else's.
    #[error("not found")]
    NotFound,
    /// What was sent cannot be taken.
    #[error("invalid input")]
    Invalid {
        /// Every field with something wrong; empty if the whole request makes no sense. For
        /// the forms of pages alone: no island has a use for it.
        #[serde(skip)]
        fields: Vec<FieldError>,
    },
    /// The same key was used for another request, or the thing has changed meanwhile.
    #[error("conflict")]
    Conflict,
    /// Too often.
    #[error("too many attempts")]
    TooMany {
        /// Seconds after which to try again.
        retry_after: u32,
    },
    /// A request that would change something came from another site.
    #[error("foreign origin")]
    ForeignOrigin,
    /// More was sent than any form of ours needs.
    #[error("too large")]
    TooLarge,
    /// The address exists, but not for this kind of request.
    #[error("method not allowed")]
    Method,
    /// The database does not answer; trying again helps.
    #[error("unavailable")]
    Unavailable,
    /// Something of ours is broken; the log has the cause under this id.
    #[error("internal error {request_id}")]
    Internal {
        /// Id of the request.
        request_id: String,
    },
    /// The server could not be reached.
    #[error("no connection")]
    Network,
}

/// One field with something wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field in the form.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a field; the text is `problem-<key>` in `locales/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was entered or chosen.
    Required,
    /// Longer than is stored.
    TooLong,
    /// Not of the shape asked for.
    Shape,
    /// Control digits do not match.
    Control,
    /// No such day.
    Date,
    /// The day has passed.
    Past,
    /// The last day lies before the first.
    Reversed,
    /// Further away than is allowed.
    TooFar,
    /// Not one of the choices.
    Choice,
    /// Nobody of that number who could be meant.
    NobodyFound,
    /// The person's account is not confirmed.
    AccountNotConfirmed,
    /// Login or password is wrong.
    WrongCredentials,
    /// It was done already.
    AlreadyDone,
    /// It is about somebody else.
    OtherPerson,
    /// No such hour, or no time at all.
    Time,
    /// Surname and given name are needed.
    FullName,
    /// Not a whole number within the limits.
    Count,
    /// Both a phone number and a СНИЛС are written like this.
    Ambiguous,
    /// An invitation waits already.
    AlreadyInvited,
    /// No more of it today.
    EnoughToday,
    /// Neither of the kinds of files that are read, or damaged.
    FileKind,
    /// A file with too much in it.
    FileLarge,
    /// Fewer children than the rule of the region asks for.
    TooFewChildren,
    /// This person belongs to another family.
    OtherFamily,
    /// Not the code that was sent, or its time is over.
    WrongCode,
    /// Too few characters for a password.
    ShortPassword,
    /// Another account has it.
    OtherAccount,
    /// A list without the heads that are needed.
    Heads,
    /// A list with nothing below its heads.
    NoLines,
    /// A list with too many lines.
    TooManyLines,
    /// Nobody of the staff has this number.
    NotStaff,
    /// The same person stands above.
    Repeated,
    /// There is such a power of attorney.
    HasOne,
    /// Only a director may do it.
    DirectorOnly,
    /// The registry has blocked the organization.
    Blocked,
    /// The organization would be left without a director.
    LastDirector,
    /// The day is still to come.
    Future,
    /// More days than are handed out at once.
    LongPeriod,
    /// The password is asked for again.
    AskPassword,
    /// It is not the password of whoever is signed in.
    WrongPassword,
    /// A document that makes no Digital ID.
    Evidence(EvidenceFault),
    /// No machine-readable zone of a passport.
    Passport(MrzFault),
    /// A picture with which nobody could compare a face.
    Photo(PhotoFault),
    /// Another Digital ID was made from this document.
    DocumentTaken,
    /// Before the holder was born.
    BeforeBirth,
    /// There is one of that kind for a part of that time.
    Overlaps,
    /// Further away than anybody can know.
    TooFarAhead,
    /// It would end no earlier than it does.
    NotShorter,
    /// It is not what was said before.
    Contradicts,
    /// Two operators have ended it.
    EndedByHand,
    /// Neither of the encodings that are read.
    FileEncoding,
    /// It is to be said first why.
    AskReason,
    /// Whoever has asked may not decide.
    SecondPerson,
    /// Only whoever has asked may.
    FirstPerson,
    /// Another one is called so, or was.
    NameTaken,
    /// It was closed.
    Closed,
    /// Not as many digits as a PIN has.
    ShapeOfPin,
    /// Not the PIN that was typed before.
    OtherPin,
    /// Not the PIN of this device, or of this holder.
    WrongPin,
    /// A PIN that is easily guessed.
    WeakPin,
    /// A code that shows something else than is asked.
    OtherScenario,
    /// As many as an organization may have.
    TooManyTills,
}

impl Problem {
    const ALL: [Self; 42] = [
        Self::Required,
        Self::TooLong,
        Self::Shape,
        Self::Control,
        Self::Date,
        Self::Past,
        Self::Reversed,
        Self::TooFar,
        Self::Choice,
        Self::NobodyFound,
        Self::AccountNotConfirmed,
        Self::WrongCredentials,
        Self::AlreadyDone,
        Self::Blocked,
        Self::OtherPerson,
        Self::Time,
        Self::FullName,
        Self::Count,
        Self::Ambiguous,
        Self::AlreadyInvited,
        Self::EnoughToday,
        Self::FileKind,
        Self::FileLarge,
        Self::Heads,
        Self::NoLines,
        Self::TooManyLines,
        Self::NotStaff,
        Self::Repeated,
        Self::HasOne,
        Self::TooFewChildren,
        Self::OtherFamily,
        Self::WrongCode,
        Self::ShortPassword,
        Self::OtherAccount,
        Self::Future,
        Self::BeforeBirth,
        Self::Overlaps,
        Self::TooFarAhead,
        Self::NotShorter,
        Self::Contradicts,
        Self::EndedByHand,
        Self::FileEncoding,
    ];

    /// The problem of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.key() == key)
    }

    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong => "too-long",
            Self::Shape => "shape",
            Self::Control => "control",
            Self::Date => "date",
            Self::Past => "past",
            Self::Reversed => "reversed",
            Self::TooFar => "too-far",
            Self::Choice => "choice",
            Self::NobodyFound => "nobody-found",
            Self::AccountNotConfirmed => "account-not-confirmed",
            Self::WrongCredentials => "wrong-credentials",
            Self::AlreadyDone => "already-done",
            Self::OtherPerson => "other-person",
            Self::Time => "time",
            Self::FullName => "full-name",
            Self::Count => "count",
            Self::Ambiguous => "ambiguous",
            Self::AlreadyInvited => "already-invited",
            Self::EnoughToday => "enough-today",
            Self::FileKind => "file-kind",
            Self::FileLarge => "file-large",
            Self::Heads => "heads",
            Self::NoLines => "no-lines",
            Self::TooManyLines => "too-many-lines",
            Self::NotStaff => "not-staff",
            Self::Repeated => "repeated",
            Self::HasOne => "has-one",
            Self::TooFewChildren => "too-few-children",
            Self::OtherFamily => "other-family",
            Self::WrongCode => "wrong-code",
            Self::ShortPassword => "short-password",
            Self::OtherAccount => "other-account",
            Self::DirectorOnly => "director-only",
            Self::Blocked => "blocked",
            Self::LastDirector => "last-director",
            Self::Future => "future",
            Self::LongPeriod => "long-period",
            Self::AskPassword => "ask-password",
            Self::WrongPassword => "wrong-password",
            Self::Evidence(fault) => fault.key(),
            Self::Passport(fault) => fault.key(),
            Self::Photo(fault) => fault.key(),
            Self::DocumentTaken => "document-taken",
            Self::BeforeBirth => "before-birth",
            Self::Overlaps => "overlaps",
            Self::TooFarAhead => "too-far-ahead",
            Self::NotShorter => "not-shorter",
            Self::Contradicts => "contradicts",
            Self::EndedByHand => "ended-by-hand",
            Self::FileEncoding => "file-encoding",
            Self::AskReason => "ask-reason",
            Self::SecondPerson => "second-person",
            Self::FirstPerson => "first-person",
            Self::NameTaken => "name-taken",
            Self::Closed => "closed",
            Self::ShapeOfPin => "shape-of-pin",
            Self::OtherPin => "other-pin",
            Self::WrongPin => "wrong-pin",
            Self::WeakPin => "weak-pin",
            Self::OtherScenario => "other-scenario",
            Self::TooManyTills => "too-many-tills",
        }
    }
}

impl AppError {
    /// One field with one problem.
    pub fn field(field: &str, problem: Problem) -> Self {
        Self::Invalid {
            fields: vec![FieldError {
                field: field.to_owned(),
                problem,
            }],
        }
    }

    /// What is left to a director, asked for by a deputy. No variant of its own: the islands, which
    /// carry every variant, never meet it.
    pub fn director_only() -> Self {
        Self::field("role", Problem::DirectorOnly)
    }

    /// Whether it is [`director_only`](Self::director_only).
    pub fn is_director_only(&self) -> bool {
        *self == Self::director_only()
    }

    /// The password has to be typed again first; no variant of its own, as above.
    pub fn password_needed() -> Self {
        Self::field("password", Problem::AskPassword)
    }

    /// Whether it is [`password_needed`](Self::password_needed).
    pub fn is_password_needed(&self) -> bool {
        *self == Self::password_needed()
    }

    /// An operator has to say first why a file is opened; no variant of its own, as above.
    pub fn reason_needed() -> Self {
        Self::field("look", Problem::AskReason)
    }

    /// Whether it is [`reason_needed`](Self::reason_needed).
    pub fn is_reason_needed(&self) -> bool {
        *self == Self::reason_needed()
    }

    /// A till was shown a code for another question, which is left alone; no variant of its own, as
    /// above.
    pub fn other_scenario() -> Self {
        Self::field("asks", Problem::OtherScenario)
    }

    /// Whether it is [`other_scenario`](Self::other_scenario).
    pub fn is_other_scenario(&self) -> bool {
        *self == Self::other_scenario()
    }

    /// Stable code, also the key of its text.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SignedOut => "signed-out",
            Self::NotConfirmed => "not-confirmed",
            Self::NotFound => "not-found",
            Self::Invalid { .. } => "invalid",
            Self::Conflict => "conflict",
            Self::TooMany { .. } => "too-many",
            Self::ForeignOrigin => "foreign-origin",
            Self::TooLarge => "too-large",
            Self::Method => "method",
            Self::Unavailable => "unavailable",
            Self::Internal { .. } => "internal",
            Self::Network => "network",
        }
    }

    /// The HTTP status that goes with it.
    pub fn status(&self) -> u16 {
        match self {
            Self::Invalid { .. } if self.is_director_only() => 403,
            Self::SignedOut => 401,
            Self::NotConfirmed | Self::ForeignOrigin => 403,
            Self::NotFound => 404,
            Self::Invalid { .. } => 422,
            Self::Method => 405,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::TooMany { .. } => 429,
            Self::Unavailable | Self::Network => 503,
            Self::Internal { .. } => 500,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::Invalid { fields: Vec::new() },
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Network,
            _ => Self::Internal {
                request_id: String::new(),
            },
        }
    }
}
