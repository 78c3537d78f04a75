//! The Playwright journeys of `end2end/`, against the real binary.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{chromium, npm, process, report::Tally, workspace::Workspace};

pub(crate) fn run(workspace: &Workspace, binary: &Path, args: &[String]) -> Result<Tally> {
    let folder = workspace.journeys();
    ensure!(
        folder.join("package-lock.json").is_file(),
        "there are no journeys: {} has no package-lock.json",
        folder.display()
    );
    npm::ensure_packages(&folder)?;
    let chromium = chromium::ensure()?;

    let report = workspace.journeys_report();
    // What an earlier run left must not be taken for the result of this one.
    _ = fs::remove_file(&report);
    let mut command = Command::new("npx");
    command
        .current_dir(&folder)
        .args(["--no-install", "playwright", "test", "--reporter=list,json"])
        .args(args)
        .env("DIGITAL_ID_BIN", binary)
        .env("CHROMIUM", &chromium)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    let outcome = process::run(&mut command);

    let json = fs::read(&report).context("Playwright left no report");
    let mut tally = match (&outcome, json) {
        (_, Ok(json)) => tally(&json)?,
        // Without a report, its exit code is the better explanation.
        (Err(_), Err(_)) => Tally::default(),
        (Ok(()), Err(error)) => return Err(error),
    };
    if let Err(error) = outcome
        && tally.failed == 0
    {
        println!("{error:#}: counted as one failure");
        tally.failed = 1;
    }
    Ok(tally)
}

/// Reads the counts of Playwright's JSON report. One that passed at a second try has passed, but
/// is named in its list.
fn tally(json: &[u8]) -> Result<Tally> {
    let report: Value = serde_json::from_slice(json).context("reading Playwright's report")?;
    let stats = report
        .get("stats")
        .context("Playwright's report has no statistics")?;
    let count = |name: &str| stats.get(name).and_then(Value::as_u64).unwrap_or(0);
    Ok(Tally {
        passed: count("expected") + count("flaky"),
        failed: count("unexpected"),
        skipped: count("skipped"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_counts_of_playwright() {
        let json = br#"{"stats":{"expected":9,"unexpected":1,"flaky":1,"skipped":2}}"#;
        assert_eq!(
            tally(json).unwrap(),
            Tally {
                passed: 10,
                failed: 1,
                skipped: 2
            }
        );
        assert!(tally(b"{}").is_err());
    }
}
