//! The two commands of the README, `run` and `test`, and the build behind them.
//!
//! No tool beyond Rust itself is needed to build: the WASM modules go through wasm-bindgen as a
//! library of the version in `Cargo.lock`, and the server embeds what `target/site` holds.

mod bench;
mod binary;
mod cache;
mod cargo;
mod checks;
mod chromium;
mod compress;
mod debian;
mod journeys;
mod npm;
mod process;
mod report;
mod run;
mod site;
mod size;
mod test;
mod toolchain;
mod tree;
mod unit;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{bench::Bench, run::RunArgs, test::TestArgs, workspace::Workspace};

/// Builds, runs and tests Digital ID.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything: both WASM modules, the site and the one binary
    Build {
        /// Optimise the server as well (the WASM modules always are)
        #[arg(long)]
        release: bool,
    },
    /// Build, then serve with demo people
    Run(RunArgs),
    /// Measure
    Bench {
        #[command(subcommand)]
        bench: Bench,
    },
    /// Run every check, test and journey; the last line says how many passed and failed
    Test(TestArgs),
}

fn main() -> ExitCode {
    match dispatch(&Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &Command) -> Result<ExitCode> {
    let workspace = Workspace::locate()?;
    match command {
        Command::Build { release } => {
            let binary = build(&workspace, *release)?;
            println!("binary: {}", binary.display());
            Ok(ExitCode::SUCCESS)
        }
        Command::Run(args) => run::run(&workspace, args),
        Command::Bench { bench } => bench::bench(&workspace, bench),
        Command::Test(args) => test::test(&workspace, args),
    }
}

/// The site first, then the server, which embeds it.
///
/// In a fresh clone nearly all of the time goes into other people's crates, and a single one
/// of them keeps a core idle now and then: both are compiled side by side.
fn build(workspace: &Workspace, release: bool) -> Result<std::path::PathBuf> {
    if site::is_there(workspace) {
        site::build(workspace)?;
    } else {
        std::thread::scope(|scope| {
            // What the server is made of waits for each other towards the end and would leave a
            // core idle. So it goes first, and the site takes what it leaves.
            let site = scope.spawn(|| {
                process::give_way();
                site::build(workspace)
            });
            binary::compile_ahead(workspace, release);
            site.join()
                .map_err(|_| anyhow::anyhow!("building the site panicked"))?
        })?;
    }
    binary::build(workspace, release)
}
