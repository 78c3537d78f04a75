//! Asking others over HTTP: one POST a connection. A client of its own, for there is none in the
//! tree and this needs no more of one. What is sent and what is answered is for those to say who ask.

use std::{fmt, net::IpAddr, path::Path, str::FromStr, sync::Arc};

use anyhow::{Context as _, bail};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

/// Longest first line of an answer, in bytes.
const LONGEST_LINE: usize = 256;
/// Longest answer that is read, in bytes.
const LONGEST_ANSWER: usize = 64 * 1024;

/// Where to ask: `https://host/path`; `http://` on this machine alone.
#[derive(Clone)]
pub struct Address {
    host: String,
    port: u16,
    tls: bool,
    path: String,
}

impl fmt::Debug for Address {
    /// Without the path, which may hold a key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl FromStr for Address {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "write https://host/path, or http://127.0.0.1:port/path";
        let (scheme, rest) = text.split_once("://").ok_or(wrong)?;
        let tls = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(wrong),
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| wrong)?),
            None => (authority, if tls { 443 } else { 80 }),
        };
        let plain = |c: char| c.is_ascii_graphic();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if host.is_empty() || !host.chars().all(is_name) || !path.chars().all(plain) {
            return Err(wrong);
        }
        let is_here = host == "localhost"
            || host
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback());
        if !tls && !is_here {
            return Err("codes go over https: http is for this machine alone");
        }
        Ok(Self {
            host: host.to_owned(),
            port,
            tls,
            path: format!("/{path}"),
        })
    }
}

/// A connection.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

impl Address {
    /// The same machine, at another path (`/api/v1/checks`).
    pub(crate) fn at(&self, path: &str) -> Self {
        Self {
            path: path.to_owned(),
            ..self.clone()
        }
    }

    /// Sends `body`, which is JSON, with `key` as `Authorization: Bearer`; trusts whom `trust` does.
    /// The answer is still to be read.
    pub(crate) async fn post(
        &self,
        trust: Arc<ClientConfig>,
        key: Option<&str>,
        body: &[u8],
    ) -> anyhow::Result<Box<dyn Stream>> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
        let mut stream: Box<dyn Stream> = if self.tls {
            let name = ServerName::try_from(self.host.clone())?;
            Box::new(TlsConnector::from(trust).connect(name, stream).await?)
        } else {
            Box::new(stream)
        };
        stream.write_all(&self.request(key, body)).await?;
        stream.flush().await?;
        Ok(stream)
    }

    fn request(&self, key: Option<&str>, body: &[u8]) -> Vec<u8> {
        let key = key.map_or_else(String::new, |key| {
            format!("Authorization: Bearer {key}\r\n")
        });
        let port = match (self.tls, self.port) {
            (true, 443) | (false, 80) => String::new(),
            (_, port) => format!(":{port}"),
        };
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: {}{port}\r\n{key}Content-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.path,
            self.host,
            body.len()
        );
        [head.as_bytes(), body].concat()
    }
}

/// Whether a header can carry this key.
pub(crate) fn can_be_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| (0x21..0x7f).contains(&byte))
}

/// Whom browsers trust; with a file of PEM certificates those alone.
pub(crate) fn trust(authority: Option<&Path>) -> anyhow::Result<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    match authority {
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(path) => {
            for certificate in CertificateDer::pem_file_iter(path)? {
                roots.add(certificate?)?;
            }
        }
    }
    if roots.is_empty() {
        bail!("there is no certificate in it");
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// Reads the status of an answer, and no more of it.
pub(crate) async fn status(stream: &mut (impl AsyncRead + Unpin + ?Sized)) -> anyhow::Result<u16> {
    let mut line = Vec::new();
    while line.len() < LONGEST_LINE && !line.ends_with(b"\r\n") {
        line.push(stream.read_u8().await?);
    }
    read_status(std::str::from_utf8(&line)?).context("that is no HTTP")
}

fn read_status(line: &str) -> Option<u16> {
    line.strip_prefix("HTTP/1.")
        .and_then(|rest| rest.split(' ').nth(1))
        .and_then(|status| status.trim().parse().ok())
}

/// An answer that was read to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Whole {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

/// Reads a whole answer, of which nothing may be missing.
pub(crate) async fn whole(stream: &mut (impl AsyncRead + Unpin + ?Sized)) -> anyhow::Result<Whole> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4_096];
    loop {
        if let Some(answer) = parse(&bytes, false)? {
            return Ok(answer);
        }
        let length = match stream.read(&mut buffer).await {
            Ok(length) => length,
            // Not every server says goodbye in TLS.
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => 0,
            Err(error) => return Err(error.into()),
        };
        if length == 0 {
            return parse(&bytes, true)?.context("the answer breaks off");
        }
        bytes.extend(buffer.iter().take(length));
        if bytes.len() > LONGEST_ANSWER {
            bail!("the answer is too long");
        }
    }
}

