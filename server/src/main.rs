//! `digital-id`: one binary, everything inside.

use clap::Parser as _;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    server::commands::run(server::config::Cli::parse()).await
}
