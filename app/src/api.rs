//! What islands may ask the server: each function takes its port from the context, calls
//! it and hands the result on. No rules here.
//!
//! Addresses are fixed (`/api/…`) and do not depend on where the program was built.

mod badges;
mod checks;
mod devices;
mod late;
mod presentations;
mod status;

pub use badges::*;
pub use checks::*;
pub use devices::*;
pub use late::*;
pub use presentations::*;
pub use status::{redirect, refresh_after, set_status};
