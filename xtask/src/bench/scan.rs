//! The scanner beside other decoders of the web: zxing-wasm, jsQR and qr.
//!
//! Ours is the module of the site, built and bound as for the site. All run in one Node process,
//! in turn on each frame, from the same RGBA picture to text (`xtask/scan/compare.mjs`); CPU time,
//! so that another load of the machine counts as little as it can, and what is compared are
//! ratios.

mod browser;
mod figures;
mod frames;
mod soak;
mod table;
mod targets;

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::Value;

use self::figures::Figures;
use crate::{cache::Cache, npm, process, site, toolchain, wasm, workspace::Workspace};

#[derive(Args)]
pub(crate) struct ScanArgs {
    /// Frames to measure on: a folder with list.tsv and .y8 or .jpg files; without it some are drawn
    folder: Option<PathBuf>,
    /// JSON instead of a table
    #[arg(long)]
    json: bool,
    /// Who takes part
    #[arg(long, value_delimiter = ',', default_values = DECODERS)]
    decoders: Vec<String>,
    /// Instead: in headless Chromium with the real worker, a frame to its text and a camera to the verdict
    #[arg(long)]
    browser: bool,
    /// Instead: scans so often, one frame after another, and fails if the memory grows
    #[arg(long, value_name = "SCANS")]
    soak: Option<u32>,
    /// Seed of the frames that are drawn
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Ours three times: from RGBA as the others; from the Y plane, as the scanner gets it from a
/// camera; and the module for browsers without vector instructions.
const DECODERS: [&str; 6] = [OURS, "ours-luma", "ours-plain", RIVAL, "jsQR", "qr"];
const OURS: &str = "ours";
/// Who the targets are about.
const RIVAL: &str = "zxing-wasm";

pub(crate) fn run(workspace: &Workspace, args: &ScanArgs) -> Result<()> {
    for name in &args.decoders {
        ensure!(
            DECODERS.contains(&name.as_str()),
            "there is no decoder {name}; there are {}",
            DECODERS.join(", ")
        );
    }
    if args.browser {
        return browser::run(workspace, args.json);
    }
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => frames::draw(workspace, args.seed)?,
    };
    build_modules(workspace)?;
    npm::ensure_packages(&workspace.decoders())?;
    if let Some(scans) = args.soak {
        return soak::run(workspace, &folder, scans);
    }
    let mut command = Command::new("node");
    command
        .arg(workspace.decoders().join("compare.mjs"))
        .args([&folder, &workspace.scan_bench()])
        .arg(args.decoders.join(","));
    let lines = process::output(&mut command)?;
    let measured: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).context("the comparison printed no JSON"))
        .collect::<Result<_>>()?;
    let figures = Figures::of(&args.decoders, &measured)?;
    if args.json {
        println!("{}", figures.json());
        return Ok(());
    }
    table::print(&figures);
    targets::print(&figures);
    Ok(())
}

/// The modules of the site, as files that Node loads.
fn build_modules(workspace: &Workspace) -> Result<()> {
    toolchain::ensure_wasm_target(workspace)?;
    let cache = Cache::open(workspace.cache())?;
    let folder = workspace.scan_bench();
    fs::create_dir_all(&folder).context("cannot create the folder of the bench")?;
    // Beside the islands, as for the site: nothing is compiled for the bench alone.
    let [_, _, worker] = wasm::build(workspace, ["frontend", "goods", "worker"], &cache)?;
    let twin = site::worker_simd(workspace, &cache)?;
    for (name, module) in [("worker", worker), ("worker-simd", twin)] {
        fs::write(folder.join(name).with_extension("mjs"), module.js)?;
        fs::write(folder.join(name).with_extension("wasm"), module.wasm)?;
    }
    Ok(())
}
