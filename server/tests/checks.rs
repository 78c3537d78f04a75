//! The port `Checks` on a real database.

mod stage;
mod support;

mod checks {
    mod authority;
    mod idempotency;
    mod identity;
    mod journal;
    mod outcomes;
    mod privacy;
    mod single_use;
    mod typed;
}
