//! What moves: each island is one screen part with its own state, in a file or folder of
//! its own. Texts come in as props, translated on the server.

pub mod scanner;
pub mod show;
mod stage;
mod texts;

pub use scanner::Scanner;
pub use show::Show;
pub use stage::{Facts, told};
