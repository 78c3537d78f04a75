//! What a browser has to load may not grow unseen.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{site, workspace::Workspace};

struct Budget {
    what: &'static str,
    files: &'static [&'static str],
    /// Bytes as they cross the network: brotli, quality 11.
    at_most: u64,
}

const BUDGETS: &[Budget] = &[
    Budget {
        what: "islands, on every page but the scanner",
        files: &["frontend-citizen.js", "frontend-citizen.wasm"],
        at_most: 120_000,
    },
    Budget {
        what: "islands, on the scanner's page",
        files: &["frontend-staff.js", "frontend-staff.wasm"],
        at_most: 120_000,
    },
    // A browser loads one of these two.
    Budget {
        what: "scanner, on its page only",
        files: &["scan-worker.js", "worker.js", "worker-simd.wasm"],
        at_most: 200_000,
    },
    Budget {
        what: "scanner, where there are no vector instructions",
        files: &["scan-worker.js", "worker.js", "worker.wasm"],
        at_most: 200_000,
    },
    Budget {
        what: "codes on goods, when one may be in the picture",
        files: &["goods.js", "goods.wasm"],
        at_most: 200_000,
    },
];

/// Prints the figures, and fails if a budget is spent.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let site = workspace.site();
    let manifest = fs::read(site.join(site::MANIFEST)).context("there is no site")?;
    let names: BTreeMap<String, String> = serde_json::from_slice(&manifest)?;

    let mut exceeded = Vec::new();
    for budget in BUDGETS {
        let mut total = 0;
        for file in budget.files {
            let name = names
                .get(*file)
                .with_context(|| format!("the site has no {file}"))?;
            let size = transferred(&site.join("pkg").join(name))?;
            println!("{size:>9}  {file}");
            total += size;
        }
        println!("{total:>9}  of {} bytes: {}", budget.at_most, budget.what);
        if total > budget.at_most {
            exceeded.push(budget.what);
        }
    }
    if !exceeded.is_empty() {
        bail!("over the budget: {}", exceeded.join("; "));
    }
    Ok(())
}

/// The brotli sibling, or the file itself where that is no smaller.
fn transferred(path: &Path) -> Result<u64> {
    let mut compressed = path.as_os_str().to_owned();
    compressed.push(".br");
    let metadata = fs::metadata(&compressed).or_else(|_| fs::metadata(path));
    Ok(metadata
        .with_context(|| format!("cannot see {}", path.display()))?
        .len())
}
