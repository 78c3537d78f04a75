//! `cargo xtask bench`: figures of the whole, on the machine at hand.

mod codes;
mod http;
mod import;
mod scan;
mod streams;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use crate::workspace::Workspace;

/// What can be measured.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Issuing and verifying codes, beside bare Ed25519
    Codes(codes::CodesArgs),
    /// Entering a list of statuses: rows a second, and memory
    Import(import::ImportArgs),
    /// The scanner beside other decoders, on the same pictures in one process
    Scan(scan::ScanArgs),
    /// Open pages that listen: memory of each, and how soon all of them hear
    Streams(streams::StreamsArgs),
    /// The client of `streams`, which starts it by itself
    #[command(hide = true)]
    Listen(streams::ListenArgs),
}

pub(crate) fn bench(workspace: &Workspace, bench: &Bench) -> Result<ExitCode> {
    match bench {
        Bench::Codes(args) => codes::run(workspace, args)?,
        Bench::Import(args) => import::run(workspace, args)?,
        Bench::Scan(args) => scan::run(workspace, args)?,
        Bench::Streams(args) => streams::run(workspace, args)?,
        Bench::Listen(args) => streams::listen(args)?,
    }
    Ok(ExitCode::SUCCESS)
}
