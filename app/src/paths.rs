//! Every address, spelled once.

mod branches;
mod cabinet;
mod confirmations;
mod desk;
mod devices;
mod door;
mod enrolment;
mod family;
mod once;
mod registration;
mod show_pin;
mod sign_in;
mod sources;
mod tills;
mod training;
mod wallet;

use domain::scenario::Scenario;

pub use self::{
    branches::*, cabinet::*, confirmations::*, desk::*, devices::*, door::*, enrolment::*,
    family::*, once::*, registration::*, show_pin::*, sign_in::*, sources::*, tills::*,
    training::*, wallet::*,
};

/// The landing page.
pub const HOME: &str = "/";
/// Sign-in, form and target.
pub const SIGN_IN: &str = "/sign-in";
/// One-click sign-in of a demo person (POST).
pub const SIGN_IN_DEMO: &str = "/sign-in/demo";
/// Sign-out (POST).
pub const SIGN_OUT: &str = "/sign-out";
/// Asks before a sign-out wipes checks that wait to be sent.
pub const UNSENT: &str = "/account/unsent";
/// Choice of the language (POST).
pub const LANGUAGE: &str = "/language";
/// One's own sessions.
pub const ACCOUNT: &str = "/account";
/// Ends one session (POST).
pub const END_SESSION: &str = "/account/sessions/end";
/// Answers an invitation to become staff (POST).
pub const ANSWER_INVITATION: &str = "/account/invitations";
/// Ends all other sessions (POST).
pub const END_OTHER_SESSIONS: &str = "/account/sessions/end-others";
/// Why an account that is not confirmed can do little.
pub const CONFIRM: &str = "/confirm";

/// The citizen portal.
pub const ID: &str = "/id";
/// The holder's own photo.
pub const ID_PHOTO: &str = "/id/photo";
/// The holder's own history.
pub const ID_HISTORY: &str = "/id/history";
/// What the holder's open page listens to.
pub const ID_EVENTS: &str = "/id/events";
/// Answer to a request for identity without JavaScript (POST).
pub const ID_ANSWER: &str = "/id/answer";
/// Its static shell, which the service worker keeps for a place without a network.
pub const ID_OFFLINE: &str = "/id/offline";
/// Its service worker; the scope is [`ID`].
pub const ID_SERVICE_WORKER: &str = "/id/sw.js";
/// Web app manifest of the citizen portal.
pub const ID_MANIFEST: &str = "/id/manifest.webmanifest";

/// The scanner.
pub const SCAN: &str = "/scan";
/// Its static shell, which the service worker keeps for a start without a network.
pub const SCAN_OFFLINE: &str = "/scan/offline";
/// The badge of who checks (`?organization=…`).
pub const SCAN_BADGE: &str = "/scan/badge";
/// What the open scanner listens to.
pub const SCAN_EVENTS: &str = "/scan/events";
/// What the open badge listens to.
pub const SCAN_BADGE_EVENTS: &str = "/scan/badge/events";
/// Web app manifest of the scanner.
pub const SCAN_MANIFEST: &str = "/scan/manifest.webmanifest";
/// What one has checked lately oneself.
pub const SCAN_SHIFT: &str = "/scan/shift";
/// How this device scans.
pub const SCAN_SETTINGS: &str = "/scan/settings";
/// Its service worker; the scope is [`SCAN`].
pub const SCAN_SERVICE_WORKER: &str = "/scan/sw.js";

