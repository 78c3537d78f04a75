//! `cargo test`, counted.

use std::process::Stdio;

use anyhow::Result;

use crate::{cargo, debian, process, report::Tally, workspace::Workspace};

/// Programs by which other people's code judges ours, and their Debian packages. A test that
/// finds none says so and passes.
const JUDGES: &[(&str, &str)] = &[
    ("openssl", "openssl"),
    ("pdftotext", "poppler-utils"),
    ("xmllint", "libxml2-utils"),
];

/// Unit, property, store and doc tests of the default members.
pub(crate) fn run(workspace: &Workspace, args: &[String]) -> Result<Tally> {
    ensure_judges();
    let mut command = cargo::cargo(workspace);
    command
        .args(["test", "--locked", "--no-fail-fast"])
        .args(args)
        .stderr(Stdio::inherit());

    let mut sum = Tally::default();
    let status = process::each_line(&mut command, |line| {
        println!("{line}");
        if let Some(tally) = result(line) {
            sum.add(tally);
        }
    })?;
    if !status.success() && sum.failed == 0 {
        println!("cargo test failed without a failing test ({status}): counted as one");
        sum.failed = 1;
    }
    Ok(sum)
}

fn ensure_judges() {
    let missing: Vec<_> = JUDGES
        .iter()
        .filter(|(program, _)| debian::program(&[program]).is_none())
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty()
        && let Err(error) = debian::install(&missing)
    {
        println!("tests without {}: {error:#}", missing.join(", "));
    }
}

/// Reads libtest's `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn result(line: &str) -> Option<Tally> {
    let (_, counts) = line
        .trim()
        .strip_prefix("test result: ")?
        .split_once(". ")?;
    let count = |word: &str| {
        counts
            .split("; ")
            .find_map(|part| part.strip_suffix(word)?.trim().parse().ok())
            .unwrap_or(0)
    };
    Some(Tally {
        passed: count("passed"),
        failed: count("failed"),
        skipped: count("ignored"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_result_of_libtest() {
        assert_eq!(
            result(
                "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; \
                 finished in 0.02s"
            ),
            Some(Tally {
                passed: 12,
                failed: 3,
                skipped: 1
            })
        );
        assert_eq!(result("test domain::age ... ok"), None);
        assert_eq!(result("running 3 tests"), None);
    }
}
