//! `digital-id`: one binary, everything inside.

use std::process::ExitCode;

use clap::Parser as _;

/// What `cargo xtask build` has built for browsers.
#[derive(rust_embed::Embed)]
#[folder = "../target/site"]
struct Site;

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    server::assets::embed(<Site as rust_embed::Embed>::get);
    server::commands::run(server::config::Cli::parse()).await
}