/// Choice among the organizations a person directs.
pub const ORGANIZATIONS: &str = "/org";
/// The registry desk.
pub const REGISTRY: &str = "/registry";
/// Complaints, at the registry desk.
pub const REGISTRY_COMPLAINTS: &str = "/registry/complaints";
/// The same as CSV.
pub const REGISTRY_COMPLAINTS_CSV: &str = "/registry/complaints.csv";
/// Documents that wait for the operator.
pub const REGISTRY_DOCUMENTS: &str = "/registry/documents";
/// The certificate by which signatures of documents are verified.
pub const DOCUMENT_AUTHORITY: &str = "/poa/authority.pem";
/// What any phone camera opens.
pub const PUBLIC_CODE: &str = "/v";
/// What any phone camera opens when it sees a badge; a form as well.
pub const PUBLIC_BADGE: &str = "/b";
/// The portal's own way to look at a badge: with a camera.
pub const ID_CHECK: &str = "/id/check";
/// Where anyone may look up a power of attorney by its number.
pub const PUBLIC_POWERS: &str = "/poa";
/// What a visitor does, step by step.
pub const GUIDE: &str = "/guide";
/// Where anyone may read a receipt.
pub const RECEIPT: &str = "/receipt";
/// Where anyone may ask what a signed list of checks is worth; also the form.
pub const VERIFY: &str = "/verify";
/// The issuer's keys as a JSON Web Key set.
pub const JWKS: &str = "/.well-known/jwks.json";
/// The signed list of the issuer's keys.
pub const TRUST_LIST: &str = "/api/v1/trust-list";
/// The signed list of revoked powers of attorney.
pub const SNAPSHOT: &str = "/api/v1/snapshot";
/// How far the log of powers of attorney has come, signed.
pub const CHECKPOINT: &str = "/api/v1/checkpoint";
/// The same of the log of the registry.
pub const REGISTRY_CHECKPOINT: &str = "/api/v1/checkpoint/registry";
/// The same of the history of families.
pub const FAMILY_CHECKPOINT: &str = "/api/v1/checkpoint/families";
/// Whether the process lives.
pub const HEALTH: &str = "/healthz";

/// Pages that service workers keep: there is nobody's data in them.
pub const SHELLS: [&str; 2] = [ID_OFFLINE, SCAN_OFFLINE];

/// The service worker of the face that `path` belongs to, and its scope.
pub fn service_worker(path: &str) -> Option<(&'static str, &'static str)> {
    [(ID_SERVICE_WORKER, ID), (SCAN_SERVICE_WORKER, SCAN)]
        .into_iter()
        .find(|(_, scope)| {
            path.strip_prefix(scope)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
}

/// What is shown at `path`.
pub fn shown_scenario(path: &str) -> Option<Scenario> {
    let key = path.strip_prefix("/id/show/")?;
    Scenario::from_key(&key.replace("%3A", ":"))
}

/// The showing of one scenario.
pub fn show(scenario: Scenario) -> String {
    format!("/id/show/{scenario}")
}

/// One check of the holder's own, and the complaint about it.
pub fn complaint(check: &str) -> String {
    format!("/id/history/{check}/complaint")
}

/// Takes the complaint back (POST; GET shows it).
pub fn withdraw_complaint(check: &str) -> String {
    format!("/id/history/{check}/complaint/withdraw")
}

/// What is behind a link that invites.
pub fn invitation(secret: &str) -> String {
    format!("/invite/{secret}")
}

/// Accepts or refuses a document (POST).
pub fn decide_document(number: &str) -> String {
    format!("/registry/documents/{number}/decide")
}

/// Hands one's own power of attorney over (GET and POST).
pub fn hand_over(number: &str) -> String {
    format!("/scan/powers/{number}/hand-over")
}

/// The receipt of a check that one has made.
pub fn scan_receipt(check: &str) -> String {
    format!("/scan/receipts/{check}")
}

/// The holder's receipt of a check.
pub fn id_receipt(check: &str) -> String {
    format!("/id/receipts/{check}")
}

/// The public page of a receipt.
pub fn receipt(text: &str) -> String {
    format!("/receipt/{text}")
}

/// The same as a file.
pub fn receipt_file(text: &str) -> String {
    format!("/receipt/{text}/file")
}

/// One complaint at the registry desk.
pub fn registry_complaint(check: &str) -> String {
    format!("/registry/complaints/{check}")
}

/// One holder at the registry desk.
pub fn registry_holder(number: u64) -> String {
    format!("/registry/holders/{number}")
}

/// The public page of a power of attorney.
pub fn public_power(number: &str) -> String {
    format!("/poa/{number}")
}

/// The sign-in page that leads on to `next` afterwards.
pub fn sign_in_then(next: &str) -> String {
    with_query(SIGN_IN, &[("next", next)])
}

/// `path` with the given query; values that are empty are left out.
pub fn with_query(path: &str, values: &[(&str, &str)]) -> String {
    let query: Vec<_> = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
