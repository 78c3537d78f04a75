//! What every page knows of the request it answers.

#[cfg(not(target_arch = "wasm32"))]
mod address;

use domain::presentation::Origin;
use leptos::prelude::*;
use time::Date;

use crate::{
    error::AppError,
    forms::Submission,
    islands::scanner::habits::Habits,
    ports::{Language, Ports, Visitor},
};

#[cfg(not(target_arch = "wasm32"))]
pub use self::address::{organization_in_path, path_value};

/// The request as far as pages need it; provided by the server for each rendering.
#[derive(Clone, Debug)]
pub struct Page {
    /// Language of the person.
    pub language: Language,
    /// Who is signed in.
    pub visitor: Option<Visitor>,
    /// The server's clock, Unix seconds.
    pub now: i64,
    /// Where this installation lives.
    pub origin: Origin,
    /// Path of the request, without the query.
    pub path: String,
    /// The query as it came, without the question mark.
    pub query: String,
    /// Id of the request, as in the log.
    pub request_id: String,
    /// How this device scans.
    pub habits: Habits,
    /// Whether the demo people exist.
    pub demo: bool,
    /// Ids of the phones of branches that this browser says it is, by its cookie.
    pub phones: Vec<String>,
    /// A form that was refused and is shown again.
    pub submission: Option<Submission>,
    /// Whether the password is asked for before the form in `submission` does anything.
    pub asks_password: bool,
    /// Set when the request was refused before any page was reached.
    pub failure: Option<AppError>,
}

/// The photo beside the answer that a page is rendered with, as a `data:` address; on no other page.
#[derive(Clone, Debug)]
pub struct HolderPhoto(pub String);

impl Page {
    /// The page being rendered. Outside a rendering (which the server never does) it is an
    /// empty Russian page.
    pub fn current() -> Self {
        use_context::<Self>().unwrap_or_else(Self::empty)
    }

    fn empty() -> Self {
        #[expect(
            clippy::expect_used,
            reason = "a literal that a test of `Origin` covers"
        )]
        let origin = Origin::parse("http://localhost").expect("literal");
        Self {
            language: Language::default(),
            visitor: None,
            now: 0,
            origin,
            path: String::new(),
            query: String::new(),
            request_id: String::new(),
            habits: Habits::default(),
            demo: false,
            phones: Vec::new(),
            submission: None,
            asks_password: false,
            failure: None,
        }
    }

    /// Who is signed in, or [`AppError::SignedOut`].
    pub fn visitor(&self) -> Result<Visitor, AppError> {
        self.visitor.clone().ok_or(AppError::SignedOut)
    }

    /// Today in Moscow.
    pub fn today(&self) -> Date {
        domain::moscow::day(self.now).unwrap_or(Date::MIN)
    }

    /// The value of `name` in the query, percent-decoded; the first one counts.
    pub fn query_value(&self, name: &str) -> Option<String> {
        crate::forms::Fields::parse(self.query.as_bytes())
            .ok()
            .and_then(|fields| fields.first(name).map(str::to_owned))
    }
}

/// The ports; [`AppError::Internal`] outside a rendering.
pub fn ports() -> Result<Ports, AppError> {
    use_context::<Ports>().ok_or(AppError::Internal {
        request_id: Page::current().request_id,
    })
}
