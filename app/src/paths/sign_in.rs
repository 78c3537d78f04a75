/// Asks for a code with which a phone signs this browser in (POST), shows it (GET).
pub const SIGN_IN_CODE: &str = "/sign-in/code";
/// What the page that shows it listens to.
pub const SIGN_IN_CODE_EVENTS: &str = "/sign-in/code/events";
/// Takes the session that the phone has allowed (POST).
pub const SIGN_IN_CODE_ENTER: &str = "/sign-in/code/enter";

/// What the phone opens: the question whether to sign that browser in.
pub fn sign_in_question(code: &str) -> String {
    format!("/q/{code}")
}
