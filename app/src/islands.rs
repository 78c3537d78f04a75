//! What moves: each island is one screen part with its own state, in a file or folder of
//! its own. Texts come in as props, translated on the server.
//!
//! Citizens and staff load a module each. An island lives in the one its body asks for
//! (`module::of_citizens`, `module::of_staff`); in the other it is a name that does nothing,
//! and all its code is left out by the linker.

mod badge;
mod clock;
mod device;
mod look;
mod module;
pub mod reader;
pub mod scanner;
pub mod show;
mod stage;
mod texts;

pub use badge::{Badge, Setting as BadgeSetting};
pub use look::LookAtBadge;
pub use reader::{BadgeReader, Setting as ReaderSetting};
pub use scanner::Scanner;
pub use show::{Show, ShowHeld};
pub use stage::{Facts, told};
