//! Streams of events to open pages (Server-Sent Events, WHATWG HTML §9.2): the holder's page
//! hears at once that there is something to look at. What there is it asks for as always, so
//! a stream says nothing to anybody who listens in.

mod sign_in;

use std::{convert::Infallible, sync::Arc, time::Duration};

use app::{error::AppError, ports::Visitor};
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, request::Parts},
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{Stream, stream};
pub use sign_in::sign_in_events;
use tokio::{sync::Semaphore, time::Instant};

use crate::{
    accounts::session,
    checks,
    clock::Clock,
    pages,
    registry::holders,
    signals::{Listener, Signals, Topic},
    state::AppState,
    store::Database,
};

/// There is something to look at.
pub(crate) const LOOK: &str = "look";
/// The session is over; the page need not come again.
pub(crate) const OVER: &str = "over";

/// Between two signs of life: phone networks forget a connection that is silent for half a
/// minute.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// After so long a page opens its stream anew, and its session is asked for then; what ends
/// a session at once is told by a signal.
const LIFETIME: Duration = Duration::from_secs(600);
/// Lifetimes differ by up to so many seconds, or pages that came together (a restart) would
/// come together again.
const SPREAD: u64 = 120;

/// Sessions that are looked up at once. A signal may be for every page there is, and checks
/// need the database as well: those who wait for their turn here take no connection from them.
const LOOKS: usize = 3;

/// Opens streams.
pub struct Streams {
    database: Database,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
    per_account: usize,
    demo: bool,
    looks: Semaphore,
}

impl Streams {
    /// Streams of what `signals` tells, at most `per_account` at once for one account in
    /// this process.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        signals: Arc<dyn Signals>,
        per_account: usize,
        demo: bool,
    ) -> Self {
        Self {
            database,
            clock,
            signals,
            per_account,
            demo,
            looks: Semaphore::new(LOOKS),
        }
    }

    /// Whether a stream of `session` may go on; `None` if nobody knows now.
    async fn is_live(&self, session: &str) -> Option<bool> {
        let _turn = self.looks.acquire().await.ok()?;
        let db = self.database.read();
        let live = session::is_live(db, session, self.demo, self.clock.now()).await;
        live.ok()
    }

    /// Sessions of this account have ended: their streams end now.
    pub(crate) async fn sessions_ended(&self, account: &str) {
        self.signals
            .tell(&Topic::Sessions(account.to_owned()))
            .await;
    }

    /// No stream goes on: the process stops.
    pub(crate) fn close(&self) {
        self.signals.close();
    }

    /// The stream of the holder of this account.
    ///
    /// # Errors
    /// [`AppError::NotFound`] without a Digital ID, and those of [`open`](Self::open).
    async fn open_holder(self: &Arc<Self>, by: &Visitor) -> Result<Watch, AppError> {
        by.confirmed()?;
        let holder = holders::of_account(self.database.read(), &by.account)
            .await?
            .ok_or(AppError::NotFound)?;
        self.open(by, Topic::Holder(holder.number))
    }

    /// The stream of looks at the badges of this account. Whoever shows none hears nothing.
    ///
    /// # Errors
    /// Those of [`open`](Self::open).
    fn open_badge(self: &Arc<Self>, by: &Visitor) -> Result<Watch, AppError> {
        by.confirmed()?;
        self.open(by, Topic::Badge(by.account.clone()))
    }

    /// The stream of what becomes of this account's powers of attorney.
    ///
    /// # Errors
    /// Those of [`open`](Self::open).
    fn open_powers(self: &Arc<Self>, by: &Visitor, phones: Vec<String>) -> Result<Watch, AppError> {
        by.confirmed()?;
        let watch = self.open(by, Topic::Powers(by.account.clone()))?;
        Ok(Watch {
            bearer: Some(Bearer {
                account: by.account.clone(),
                phones,
            }),
            ..watch
        })
    }

    /// A stream of `topic` for as long as this session lives.
    ///
    /// # Errors
    /// [`AppError::TooMany`] with too many open pages: those ask by themselves.
    fn open(self: &Arc<Self>, by: &Visitor, topic: Topic) -> Result<Watch, AppError> {
        let sessions = Topic::Sessions(by.account.clone());
        if self.signals.listeners(&sessions) >= self.per_account {
            return Err(AppError::TooMany { retry_after: 60 });
        }
        // Without randomness all end together, which does no harm.
        let spread = Duration::from_secs(getrandom::u64().unwrap_or_default() % SPREAD);
        Ok(Watch {
            listener: self.signals.subscribe(&[topic, sessions]),
            ends: Instant::now() + LIFETIME + spread,
            session: by.session.clone(),
            bearer: None,
            streams: Arc::clone(self),
            stage: Stage::Opened,
        })
    }
}

