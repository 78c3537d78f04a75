//! What every request may need.

use std::{path::Path, sync::Arc};

use app::{ports::Ports, shell};
use domain::presentation::Origin;

use crate::{clock::Clock, issuer::Issuer, published::Snapshots, streams::Streams};

/// What every request may need; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The use-cases.
    pub ports: Ports,
    /// Streams of events to open pages.
    pub streams: Arc<Streams>,
    /// The server's clock.
    pub clock: Arc<dyn Clock>,
    /// Names of the built files.
    pub assets: shell::Assets,
    /// Where this installation lives.
    pub origin: Origin,
    /// Whether the demo people exist.
    pub demo: bool,
    /// Its keys, for what is published of them.
    pub issuer: Arc<Issuer>,
    /// The published list of revoked powers of attorney.
    pub snapshots: Arc<Snapshots>,
    /// Where uploaded lists of statuses lie until they are entered.
    pub imports: Arc<Path>,
    /// The certificate of the local authority, PEM, when one is in use.
    pub lan_authority: Option<Arc<str>>,
}

impl AppState {
    /// Name of the session cookie. The `__Host-` prefix binds it to this very host and
    /// https; browsers refuse the prefix over plain http.
    pub fn session_cookie(&self) -> &'static str {
        if self.origin.is_https() {
            "__Host-session"
        } else {
            "session"
        }
    }
}
