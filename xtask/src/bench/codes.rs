//! How fast codes are issued and verified, beside bare Ed25519 in the same run.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};
use clap::Args;
use serde_json::{Value, json};

use crate::{
    cargo::{self, WASM},
    process, toolchain,
    workspace::Workspace,
};

#[derive(Args)]
pub(crate) struct CodesArgs {
    /// One line of JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// Microseconds for each piece of work, by the names of the example.
struct Micros(Value);

impl Micros {
    fn of(&self, name: &str) -> Result<f64> {
        let micros = self.0.get(name).and_then(Value::as_f64);
        micros.with_context(|| format!("the bench measured no {name}"))
    }

    /// Rate of `whole` as a part of the rate of `bare`.
    fn share(&self, bare: &str, whole: &str) -> Result<f64> {
        Ok(self.of(bare)? / self.of(whole)?)
    }
}

pub(crate) fn run(workspace: &Workspace, args: &CodesArgs) -> Result<()> {
    let native = native(workspace)?;
    let wasm = wasm(workspace)?;
    if args.json {
        let shares = |micros: &Micros| -> Result<Value> {
            Ok(json!({
                "micros": micros.0,
                "issue_of_bare": micros.share("sign", "issue")?,
                "verify_of_bare": micros.share("bare_verify", "verify")?,
            }))
        };
        println!(
            "{}",
            json!({ "native": shares(&native)?, "wasm": shares(&wasm)? })
        );
        return Ok(());
    }
    for (name, micros) in [("native, one core", &native), ("WASM in Node", &wasm)] {
        println!("{name}");
        for (what, work, bare) in [
            ("issue", "issue", "sign"),
            ("decode and verify", "verify", "bare_verify"),
        ] {
            println!(
                "  {what:<18}{:>8.0} /s  {:>7.1} µs each   bare Ed25519 {:>8.0} /s   {:.2} of it",
                1e6 / micros.of(work)?,
                micros.of(work)?,
                1e6 / micros.of(bare)?,
                micros.share(bare, work)?,
            );
        }
    }
    Ok(())
}

fn native(workspace: &Workspace) -> Result<Micros> {
    let mut command = cargo::cargo(workspace);
    command.args(["run", "--locked", "--quiet", "--release"]);
    command.args(["--package", "domain", "--example", "codes"]);
    measured(&mut command)
}

/// Built as the scanner's worker is, and run by Node.
fn wasm(workspace: &Workspace) -> Result<Micros> {
    toolchain::ensure_wasm_target(workspace)?;
    // The islands are named, not built: with their features, all that the bench stands on is
    // there already.
    let packages = ["--package", "frontend", "--package", "worker"];
    let bench = ["--example", "codes"];
    let profile = ["--target", WASM, "--profile", "wasm-release"];
    let files = cargo::build(
        workspace,
        "codes",
        &[&packages[..], &bench, &profile].concat(),
    )?;
    let module = files
        .iter()
        .find(|path| path.extension().is_some_and(|it| it == "wasm"))
        .context("cargo made no .wasm of the bench")?;
    measured(&mut node(module))
}

/// Turns as in the native example: the quickest counts.
const SCRIPT: &str = r#"
const { readFileSync } = require("node:fs");
const [path] = process.argv.slice(1);
WebAssembly.instantiate(readFileSync(path), {}).then(({ instance: { exports } }) => {
  const count = 20;
  if (exports.verify(1) !== 1 || exports.bare_verify(1) !== 1) throw new Error("the sample code is not valid");
  const micros = { sign: Infinity, issue: Infinity, bare_verify: Infinity, verify: Infinity };
  for (let turn = 0; turn < 100; turn += 1) {
    for (const work of Object.keys(micros)) {
      const start = performance.now();
      exports[work](count);
      micros[work] = Math.min(micros[work], ((performance.now() - start) * 1000) / count);
    }
  }
  console.log(JSON.stringify(micros));
});
"#;

fn node(module: &Path) -> Command {
    let mut command = Command::new("node");
    command.args(["--eval", SCRIPT]).arg(module);
    command
}

fn measured(command: &mut Command) -> Result<Micros> {
    let line = process::output(command)?;
    let micros = serde_json::from_str(line.trim()).context("the bench printed no JSON")?;
    Ok(Micros(micros))
}
