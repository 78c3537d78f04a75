//! What moves: each island is one screen part with its own state, in a file or folder of
//! its own. Texts come in as props, translated on the server.
//!
//! There are two modules: one of the scanner alone, which a door waits for, and one of every other
//! page. An island lives in the one its body asks for (`module::wake_staff`,
//! `module::wake_citizens`); in the other it is a name that does nothing, and all its code is left
//! out by the linker.
//!
//! What talks to the browser (`engine`, `browser`, `vault`, …) is compiled for browsers alone. A
//! server knows the islands by name, and draws with their machines.

mod badge;
mod clock;
#[cfg(target_arch = "wasm32")]
mod database;
#[cfg(target_arch = "wasm32")]
mod device;
#[cfg(target_arch = "wasm32")]
mod device_key;
mod enrol_phone;
mod look;
#[cfg(target_arch = "wasm32")]
mod module;
mod preview;
pub mod reader;
pub mod scanner;
pub mod self_test;
pub mod show;
mod stage;
mod texts;
#[cfg(target_arch = "wasm32")]
mod webcrypto;

pub use badge::{Badge, Setting as BadgeSetting};
pub use enrol_phone::{EnrolPhone, Setting as EnrolPhoneSetting};
pub use look::LookAtBadge;
pub use preview::PicturePreview;
pub use reader::{BadgeReader, Setting as ReaderSetting};
pub use scanner::Scanner;
pub use self_test::SelfTest;
pub use show::{Show, ShowHeld};
pub use stage::{Facts, told};
