//! The scanner where it is used: in a browser, with its worker, a camera and a server.

use std::{fs, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;

use super::figures::share;
use crate::{chromium, npm, process, workspace::Workspace};

/// Runs `end2end/bench` in headless Chromium and prints median and 95th percentile.
pub(super) fn run(workspace: &Workspace, json: bool) -> Result<()> {
    let binary = crate::build(workspace, false)?;
    let folder = workspace.journeys();
    npm::ensure_packages(&folder)?;
    let output = workspace.scan_bench().join("browser.json");
    fs::create_dir_all(workspace.scan_bench()).context("cannot create the folder of the bench")?;
    let mut command = Command::new("npx");
    command
        .current_dir(&folder)
        .args(["--no-install", "playwright", "test"])
        .args(["--config", "bench/playwright.config.ts"])
        .env("DIGITAL_ID_BIN", &binary)
        .env("CHROMIUM", chromium::ensure()?)
        .env("BENCH_OUTPUT", &output);
    // Standard output belongs to the figures.
    eprint!("{}", process::output(&mut command)?);
    let text = fs::read_to_string(&output).context("the bench left no figures")?;
    if json {
        println!("{text}");
        return Ok(());
    }
    let measured: Value = serde_json::from_str(&text).context("its figures are no JSON")?;
    for (name, what) in [("frames", "frame to text"), ("checks", "camera to verdict")] {
        let mut times: Vec<f64> = measured
            .get(name)
            .and_then(Value::as_array)
            .with_context(|| format!("no figures of {what}"))?
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        times.sort_by(f64::total_cmp);
        let at = |part| share(&times, part).unwrap_or(f64::NAN);
        println!(
            "{what:<18} {:>4} times: median {:.1} ms, 95th percentile {:.1} ms",
            times.len(),
            at(0.5),
            at(0.95)
        );
    }
    Ok(())
}
