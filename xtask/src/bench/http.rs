//! As much of HTTP/1.1 as it takes to be one of the pages.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer that was read to its end.
pub(super) struct Answer {
    head: String,
    body: String,
}

impl Answer {
    /// Value of the cookie of that name.
    pub(super) fn cookie(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .filter(|(header, _)| header.eq_ignore_ascii_case("set-cookie"))
            .find_map(|(_, value)| value.strip_prefix(name)?.strip_prefix('='))
            .and_then(|value| value.split(';').next())
    }

    /// The body as JSON.
    pub(super) fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.body)
            .with_context(|| format!("no JSON: {}\n{}", self.head, self.body))
    }
}

/// Posts `body` and reads the answer.
pub(super) fn post(
    to: SocketAddr,
    path: &str,
    kind: &str,
    session: &str,
    body: &str,
) -> Result<Answer> {
    let mut stream = TcpStream::connect(to).context("the server is not there")?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let length = body.len();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {to}\r\nSec-Fetch-Site: same-origin\r\n\
         Cookie: session={session}\r\nAccept: application/json\r\nContent-Type: {kind}\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").context("half an answer")?;
    let status = head.split(' ').nth(1).unwrap_or_default();
    ensure!(
        status.starts_with('2') || status.starts_with('3'),
        "{path}: {answer}"
    );
    Ok(Answer {
        head: head.to_owned(),
        body: whole(head, body),
    })
}

/// The body without the lengths of its chunks.
fn whole(head: &str, body: &str) -> String {
    if !head.to_lowercase().contains("transfer-encoding: chunked") {
        return body.to_owned();
    }
    let (mut whole, mut rest) = (String::new(), body);
    while let Some((length, after)) = rest.split_once("\r\n") {
        let Ok(length) = usize::from_str_radix(length.trim(), 16) else {
            break;
        };
        let Some((chunk, next)) = after.split_at_checked(length) else {
            break;
        };
        whole.push_str(chunk);
        rest = next.trim_start_matches("\r\n");
    }
    whole
}
