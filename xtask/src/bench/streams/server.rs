//! The measured server, as one process or several.

use std::{
    fs,
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{PATIENCE, STAFF};
use crate::bench::http;

/// One process of it.
pub(super) struct Server {
    child: Child,
    /// Where it listens.
    pub(super) address: SocketAddr,
}

impl Server {
    /// Starts one with its keys in the folder `data`, and its database there too unless one
    /// is given.
    pub(super) fn start(binary: &Path, data: &Path, database: Option<&str>) -> Result<Self> {
        // The port is free again once the listener is dropped.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = Command::new(binary)
            .args(["serve", "--demo", "--streams-per-account", "1000000"])
            .args(["--listen", &address.to_string(), "--data"])
            .arg(data)
            // One installation, whichever of its processes is asked.
            .args(["--origin", "http://localhost:3000"])
            .args(database.map(|url| format!("--database-url={url}")))
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .context("cannot start the server")?;
        let mut server = Self { child, address };
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
    pub(super) fn enter(&self, person: &str) -> Result<String> {
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
    pub(super) fn check(&self, guest: &str, staff: &str) -> Result<()> {
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
    pub(super) fn memory(&self) -> Result<u64> {
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
    }
}
