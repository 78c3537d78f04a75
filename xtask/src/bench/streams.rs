//! Many open pages of a few people, all listening (`GET /id/events`); then each of these
//! people is checked, by the digits of a real code, and every page of theirs hears of it.
//!
//! The client is one thread that asks its sockets in turn: it costs the measured server as
//! little of the machine as it can.

use std::{
    fs,
    io::{ErrorKind, Read, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use serde_json::{Value, json};
use socket2::{Domain, Socket, Type};

use super::http;
use crate::workspace::Workspace;

/// People of the demo who can show a code; each is the guest of many pages.
const PEOPLE: [&str; 3] = ["citizen", "driver", "expired"];
/// Who checks them, and for whom.
const STAFF: (&str, &str) = ("librarian", "1269900000017");
/// Files that a process needs for other things.
const SPARE: u64 = 200;
/// Connections from one address of this machine: about as many ports as there are.
const PORTS: usize = 25_000;
/// Streams that are opened at once: fewer than the server lets wait.
const BATCH: usize = 250;
/// Whatever takes longer never ends.
const PATIENCE: Duration = Duration::from_secs(120);

#[derive(Args)]
pub(crate) struct StreamsArgs {
    /// How many streams to open
    #[arg(long, default_value_t = 30_000)]
    streams: usize,
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
    let limit = raise_file_limit()?;
    let most = usize::try_from(limit.saturating_sub(SPARE)).unwrap_or(usize::MAX);
    let streams = args.streams.min(most);
    if streams < args.streams {
        println!(
            "this machine allows a process {limit} open files: {streams} streams instead of {}",
            args.streams
        );
    }
    let server = Server::start(workspace, &binary)?;
    let sessions: Vec<String> = PEOPLE
        .iter()
        .map(|person| server.enter(person))
        .collect::<Result<_>>()?;
    let staff = server.enter(STAFF.0)?;
    // Once beforehand, so that everything that is made once has been made.
    server.check(sessions.first().context("nobody")?, &staff)?;

    let before = server.memory()?;
    let began = Instant::now();
    let mut open = Vec::with_capacity(streams);
    while open.len() < streams {
        let batch = BATCH.min(streams - open.len());
        let from = open.len();
        for number in from..from + batch {
            let session = sessions.get(number % sessions.len()).context("nobody")?;
            open.push(Page::open(server.address, number, session)?);
        }
        let batch = open.get_mut(from..).unwrap_or_default();
        hear_all(batch).context("opening")?;
    }
    let opened = began.elapsed();
    let after = server.memory()?;
    println!(
        "{streams} streams of {} people opened in {:.1} s",
        PEOPLE.len(),
        opened.as_secs_f64()
    );
    println!(
        "memory of the server: {:.0} MB before, {:.0} MB with them: {:.1} KB a stream",
        before as f64 / 1e6,
        after as f64 / 1e6,
        (after.saturating_sub(before)) as f64 / 1e3 / streams as f64
    );

    for (number, (person, session)) in PEOPLE.iter().zip(&sessions).enumerate() {
        let told = Instant::now();
        server.check(session, &staff)?;
        let answered = told.elapsed();
        let mut theirs: Vec<_> = open.iter_mut().skip(number).step_by(PEOPLE.len()).collect();
        let count = theirs.len();
        hear_all_of(&mut theirs).with_context(|| format!("a check of {person}"))?;
        println!(
            "a check of {person}: answered after {:.0} ms, heard by all {count} pages after {:.0} ms",
            answered.as_secs_f64() * 1e3,
            told.elapsed().as_secs_f64() * 1e3,
        );
    }
    Ok(())
}

/// One open page.
struct Page {
    socket: TcpStream,
    /// Looks that were heard.
    heard: usize,
    /// Looks that were waited for.
    wanted: usize,
    /// The end of what was read, should an event be cut.
    tail: Vec<u8>,
}

/// The event that the server sends.
const LOOK: &[u8] = b"event: look\n";

impl Page {
    fn open(server: SocketAddr, number: usize, session: &str) -> Result<Self> {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
        // All of 127.0.0.0/8 is this machine; each address has its own ports.
        let host = u8::try_from(2 + number / PORTS)?;
        let from = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(127, 0, 0, host)), 0);
        socket.bind(&from.into())?;
        socket
            .connect(&server.into())
            .with_context(|| format!("stream {number}"))?;
        let mut socket = TcpStream::from(socket);
        write!(
            socket,
            "GET /id/events HTTP/1.1\r\nHost: {server}\r\nCookie: session={session}\r\n\
             Accept: text/event-stream\r\n\r\n"
        )?;
        socket.set_nonblocking(true)?;
        Ok(Self {
            socket,
            heard: 0,
            wanted: 0,
            tail: Vec::new(),
        })
    }

    /// Takes in what has come by now; whether everything has that is waited for.
    fn hear(&mut self) -> Result<bool> {
        let mut bytes = [0; 4096];
        loop {
            match self.socket.read(&mut bytes) {
                Ok(0) => bail!("the server has ended a stream"),
                Ok(read) => {
                    self.tail.extend(bytes.iter().take(read));
                    let looks = self.tail.windows(LOOK.len());
                    let looks = looks.filter(|window| *window == LOOK).count();
                    self.heard += looks;
                    let kept = if looks > 0 { 0 } else { LOOK.len() - 1 };
                    let gone = self.tail.len().saturating_sub(kept);
                    self.tail.drain(..gone);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    return Ok(self.heard >= self.wanted);
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
}

fn hear_all(pages: &mut [Page]) -> Result<()> {
    hear_all_of(&mut pages.iter_mut().collect::<Vec<_>>())
}

/// Waits until each of `pages` has heard one look more.
fn hear_all_of(pages: &mut [&mut Page]) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    for page in pages.iter_mut() {
        page.wanted += 1;
    }
    loop {
        let mut missing = 0_usize;
        for page in pages.iter_mut() {
            missing += usize::from(page.heard < page.wanted && !page.hear()?);
        }
        if missing == 0 {
            return Ok(());
        }
        ensure!(Instant::now() < deadline, "{missing} pages heard nothing");
        thread::sleep(Duration::from_millis(1));
    }
}

/// The real server with a database of its own.
struct Server {
    child: Child,
    address: SocketAddr,
    data: PathBuf,
}

impl Server {
    fn start(workspace: &Workspace, binary: &Path) -> Result<Self> {
        let data = workspace.binaries().join("bench-streams");
        let _ = fs::remove_dir_all(&data);
        fs::create_dir_all(&data)?;
        // The port is free again once the listener is dropped.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = Command::new(binary)
            .args(["serve", "--demo", "--streams-per-account", "1000000"])
            .args(["--listen", &address.to_string(), "--data"])
            .arg(&data)
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .context("cannot start the server")?;
        let mut server = Self {
            child,
            address,
            data,
        };
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(address).is_err() {
            ensure!(
                server.child.try_wait()?.is_none() && Instant::now() < deadline,
                "the server did not start"
            );
            thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    /// Signs a demo person in; the session cookie.
    fn enter(&self, person: &str) -> Result<String> {
        let kind = "application/x-www-form-urlencoded";
        let form = format!("person={person}");
        let answer = http::post(self.address, "/sign-in/demo", kind, "", &form)?;
        let cookie = answer.cookie("session").context("no session")?;
        Ok(cookie.to_owned())
    }

    fn call(&self, function: &str, session: &str, input: &Value) -> Result<Value> {
        let path = format!("/api/{function}");
        let input = input.to_string();
        http::post(self.address, &path, "application/json", session, &input)?.json()
    }

    /// Checks the age of who has the session `guest`, by digits read out.
    fn check(&self, guest: &str, staff: &str) -> Result<()> {
        let made = self.call("digits", guest, &json!({ "scenario": "age18" }))?;
        let digits = made.get("digits").context("no digits")?;
        // Different for each check; the server takes any UUID.
        let digits_text = digits.as_str().unwrap_or_default();
        let key = format!("00000000-0000-4000-8000-0000{digits_text:0>8}");
        let request = json!({
            "organization": STAFF.1,
            "input": { "by": "typed", "text": digits },
            "idempotency_key": key,
            "language": "ru",
        });
        let answer = self.call("check", staff, &json!({ "request": request }))?;
        ensure!(
            answer.get("words").is_some_and(Value::is_array),
            "the guest was not reached: {answer}"
        );
        Ok(())
    }

    /// Bytes of memory that the server holds (Linux).
    fn memory(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))
            .context("memory is known on Linux only")?;
        let kilobytes = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|value| value.trim().strip_suffix(" kB"))
            .and_then(|value| value.trim().parse::<u64>().ok())
            .context("no VmRSS")?;
        Ok(kilobytes * 1024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.data);
    }
}

/// Lets this process, and the server that it starts, open as many files as the machine
/// allows; returns how many.
#[cfg(unix)]
fn raise_file_limit() -> Result<u64> {
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
fn raise_file_limit() -> Result<u64> {
    Ok(u64::MAX)
}
