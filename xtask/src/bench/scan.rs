//! The scanner beside other decoders of the web: zxing-wasm, jsQR and qr.
//!
//! Ours is the module of the site, built and bound as for the site. All run in one Node process,
//! in turn on each frame, from the same RGBA picture to text (`xtask/scan/compare.mjs`); CPU time,
//! so that another load of the machine counts as little as it can, and what is compared are
//! ratios.

mod figures;
mod frames;
mod table;
mod targets;

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::Value;

use self::figures::Figures;
use crate::{cache::Cache, npm, process, toolchain, wasm, workspace::Workspace};

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
    /// Seed of the frames that are drawn
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Ours twice: from RGBA as the others, and from the Y plane, as the scanner gets it from a camera.
const DECODERS: [&str; 5] = [OURS, "ours-luma", RIVAL, "jsQR", "qr"];
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
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => frames::draw(workspace, args.seed)?,
    };
    let (js, wasm) = module(workspace)?;
    npm::ensure_packages(&workspace.decoders())?;
    let mut command = Command::new("node");
    command
        .arg(workspace.decoders().join("compare.mjs"))
        .args([&folder, &js, &wasm])
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

/// The module of the site, as two files that Node loads.
fn module(workspace: &Workspace) -> Result<(PathBuf, PathBuf)> {
    toolchain::ensure_wasm_target(workspace)?;
    let module = wasm::build(workspace, "worker", None, &Cache::open(workspace.cache())?)?;
    let folder = workspace.scan_bench();
    fs::create_dir_all(&folder).context("cannot create the folder of the bench")?;
    let (js, wasm) = (folder.join("worker.mjs"), folder.join("worker.wasm"));
    fs::write(&js, module.js)?;
    fs::write(&wasm, module.wasm)?;
    Ok((js, wasm))
}
