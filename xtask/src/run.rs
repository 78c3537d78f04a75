//! `cargo xtask run`.

use std::{
    convert::Infallible,
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result};
use clap::Args;

use crate::workspace::Workspace;

#[derive(Args)]
pub(crate) struct RunArgs {
    /// Optimise the server as well
    #[arg(long)]
    release: bool,
    /// Address to listen on
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Folder of the database and the keys; by default `data` in the workspace
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Serve https on the local network, so that phones can take part
    #[arg(long)]
    lan: bool,
    /// Further arguments for `digital-id serve`
    #[arg(last = true, value_name = "ARGS")]
    rest: Vec<OsString>,
}

/// Builds, then becomes the server: signals and the exit code are its own.
pub(crate) fn run(workspace: &Workspace, args: &RunArgs) -> Result<ExitCode> {
    let binary = crate::build(workspace, args.release)?;
    let mut command = Command::new(&binary);
    command
        .current_dir(workspace.root())
        .args(serve_args(args)?);
    match become_it(&mut command) {
        Ok(never) => match never {},
        Err(error) => Err(error).with_context(|| format!("cannot start {}", binary.display())),
    }
}

fn serve_args(args: &RunArgs) -> Result<Vec<OsString>> {
    let mut serve: Vec<OsString> = vec!["serve".into(), "--demo".into()];
    if let Some(listen) = &args.listen {
        serve.extend(["--listen".into(), listen.into()]);
    }
    if let Some(data) = &args.data {
        serve.extend(["--data".into(), from_here(data)?.into()]);
    }
    serve.extend(args.lan.then(|| "--lan".into()));
    serve.extend_from_slice(&args.rest);
    Ok(serve)
}

/// The server runs in the workspace; a relative path means the folder of whoever typed it.
fn from_here(path: &Path) -> Result<PathBuf> {
    Ok(env::current_dir()
        .context("the current folder is gone")?
        .join(path))
}

#[cfg(unix)]
fn become_it(command: &mut Command) -> std::io::Result<Infallible> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> std::io::Result<Infallible> {
    let status = command.status()?;
    std::process::exit(status.code().unwrap_or(1));
}
