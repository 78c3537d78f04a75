//! Getting a Digital ID, from the consent to the operator's word, and what its holder does to it
//! afterwards: on a real database, with every refusal.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

#[path = "../../app/chip/tests/made/mod.rs"]
mod made;
mod stage;
mod support;

mod enrolment {
    mod chips;
    mod counter;
    mod desk;
    mod photos;
    mod race;
    mod settings;
    mod steps;
}
