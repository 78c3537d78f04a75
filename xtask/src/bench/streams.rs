//! Many open pages of a few people, all listening (`GET /id/events`); then each of these
//! people is checked, by the digits of a real code, and every page of theirs hears of it.
//!
//! A client is one thread that asks its sockets in turn: it costs the measured server as
//! little of the machine as it can.

mod limit;
mod listener;
mod pages;
mod server;

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use clap::Args;

use self::{listener::Listener, server::Server};
use crate::workspace::Workspace;

pub(super) use listener::{ListenArgs, run as listen};

/// People of the demo who can show a code.
const PEOPLE: [&str; 3] = ["citizen", "driver", "expired"];

/// Whose page that is, by its place in [`PEOPLE`]. The first has a page in a thousand, so that
/// a check is seen among the pages of all others, as it is in life; the others share the rest,
/// so that it is seen what happens when thousands are told at once.
fn person(page: usize) -> usize {
    match page % 1_000 {
        0 => 0,
        rest => 1 + rest % 2,
    }
}

/// Who checks them, and for whom.
const STAFF: (&str, &str) = ("librarian", "1269900000017");
/// Files that a process needs for other things.
const SPARE: u64 = 200;
/// Streams that are opened at once: fewer than the server lets wait.
const BATCH: usize = 250;
/// Whatever takes longer never ends.
const PATIENCE: Duration = Duration::from_secs(120);

#[derive(Args)]
pub(crate) struct StreamsArgs {
    /// How many streams to open, over all processes of the server
    #[arg(long, default_value_t = 30_000)]
    streams: usize,
    /// How many processes the server is to be; more than one needs `--database`
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=8))]
    servers: u16,
    /// An empty PostgreSQL database for them, `postgres://…`
    #[arg(long, value_name = "URL", required_if_eq_any([("servers", "2"), ("servers", "3"),
        ("servers", "4"), ("servers", "5"), ("servers", "6"), ("servers", "7"), ("servers", "8")]))]
    database: Option<String>,
    /// Measure the debug build (the release build takes long)
    #[arg(long)]
    debug: bool,
    /// Measure this binary instead of building one
    #[arg(long, value_name = "FILE", conflicts_with = "debug")]
    binary: Option<PathBuf>,
}

pub(crate) fn run(workspace: &Workspace, args: &StreamsArgs) -> Result<()> {
    let binary = match &args.binary {
        Some(binary) => binary.clone(),
        None => crate::build(workspace, !args.debug)?,
    };
    let processes = usize::from(args.servers);
    let limit = limit::raise()?;
    let most = usize::try_from(limit.saturating_sub(SPARE)).unwrap_or(usize::MAX);
    let streams = args.streams.min(most.saturating_mul(processes));
    if streams < args.streams {
        println!(
            "this machine allows a process {limit} open files: {streams} streams instead of {} \
             (more processes hold more: --servers)",
            args.streams
        );
    }
    let data = Folder::fresh(workspace)?;
    let servers: Vec<Server> = (0..processes)
        .map(|_| Server::start(&binary, &data.0, args.database.as_deref()))
        .collect::<Result<_>>()?;
    let server = servers.first().context("no server")?;
    let sessions: Vec<String> = PEOPLE
        .iter()
        .map(|person| server.enter(person))
        .collect::<Result<_>>()?;
    let staff = server.enter(STAFF.0)?;
    // Once beforehand, so that everything that is made once has been made.
    server.check(sessions.first().context("nobody")?, &staff)?;

    let before = memory(&servers)?;
    let began = Instant::now();
    let mut listeners = Vec::with_capacity(processes);
    let mut first = 0;
    for (process, server) in servers.iter().enumerate() {
        let pages = streams / processes + usize::from(process < streams % processes);
        listeners.push(Listener::start(server.address, &sessions, first, pages)?);
        first += pages;
    }
    for listener in &mut listeners {
        listener.opened()?;
    }
    println!(
        "{streams} streams of {} people opened in {:.1} s, over {processes} process(es)",
        PEOPLE.len(),
        began.elapsed().as_secs_f64()
    );
    let after = memory(&servers)?;
    for (process, (before, after)) in before.iter().zip(&after).enumerate() {
        let pages = streams / processes + usize::from(process < streams % processes);
        println!(
            "memory of process {}: {:.0} MB before, {:.0} MB with {pages} streams: \
             {:.1} KB a stream",
            process + 1,
            *before as f64 / 1e6,
            *after as f64 / 1e6,
            after.saturating_sub(*before) as f64 / 1e3 / pages as f64
        );
    }

    for (number, (person, session)) in PEOPLE.iter().zip(&sessions).enumerate() {
        for listener in &mut listeners {
            listener.expect(number)?;
        }
        let told = Instant::now();
        server.check(session, &staff)?;
        let answered = told.elapsed();
        let mut count = 0;
        for listener in &mut listeners {
            let heard = listener.heard();
            count += heard.with_context(|| format!("a check of {person}"))?;
        }
        ensure!(count > 0, "nobody listens");
        println!(
            "a check of {person}: answered after {:.0} ms, heard by all {count} pages after {:.0} ms",
            answered.as_secs_f64() * 1e3,
            told.elapsed().as_secs_f64() * 1e3,
        );
    }
    Ok(())
}

/// Bytes of memory that each process holds.
fn memory(servers: &[Server]) -> Result<Vec<u64>> {
    servers.iter().map(Server::memory).collect()
}

/// The keys of the measured server, and its database unless that is elsewhere.
struct Folder(PathBuf);

impl Folder {
    fn fresh(workspace: &Workspace) -> Result<Self> {
        let data = workspace.binaries().join("bench-streams");
        let _ = fs::remove_dir_all(&data);
        fs::create_dir_all(&data)?;
        Ok(Self(data))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