/// The answer in `bytes`; `None` as long as some of it is missing. `closed` when no more will come.
fn parse(bytes: &[u8], closed: bool) -> anyhow::Result<Option<Whole>> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let Some((head, body)) = end.and_then(|end| bytes.split_at_checked(end + 4)) else {
        return Ok(None);
    };
    let head = std::str::from_utf8(head)?;
    let status = head.lines().next().and_then(read_status);
    let status = status.context("that is no HTTP")?;
    let header = |name: &str| {
        let lines = head.lines().skip(1);
        let mut named = lines.filter_map(|line| line.split_once(':'));
        named
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    };
    let body = if header("transfer-encoding").is_some_and(|it| it.eq_ignore_ascii_case("chunked")) {
        chunks(body)?
    } else if let Some(length) = header("content-length") {
        body.get(..length.parse()?).map(<[u8]>::to_vec)
    } else {
        closed.then(|| body.to_vec())
    };
    Ok(body.map(|body| Whole { status, body }))
}

/// A chunked body (RFC 9112, 7.1); `None` as long as some of it is missing.
fn chunks(mut rest: &[u8]) -> anyhow::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    loop {
        let Some(end) = rest.windows(2).position(|two| two == b"\r\n") else {
            return Ok(None);
        };
        let (line, after) = rest.split_at(end);
        let size = std::str::from_utf8(line)?.split(';').next();
        let size = usize::from_str_radix(size.unwrap_or_default().trim(), 16)?;
        if size == 0 {
            return Ok(Some(body));
        }
        // A line end before it and one behind.
        let chunk = after.get(2..).and_then(|data| data.split_at_checked(size));
        let Some((chunk, next)) = chunk else {
            return Ok(None);
        };
        let Some(next) = next.get(2..) else {
            return Ok(None);
        };
        body.extend(chunk);
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_asked_over_https_or_on_this_machine() {
        for good in [
            "https://gate.example/send",
            "https://gate.example:8443",
            "http://127.0.0.1:8080/sms?from=id",
            "http://localhost/",
        ] {
            assert!(good.parse::<Address>().is_ok(), "{good}");
        }
        for wrong in [
            "",
            "gate.example",
            "http://gate.example/send",
            "ftp://gate.example",
            "https://",
            "https://user:word@gate.example/",
            "https://gate.example/a b",
            "https://gate.example:port/",
            "https://gate.example/\r\nHost: other",
        ] {
            assert!(wrong.parse::<Address>().is_err(), "{wrong:?}");
        }
    }

    #[tokio::test]
    async fn an_answer_is_whole_or_none() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        let good = [
            format!("{head}Content-Length: 2\r\n\r\n{{}}"),
            format!("{head}content-length: 2\r\n\r\n{{}} and more"),
            format!("{head}\r\n{{}}"),
            format!("{head}Transfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n1;x=y\r\n}}\r\n0\r\n\r\n"),
        ];
        for text in good {
            let read = whole(&mut text.as_bytes()).await.expect(&text);
            let expected = Whole {
                status: 200,
                body: b"{}".to_vec(),
            };
            assert_eq!(read, expected, "{text}");
        }
        let wrong = [
            String::new(),
            head.to_owned(),
            format!("{head}Content-Length: 3\r\n\r\n{{}}"),
            format!("{head}Content-Length: x\r\n\r\n{{}}"),
            format!("{head}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}"),
            format!("{head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{{}}"),
            "SSH-2.0\r\n\r\n".to_owned(),
            format!("{head}\r\n{}", "x".repeat(LONGEST_ANSWER)),
        ];
        for text in wrong {
            assert!(whole(&mut text.as_bytes()).await.is_err(), "{text:.80}");
        }
    }
}
