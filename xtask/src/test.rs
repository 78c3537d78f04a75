//! `cargo xtask test`.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{
    binary, checks, journeys, report::Report, site, size, tree, unit, workspace::Workspace,
};

#[derive(Args)]
pub(crate) struct TestArgs {
    /// One part only
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// Further arguments for `cargo test` or `playwright test`
    #[arg(last = true, requires = "only", value_name = "ARGS")]
    rest: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Formatting, clippy, the architecture, the size of what browsers load
    Checks,
    /// Unit, property and store tests
    Unit,
    /// The browser, against the real binary
    Journeys,
}

const NO_SITE: &str = "there is no site to look at";
const NO_BINARY: &str = "there is no binary to try";

/// Runs everything, even after a failure, as far as that makes sense.
///
/// The site comes before the unit tests, because the server embeds it: the other way round the
/// server would be compiled twice, and its tests would see pages without assets.
pub(crate) fn test(workspace: &Workspace, args: &TestArgs) -> Result<ExitCode> {
    let wants = |part| args.only.is_none_or(|only| only == part);
    let mut report = Report::default();

    if wants(Part::Checks) {
        report.check("formatting", || checks::formatting(workspace));
        report.check("architecture", || tree::check(workspace));
        report.check("clippy", || checks::clippy_native(workspace));
        report.check("clippy islands (wasm)", || {
            checks::clippy_wasm(workspace, &["frontend", "frontend-staff"])
        });
        report.check("clippy worker (wasm)", || {
            checks::clippy_wasm(workspace, &["goods", "worker"])
        });
        report.check("clippy worker-simd (wasm)", || {
            checks::clippy_wasm(workspace, &["goods", "worker-simd"])
        });
    }
    let has_site = report.check("site", || site::build(workspace));
    if wants(Part::Checks) {
        match has_site {
            true => _ = report.check("size", || size::check(workspace)),
            false => report.skip("size", NO_SITE),
        }
    }
    if wants(Part::Unit) {
        report.suite("cargo test", || unit::run(workspace, &args.rest));
    }
    if wants(Part::Journeys) {
        match has_site
            .then(|| build_binary(workspace, &mut report))
            .flatten()
        {
            Some(binary) => {
                report.suite("journeys", || journeys::run(workspace, &binary, &args.rest));
            }
            None => report.skip("journeys", NO_BINARY),
        }
    }

    Ok(if report.conclude() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn build_binary(workspace: &Workspace, report: &mut Report) -> Option<std::path::PathBuf> {
    let mut built = None;
    report.check("binary", || {
        built = Some(binary::build(workspace, false)?);
        Ok(())
    });
    built
}
