//! Getting a Digital ID, from the consent to the operator's word, and what its holder does to it
//! afterwards: on a real database, with every refusal.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod chips;
mod counter;
mod desk;
#[path = "../../app/chip/tests/made/mod.rs"]
mod made;
mod photos;
mod race;
mod settings;
mod steps;
