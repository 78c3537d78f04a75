//! The server: configuration, router, layers, and the adapters behind the ports of `app`.
//!
//! | looking for | module |
//! |---|---|
//! | a command of the binary | [`commands`] |
//! | an address that is no page | [`router`] |
//! | what happens to every request | [`layers`] |
//! | what a form does | [`forms`] |
//! | who may do what, in SQL | `accounts`, `presentations`, `checks`, `badges`, `complaints`, `exports`, `figures`, `imports`, `leadership`, `papers`, `powers`, `registry`, `reminders`, `watch` |
//! | what became of powers of attorney, provably | [`audit`] |
//! | tables | [`store`] |

// Pages are rendered here, and a page's type nests as deep as its markup.
#![recursion_limit = "512"]

pub mod accounts;
pub mod application;
pub mod assets;
pub mod audit;
pub mod badges;
pub mod batches;
pub mod checks;
pub mod clock;
pub mod commands;
pub mod complaints;
pub mod config;
pub mod demo;
pub mod documents;
pub mod downloads;
pub mod exports;
pub mod figures;
pub mod forms;
pub mod imports;
pub mod invitations;
pub mod issuer;
pub mod lan;
pub mod layers;
pub mod leadership;
pub mod mail;
pub mod pages;
pub mod papers;
pub mod powers;
pub mod presentations;
pub mod published;
pub mod pwa;
pub mod receipts;
pub mod registry;
pub mod reminders;
pub mod router;
pub mod signals;
pub mod signatory;
pub mod state;
pub mod store;
pub mod streams;
pub mod texts;
pub mod watch;
