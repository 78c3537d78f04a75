//! Makes cargo look at the site.
//!
//! rust-embed names each file that it embeds, so cargo sees changed and removed ones, but not one
//! that was only added. Hence the folder itself is watched.

use std::{fs, io};

const SITE: &str = "../target/site";

fn main() -> io::Result<()> {
    // A missing folder would be a compile error, and a clean clone has none. Without a site the
    // server compiles; it says at its start what is missing.
    fs::create_dir_all(SITE)?;
    println!("cargo:rerun-if-changed={SITE}");
    Ok(())
}