/// One open stream.
struct Watch {
    streams: Arc<Streams>,
    listener: Listener,
    session: String,
    /// Whose powers of attorney the events tell of; the others tell of nothing.
    bearer: Option<Bearer>,
    ends: Instant,
    stage: Stage,
}

/// Whose powers of attorney a scanner hears of.
struct Bearer {
    account: String,
    /// Ids of the phones of branches that this browser says it is.
    phones: Vec<String>,
}

enum Stage {
    Opened,
    Listening,
    Over,
}

impl Watch {
    /// The next event; `None` ends the stream.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        let name = match self.stage {
            // Whatever happened before somebody listened.
            Stage::Opened => LOOK,
            Stage::Over => return None,
            Stage::Listening => {
                let heard = tokio::time::timeout_at(self.ends, self.listener.heard());
                if !heard.await.unwrap_or(false) {
                    return None;
                }
                // Nobody is told of anything after signing out.
                match self.streams.is_live(&self.session).await {
                    Some(true) => LOOK,
                    Some(false) => OVER,
                    // The page comes again, and by then the database may be back.
                    None => return None,
                }
            }
        };
        self.stage = if name == OVER {
            Stage::Over
        } else {
            Stage::Listening
        };
        let data = self.data(name).await?;
        Some((Ok(Event::default().event(name).data(data)), self))
    }

    /// What goes with an event: browsers pass it on only if it has data. `None` ends the stream,
    /// and the page comes again.
    async fn data(&self, name: &str) -> Option<String> {
        let Some(bearer) = self.bearer.as_ref().filter(|_| name == LOOK) else {
            return Some("1".to_owned());
        };
        let Streams {
            database, clock, ..
        } = &*self.streams;
        let news = checks::news(
            database.read(),
            &bearer.account,
            &bearer.phones,
            clock.now(),
        )
        .await;
        let news = news.map_err(|error| {
            tracing::warn!(%error, "a scanner is not told of its powers of attorney");
        });
        news.ok()
    }

    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, Self::next)
    }
}

/// `GET /id/events`: what the holder's open page listens to.
pub async fn holder_events(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let opened = match pages::page_of(&state, &parts).visitor() {
        Ok(visitor) => state.streams.open_holder(&visitor).await,
        Err(error) => Err(error),
    };
    answer(&state, parts, opened).await
}

/// `GET /scan/badge/events`: what the open badge of a member of staff listens to.
pub async fn badge_events(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let visitor = pages::page_of(&state, &parts).visitor();
    let opened = visitor.and_then(|visitor| state.streams.open_badge(&visitor));
    answer(&state, parts, opened).await
}

/// `GET /scan/events`: what an open scanner listens to.
pub async fn scanner_events(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let page = pages::page_of(&state, &parts);
    let visitor = match page.visitor() {
        Ok(visitor) => visitor,
        // The one answer after which a browser does not come again (WHATWG HTML §9.2.3).
        Err(_) => return StatusCode::NO_CONTENT.into_response(),
    };
    let opened = state.streams.open_powers(&visitor, page.phones);
    answer(&state, parts, opened).await
}

async fn answer(state: &AppState, parts: Parts, opened: Result<Watch, AppError>) -> Response {
    match opened {
        Ok(watch) => response(watch.events()),
        Err(error) => pages::failure(state, parts, error).await,
    }
}

/// An answer that goes on for as long as `events` do.
fn response(events: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    let signs = KeepAlive::new().interval(SIGN_OF_LIFE);
    let mut response = Sse::new(events).keep_alive(signs).into_response();
    // nginx holds answers back until they are whole, unless told otherwise.
    response.headers_mut().insert(
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    response
}
