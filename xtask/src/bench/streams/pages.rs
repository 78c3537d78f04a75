//! Open pages, as sockets.

use std::{
    io::{ErrorKind, Read, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use socket2::{Domain, Socket, Type};

use super::PATIENCE;

/// Connections from one address of this machine: about as many ports as there are.
const PORTS: usize = 25_000;

/// One open page.
pub(super) struct Page {
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
    pub(super) fn open(server: SocketAddr, number: usize, session: &str) -> Result<Self> {
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

pub(super) fn hear_all(pages: &mut [Page]) -> Result<()> {
    hear_all_of(&mut pages.iter_mut().collect::<Vec<_>>())
}

/// Waits until each of `pages` has heard one look more.
pub(super) fn hear_all_of(pages: &mut [&mut Page]) -> Result<()> {
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
