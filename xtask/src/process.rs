//! Running other programs.

use std::{
    io::{BufRead, BufReader},
    process::{Command, ExitStatus, Stdio},
};

use anyhow::{Context, Result, bail};

/// Runs `command` with its output on our own, and fails unless it succeeds. There is never a
/// standard input: a program that asks a question must not hang a CI run.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// The standard output of `command`, which must succeed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` wrote something that is not UTF-8", shown(command)))
}

/// From now on this thread, and all that it starts, takes only what others leave of the cores.
pub(crate) fn give_way() {
    #[cfg(unix)]
    {
        // Not being allowed to is no harm: the cores are shared evenly then.
        _ = rustix::process::nice(10);
    }
}

/// Hands every line of standard output to `line` as it comes.
pub(crate) fn each_line(command: &mut Command, mut line: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    let stdout = child
        .stdout
        .take()
        .context("the child has no standard output")?;
    let mut reader = BufReader::new(stdout);
    let mut buffer = Vec::new();
    while reader
        .read_until(b'\n', &mut buffer)
        .context("reading a child's output")?
        > 0
    {
        // A test may print what is not UTF-8; that is no reason to stop listening.
        line(String::from_utf8_lossy(&buffer).trim_end_matches(['\r', '\n']));
        buffer.clear();
    }
    child
        .wait()
        .with_context(|| format!("waiting for {}", shown(command)))
}

/// Whether `command` can be started and succeeds, saying nothing either way.
pub(crate) fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = command.get_program();
    let name = std::path::Path::new(program).file_name().unwrap_or(program);
    std::iter::once(name)
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
