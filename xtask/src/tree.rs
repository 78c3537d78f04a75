//! The architecture invariant: who may depend on whom.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    cargo::{self, WASM},
    process,
    workspace::Workspace,
};

/// Each member and the members that it may name in its manifest.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    // The document behind a mandate, for the server alone: no WASM module grows by it.
    ("mchd", &["domain"]),
    // The files of a passport's chip, likewise.
    ("chip", &["domain"]),
    // `#[port]`, at compile time only.
    ("port", &[]),
    ("app", &["domain", "port"]),
    ("frontend", &["app"]),
    ("frontend-staff", &["app"]),
    ("scanner", &[]),
    ("goods", &[]),
    ("worker", &["domain", "scanner"]),
    ("worker-simd", &["domain", "scanner"]),
    ("migrations", &["port"]),
    ("rows", &[]),
    (
        "server",
        &[
            "app",
            "chip",
            "domain",
            "mchd",
            "migrations",
            "port",
            "rows",
            "scanner",
        ],
    ),
    ("squeeze", &[]),
    ("xtask", &["squeeze"]),
];

/// Crates that a member may not name, by the beginning of their names. A crate that is not in the
/// manifest cannot be used, whatever is further down in the tree.
const UNSEEN: &[(&str, &[&str])] = &[
    (
        "app",
        &[
            "axum",
            "hyper",
            "migrations",
            "sea-",
            "sqlx",
            "tokio",
            "tower",
        ],
    ),
    // No I/O, no clock, no randomness.
    (
        "domain",
        &[
            "chrono",
            "getrandom",
            "rand",
            "sea-",
            "sqlx",
            "tokio",
            "axum",
            "leptos",
        ],
    ),
];

/// Crates that may be nowhere in a WASM module.
const NOT_IN_BROWSERS: &[&str] = &[
    "axum",
    "hyper",
    "mio",
    "sea-orm",
    "sea-query",
    "sqlx",
    "sqlx-core",
    "tokio",
];
const NOT_IN_FRONTEND: &[&str] = &["rxing", "scanner"];
const NOT_IN_WORKER: &[&str] = &["app", "leptos"];

pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let mut faults = Vec::new();
    check_manifests(&cargo::metadata(workspace)?, &mut faults)?;
    for package in ["frontend", "frontend-staff"] {
        check_module(workspace, package, NOT_IN_FRONTEND, &mut faults)?;
    }
    for package in ["worker", "worker-simd"] {
        check_module(workspace, package, NOT_IN_WORKER, &mut faults)?;
    }

    if !faults.is_empty() {
        bail!("{}", faults.join("\n         "));
    }
    println!("the directions of DESIGN §3 hold; no server crate in a WASM module");
    Ok(())
}

fn check_manifests(metadata: &Value, faults: &mut Vec<String>) -> Result<()> {
    let packages = metadata.get("packages").and_then(Value::as_array);
    let packages = packages.context("cargo's metadata lists no packages")?;
    for package in packages {
        let name = name_of(package)?;
        let Some((_, allowed)) = DIRECTIONS.iter().find(|(member, _)| *member == name) else {
            faults.push(format!(
                "{name}: a new member; say in xtask what it may depend on"
            ));
            continue;
        };
        let unseen = UNSEEN
            .iter()
            .find(|(member, _)| *member == name)
            .map_or(&[][..], |it| it.1);
        let dependencies = package.get("dependencies").and_then(Value::as_array);
        for dependency in dependencies.context("a package without a list of dependencies")? {
            let other = name_of(dependency)?;
            let is_member = DIRECTIONS.iter().any(|(member, _)| *member == other);
            if is_member && !allowed.contains(&other) {
                faults.push(format!(
                    "{name} -> {other}: against the direction of dependencies"
                ));
            }
            if !is_dev(dependency) && unseen.iter().any(|start| other.starts_with(start)) {
                faults.push(format!("{name} -> {other}: {name} may not see it"));
            }
        }
    }
    Ok(())
}

fn name_of(value: &Value) -> Result<&str> {
    value
        .get("name")
        .and_then(Value::as_str)
        .context("an entry without a name")
}

fn is_dev(dependency: &Value) -> bool {
    dependency.get("kind").and_then(Value::as_str) == Some("dev")
}

/// Looks through everything that is linked into one WASM module.
fn check_module(
    workspace: &Workspace,
    package: &str,
    forbidden: &[&str],
    faults: &mut Vec<String>,
) -> Result<()> {
    let tree = tree(workspace, package, &["--prefix=none", "--format={p}|{f}"])?;
    for line in tree.lines() {
        let (described, features) = line.split_once('|').unwrap_or((line, ""));
        let name = described.split_whitespace().next().unwrap_or_default();
        if NOT_IN_BROWSERS.contains(&name) || forbidden.contains(&name) {
            let fault = format!("{package} -> … -> {name}: not in a browser");
            if !faults.contains(&fault) {
                println!("{}", tree_to(workspace, package, name)?);
                faults.push(fault);
            }
        }
        // `{f}` ends in ` (*)` where a package is listed again.
        let mut features = features.trim_end_matches(" (*)").split(',');
        if matches!(name, "app" | "leptos") && features.any(|feature| feature == "ssr") {
            faults.push(format!("{package} -> {name}: with `ssr`, in a browser"));
        }
    }
    Ok(())
}

/// The way from `package` to `name`, to show who brought it in.
fn tree_to(workspace: &Workspace, package: &str, name: &str) -> Result<String> {
    tree(workspace, package, &["--invert", name])
}

/// Procedural macros and build scripts run on the machine that builds; they are left out.
fn tree(workspace: &Workspace, package: &str, args: &[&str]) -> Result<String> {
    let mut command = cargo::cargo(workspace);
    command
        .args(["tree", "--locked", "--package", package, "--target", WASM])
        .args(["--edges", "normal,no-proc-macro"])
        .args(args);
    process::output(&mut command)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn faults(package: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        check_manifests(&json!({ "packages": [package] }), &mut faults).unwrap();
        faults
    }

    #[test]
    fn names_the_forbidden_edge() {
        let domain = json!({ "name": "domain", "dependencies": [{ "name": "app", "kind": null }] });
        assert_eq!(
            faults(&domain),
            ["domain -> app: against the direction of dependencies"]
        );

        let app = json!({ "name": "app", "dependencies": [
            { "name": "domain", "kind": null },
            { "name": "sea-orm", "kind": null },
        ] });
        assert_eq!(faults(&app), ["app -> sea-orm: app may not see it"]);
    }

    #[test]
    fn a_new_member_has_to_be_placed() {
        let faults = faults(&json!({ "name": "extra", "dependencies": [] }));
        assert!(
            faults
                .iter()
                .any(|fault| fault.starts_with("extra: a new member"))
        );
    }
}
