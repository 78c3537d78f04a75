//! The server: configuration, router, layers, and the adapters behind the ports of `app`.
//!
//! | looking for | module |
//! |---|---|
//! | a command of the binary | [`commands`] |
//! | an address that is no page | [`router`] |
//! | what happens to every request | [`layers`] |
//! | what a form does | [`forms`] |
//! | who may do what, in SQL | `accounts`, `badges`, `certificates`, `checks`, `complaints`, `confirmations`, `drafts`, `enrolment`, `exports`, `families`, `figures`, `id_settings`, `imports`, `issuer_keys`, `kiosks`, `leadership`, `once`, `organizations`, `papers`, `phone_sign_ins`, `photo_desk`, `powers`, `presentations`, `registration`, `registry`, `reminders`, `retention`, `sources`, `tills`, `training`, `wallet`, `watch` |
//! | what became of powers of attorney, provably | [`audit`] |
//! | tables | [`store`] |

// Pages are rendered here, and a page's type nests as deep as its markup.
#![recursion_limit = "512"]

pub mod accounts;
mod api_keys;
pub mod application;
pub mod assets;
pub mod audit;
pub mod badges;
pub mod batches;
pub mod biometrics;
pub mod branches;
pub mod certificates;
pub mod checks;
pub mod clock;
pub mod commands;
pub mod complaints;
pub mod config;
pub mod confirmations;
pub mod demo;
pub mod documents;
pub mod downloads;
pub mod drafts;
pub mod enrolment;
pub mod exports;
pub mod families;
pub mod figures;
pub mod forms;
pub mod holder_devices;
pub mod http_client;
pub mod id_settings;
pub mod imports;
pub mod invitations;
pub mod issuer;
pub mod issuer_keys;
pub mod kiosks;
pub mod lan;
pub mod layers;
pub mod leadership;
pub mod mail;
pub mod once;
pub mod organizations;
pub mod pages;
pub mod papers;
pub mod phone_sign_ins;
pub mod photo_desk;
pub mod photos;
pub mod powers;
pub mod presentations;
mod problem;
pub mod published;
pub mod pushed;
pub mod pwa;
pub mod receipts;
pub mod registration;
pub mod registry;
pub mod reminders;
pub mod retention;
pub mod router;
pub mod show_pins;
pub mod signals;
pub mod signatory;
pub mod sources;
pub mod state;
pub mod store;
pub mod streams;
pub mod texts;
pub mod till_api;
pub mod tills;
pub mod training;
pub mod wallet;
pub mod watch;
