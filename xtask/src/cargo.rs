//! Calling cargo from below cargo.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{process, workspace::Workspace};

/// The target of both WASM modules.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A cargo command in the workspace, in the environment that a shell would give it.
///
/// `cargo run` leaves `CARGO_PKG_*` and the like behind. Some build scripts (ring's for one) watch
/// them, and would be run again, with everything above them, at each change between `cargo xtask`
/// and plain cargo.
pub(crate) fn cargo(workspace: &Workspace) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(workspace.root());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(left_behind) {
            command.env_remove(name);
        }
    }
    // Cargo reads a relative path from its own folder: ours is the workspace, the caller's was not.
    if let Some(target) = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from)
        && target.is_relative()
        && let Ok(here) = env::current_dir()
    {
        command.env("CARGO_TARGET_DIR", here.join(target));
    }
    command
}

fn left_behind(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_")
        || variable.starts_with("CARGO_MANIFEST_")
        || matches!(
            variable,
            "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE"
        )
}

/// Builds with `args` and returns the files that cargo made for its target `name`.
pub(crate) fn build(workspace: &Workspace, name: &str, args: &[&str]) -> Result<Vec<PathBuf>> {
    let [files] = build_each(workspace, [name], args)?;
    Ok(files)
}

/// The same for several targets that one call builds.
pub(crate) fn build_each<const N: usize>(
    workspace: &Workspace,
    names: [&str; N],
    args: &[&str],
) -> Result<[Vec<PathBuf>; N]> {
    let mut command = cargo(workspace);
    command
        .args([
            "build",
            "--locked",
            "--message-format=json-render-diagnostics",
        ])
        .args(args);
    command.stderr(Stdio::inherit());

    let mut files = [const { Vec::new() }; N];
    let status = process::each_line(&mut command, |line| {
        for (name, files) in names.iter().zip(&mut files) {
            if let Some(made) = made_for(name, line) {
                *files = made;
            }
        }
    })?;
    if !status.success() {
        bail!("`cargo build {}` failed ({status})", args.join(" "));
    }
    Ok(files)
}

/// The files of one message of cargo, if it is about the target `name`.
fn made_for(name: &str, line: &str) -> Option<Vec<PathBuf>> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message.get("reason")? != "compiler-artifact" || message.get("target")?.get("name")? != name
    {
        return None;
    }
    let files = message.get("filenames")?.as_array()?;
    Some(
        files
            .iter()
            .filter_map(Value::as_str)
            .map(PathBuf::from)
            .collect(),
    )
}

/// The members of the workspace and what their manifests ask for.
pub(crate) fn metadata(workspace: &Workspace) -> Result<Value> {
    let mut command = cargo(workspace);
    command.args(["metadata", "--locked", "--format-version=1", "--no-deps"]);
    serde_json::from_str(&process::output(&mut command)?).context("reading cargo's metadata")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_files_of_the_named_target_only() {
        let line = r#"{"reason":"compiler-artifact","target":{"name":"worker"},
            "filenames":["/t/worker.wasm"]}"#;
        assert_eq!(
            made_for("worker", line),
            Some(vec![PathBuf::from("/t/worker.wasm")])
        );
        assert_eq!(made_for("frontend", line), None);
        assert_eq!(
            made_for("worker", r#"{"reason":"build-finished","success":true}"#),
            None
        );
        assert_eq!(made_for("worker", "not JSON"), None);
    }

    #[test]
    fn keeps_the_settings_of_the_caller() {
        assert!(left_behind("CARGO_PKG_NAME"));
        assert!(left_behind("CARGO_MANIFEST_DIR"));
        assert!(!left_behind("CARGO_TARGET_DIR"));
        assert!(!left_behind("CARGO_HOME"));
    }
}
