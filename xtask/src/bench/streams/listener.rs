//! The other side: a process of its own for each process of the server, since both are
//! allowed so many open files and no more. It is this program again, told what to do on its
//! standard input and answering on its output, a line each.
//!
//! ```text
//! <- open        all pages are open, and each has heard its first look
//! -> 0           all pages of the person of that number are to hear a look
//! <- heard 5000  they have, so many
//! ```

use std::{
    env,
    io::{BufRead, BufReader, Write, stdin, stdout},
    net::SocketAddr,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use clap::Args;

use super::{
    BATCH, limit,
    pages::{Page, hear_all, hear_all_of},
    person,
};

/// What such a process is told at its start.
#[derive(Args)]
pub(crate) struct ListenArgs {
    /// The process of the server to listen to
    #[arg(long)]
    server: SocketAddr,
    /// Sessions of the people whose pages these are
    #[arg(long, value_delimiter = ',', required = true)]
    sessions: Vec<String>,
    /// Number of the first page
    #[arg(long)]
    first: usize,
    /// How many pages
    #[arg(long)]
    pages: usize,
}

/// Is such a process, until its input ends.
pub(crate) fn run(args: &ListenArgs) -> Result<()> {
    limit::raise()?;
    let mut open = Vec::with_capacity(args.pages);
    while open.len() < args.pages {
        let from = open.len();
        for page in from..args.pages.min(from + BATCH) {
            let number = args.first + page;
            let session = args.sessions.get(person(number)).context("nobody")?;
            open.push(Page::open(args.server, number, session)?);
        }
        hear_all(open.get_mut(from..).unwrap_or_default()).context("opening")?;
    }
    say("open")?;
    for line in stdin().lock().lines() {
        let wanted: usize = line?.trim().parse().context("whose pages?")?;
        let mut theirs: Vec<_> = open
            .iter_mut()
            .enumerate()
            .filter(|(page, _)| person(args.first + page) == wanted)
            .map(|(_, page)| page)
            .collect();
        let count = theirs.len();
        hear_all_of(&mut theirs)?;
        say(&format!("heard {count}"))?;
    }
    Ok(())
}

fn say(line: &str) -> Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// Such a process, as seen by the one that measures.
pub(super) struct Listener {
    child: Child,
    told: ChildStdin,
    says: BufReader<ChildStdout>,
}

impl Listener {
    /// Begins to open `pages` pages, the first of which has the number `first`.
    pub(super) fn start(
        server: SocketAddr,
        sessions: &[String],
        first: usize,
        pages: usize,
    ) -> Result<Self> {
        let mut child = Command::new(env::current_exe()?)
            .args(["bench", "listen", "--server", &server.to_string()])
            .args(["--sessions", &sessions.join(",")])
            .args(["--first", &first.to_string()])
            .args(["--pages", &pages.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start a listener")?;
        let told = child.stdin.take().context("no input")?;
        let says = BufReader::new(child.stdout.take().context("no output")?);
        Ok(Self { child, told, says })
    }

    /// Waits until all pages are open.
    pub(super) fn opened(&mut self) -> Result<()> {
        let said = self.line()?;
        ensure!(said == "open", "a listener says {said:?}");
        Ok(())
    }

    /// Has it wait for all pages of that person.
    pub(super) fn expect(&mut self, person: usize) -> Result<()> {
        writeln!(self.told, "{person}")?;
        Ok(self.told.flush()?)
    }

    /// Waits until they have heard; how many they are.
    pub(super) fn heard(&mut self) -> Result<usize> {
        let said = self.line()?;
        let count = said
            .strip_prefix("heard ")
            .context("a listener has failed")?;
        Ok(count.parse()?)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.says.read_line(&mut line)?;
        ensure!(!line.is_empty(), "a listener has ended");
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
