//! A post office for tests: a server that speaks as much SMTP as a client needs, with a password.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use data_encoding::BASE64;

/// A letter that was taken.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    /// The body, decoded.
    pub text: String,
}

#[derive(Default)]
struct Desk {
    letters: Mutex<Vec<Letter>>,
    /// The first words of what clients have said.
    said: Mutex<Vec<String>>,
    refuses: AtomicBool,
}

/// A server on a port of its own.
pub struct Post {
    desk: Arc<Desk>,
    address: SocketAddr,
}

impl Post {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let desk = Arc::new(Desk::default());
        let behind = desk.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let desk = behind.clone();
                thread::spawn(move || serve(&desk, client));
            }
        });
        Self { desk, address }
    }

    pub fn url(&self) -> String {
        format!("smtp://id:geheim@{}", self.address)
    }

    /// From now on letters are turned away, or taken again.
    pub fn refuse(&self, refuses: bool) {
        self.desk.refuses.store(refuses, Ordering::SeqCst);
    }

    /// The letters since the last time.
    pub fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut *self.desk.letters.lock().expect("letters"))
    }

    pub fn has_seen(&self, words: &str) -> bool {
        let said = self.desk.said.lock().expect("said");
        said.iter().any(|line| line.starts_with(words))
    }
}

fn serve(desk: &Desk, client: TcpStream) -> Option<()> {
    let mut writer = client.try_clone().ok()?;
    let mut reader = BufReader::new(client);
    let mut say = |text: &str| writer.write_all(format!("{text}\r\n").as_bytes()).ok();
    say("220 post")?;
    let mut to = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return Some(());
        }
        let line = line.trim_end();
        desk.said.lock().expect("said").push(line.to_owned());
        let word = line.get(..4).unwrap_or_default().to_uppercase();
        match word.as_str() {
            "EHLO" => say("250-post\r\n250-8BITMIME\r\n250 AUTH PLAIN")?,
            "AUTH" => say("235 welcome")?,
            "MAIL" if desk.refuses.load(Ordering::SeqCst) => say("451 later")?,
            "RCPT" => {
                line.clone_into(&mut to);
                say("250 ok")?;
            }
            "DATA" => {
                say("354 go on")?;
                let text = data(&mut reader)?;
                let letter = Letter {
                    to: to.clone(),
                    text: body(&text),
                };
                // Before the answer: whoever has it may look at once.
                desk.letters.lock().expect("letters").push(letter);
                say("250 taken")?;
            }
            "QUIT" => {
                say("221 bye")?;
                return Some(());
            }
            _ => say("250 ok")?,
        }
    }
}

/// Everything up to the lone dot.
fn data(reader: &mut BufReader<TcpStream>) -> Option<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == ".\r\n" {
            return Some(text);
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

/// The body as it was before it was packed for the way.
fn body(message: &str) -> String {
    let (head, body) = message.split_once("\r\n\r\n").expect("a body");
    let head = head.to_lowercase();
    let bytes = if head.contains("content-transfer-encoding: base64") {
        let packed: String = body.split_whitespace().collect();
        BASE64.decode(packed.as_bytes()).expect("Base64")
    } else if head.contains("content-transfer-encoding: quoted-printable") {
        unquoted(body)
    } else {
        body.as_bytes().to_vec()
    };
    String::from_utf8(bytes)
        .expect("text")
        .replace("\r\n", "\n")
}

fn unquoted(body: &str) -> Vec<u8> {
    let joined = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        match (first, tail) {
            (b'=', [high, low, after @ ..]) => {
                let pair = [*high, *low];
                let hex = std::str::from_utf8(&pair).expect("digits");
                bytes.push(u8::from_str_radix(hex, 16).expect("digits"));
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}
