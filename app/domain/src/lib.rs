//! The rules of Digital ID, pure: no I/O, no clock, no randomness.
//!
//! Everything here is a function of its arguments, so the same code decides on the
//! server, in the scanner's worker and in the tests. Time comes in as Unix seconds,
//! keys as values, statuses as slices.
//!
//! | question | module |
//! |---|---|
//! | what can be asked | [`scenario`], [`status`] |
//! | who is shown | [`holder`] |
//! | who may have a Digital ID, and from what | [`enrolment`], [`passport`], [`photo`] |
//! | who confirms an account beside the desk | [`confirmation`] |
//! | what a holder agrees to | [`consent`] |
//! | what a code is kept behind | [`show_pin`] |
//! | what the code says | [`presentation`] |
//! | who may ask | [`power`] |
//! | who may do what in a cabinet | [`director`] |
//! | what the answer is | [`outcome`] |
//! | how far the log of powers of attorney has come | [`checkpoint`] |
//! | what everything signed is wrapped in | [`signed`] |
//! | proof of a check | [`receipt`] |
//! | what is given once a day | [`once`] |
//! | who checks the checker | [`badge`] |
//! | cards of others | [`card`] |
//! | a large family, and its code for years | [`family`], [`region`], [`certificate`] |
//! | what can be known without a network | [`trust_list`], [`snapshot`] |
//! | what can be said without a network | [`offline`] |
//! | what a code is that is not ours | [`foreign`] |
//! | numbers with control digits | [`identifiers`] |
//! | which checks a director should look at | [`watch`] |
//! | that a request comes from an enrolled device | [`device`] |
//! | that a phone signs a browser in | [`sign_in`] |
//! | how people become staff | [`staffing`] |
//! | what staff have practised | [`training`] |
//! | when somebody is reminded of what ends | [`reminder`] |
//! | how long what is kept | [`retention`] |
//! | days in Moscow | [`moscow`] |
//! | the pair both screens show | [`words`] |
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod badge;
pub mod card;
mod catalogue;
pub mod certificate;
pub mod checkpoint;
mod claims;
pub mod confirmation;
pub mod consent;
pub mod device;
pub mod director;
pub mod enrolment;
pub mod family;
pub mod foreign;
pub mod holder;
pub mod identifiers;
pub mod moscow;
pub mod offline;
pub mod once;
pub mod outcome;
pub mod passport;
pub mod photo;
pub mod power;
pub mod presentation;
pub mod receipt;
pub mod region;
pub mod reminder;
pub mod retention;
pub mod scenario;
pub mod show_pin;
pub mod sign_in;
pub mod signed;
pub mod snapshot;
pub mod staffing;
pub mod status;
pub mod training;
pub mod trust_list;
pub mod watch;
pub mod words;
