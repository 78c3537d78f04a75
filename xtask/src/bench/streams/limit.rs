//! How many files a process may open.

use anyhow::{Context as _, Result};

/// Lets this process, and those that it starts, open as many files as the machine allows;
/// returns how many.
#[cfg(unix)]
pub(super) fn raise() -> Result<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: maximum,
        maximum,
    };
    setrlimit(Resource::Nofile, raised).context("cannot raise the limit of open files")?;
    Ok(maximum.unwrap_or(u64::MAX))
}

#[cfg(not(unix))]
pub(super) fn raise() -> Result<u64> {
    Ok(u64::MAX)
}
