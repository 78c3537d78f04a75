//! The way to a gateway that sends short messages to phones: one POST with JSON a message. A client
//! of its own, for there is none in the tree and this needs the status of an answer alone.

use std::{fmt, net::IpAddr, str::FromStr, sync::Arc, time::Duration};

use anyhow::{Context as _, bail};
use rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName};
use serde_json::json;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::TlsConnector;

/// How long a message may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest first line of an answer, in bytes.
const LONGEST_LINE: usize = 256;

/// A gateway: `https://gate.example/send`; `http://` on this machine alone. It gets
/// `{"to":"+79001234567","text":"…"}`.
#[derive(Clone)]
pub struct HttpGateway {
    host: String,
    port: u16,
    tls: bool,
    path: String,
    key: Option<String>,
}

impl fmt::Debug for HttpGateway {
    /// Without the key and the path, which may hold one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpGateway({}:{})", self.host, self.port)
    }
}

impl FromStr for HttpGateway {
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
            key: None,
        })
    }
}

impl HttpGateway {
    /// The same with a key, sent as `Authorization: Bearer …`.
    ///
    /// # Errors
    /// It is no text that a header can carry; the key is not repeated.
    pub fn with_key(self, key: Option<String>) -> anyhow::Result<Self> {
        let can = |key: &String| key.bytes().all(|byte| (0x21..0x7f).contains(&byte));
        if key.as_ref().is_some_and(|key| !can(key)) {
            bail!("the key of the gateway has characters that no header carries");
        }
        Ok(Self { key, ..self })
    }

    /// Sends `text` to `phone` (`+79001234567`).
    ///
    /// # Errors
    /// The gateway does not answer in time, or does not take it. Neither number nor text is
    /// repeated.
    pub(super) async fn send(&self, phone: &str, text: &str) -> anyhow::Result<()> {
        let request = self.request(phone, text)?;
        let sending = async {
            let stream = TcpStream::connect((self.host.as_str(), self.port)).await?;
            if !self.tls {
                return exchange(stream, &request).await;
            }
            let name = ServerName::try_from(self.host.clone())?;
            let stream = TlsConnector::from(Arc::new(trust()?))
                .connect(name, stream)
                .await?;
            exchange(stream, &request).await
        };
        let status = timeout(PATIENCE, sending)
            .await
            .context("the gateway does not answer")?
            .context("the gateway cannot be asked")?;
        match status {
            200..=299 => Ok(()),
            status => bail!("the gateway did not take it: {status}"),
        }
    }

    fn request(&self, phone: &str, text: &str) -> anyhow::Result<Vec<u8>> {
        let body = serde_json::to_vec(&json!({ "to": phone, "text": text }))?;
        let key = self.key.as_ref().map_or_else(String::new, |key| {
            format!("Authorization: Bearer {key}\r\n")
        });
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: {}\r\n{key}Content-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.path,
            self.host,
            body.len()
        );
        Ok([head.into_bytes(), body].concat())
    }
}

/// Whom browsers trust.
fn trust() -> anyhow::Result<ClientConfig> {
    let roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    Ok(
        ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth(),
    )
}

/// Asks, and reads the status of the answer.
async fn exchange(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    request: &[u8],
) -> anyhow::Result<u16> {
    stream.write_all(request).await?;
    stream.flush().await?;
    let mut line = Vec::new();
    while line.len() < LONGEST_LINE && !line.ends_with(b"\r\n") {
        line.push(stream.read_u8().await?);
    }
    let line = String::from_utf8(line)?;
    let status = line
        .strip_prefix("HTTP/1.")
        .and_then(|rest| rest.split(' ').nth(1))
        .and_then(|status| status.trim().parse().ok());
    status.context("that is no HTTP")
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    #[test]
    fn a_gateway_is_asked_over_https_or_on_this_machine() {
        for good in [
            "https://gate.example/send",
            "https://gate.example:8443",
            "http://127.0.0.1:8080/sms?from=id",
            "http://localhost/",
        ] {
            assert!(good.parse::<HttpGateway>().is_ok(), "{good}");
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
            assert!(wrong.parse::<HttpGateway>().is_err(), "{wrong:?}");
        }
    }

    #[tokio::test]
    async fn what_the_gateway_says_counts() {
        for (answer, taken) in [
            ("HTTP/1.1 202 Accepted\r\n\r\n", true),
            ("HTTP/1.0 200\r\n\r\n", true),
            ("HTTP/1.1 401 Unauthorized\r\n\r\n", false),
            ("HTTP/1.1 302 Found\r\n\r\n", false),
            ("SSH-2.0\r\n", false),
            ("", false),
        ] {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let address = listener.local_addr().expect("an address");
            let gateway: HttpGateway = format!("http://{address}/sms").parse().expect("a gateway");
            let gateway = gateway.with_key(Some("geheim".to_owned())).expect("a key");
            assert!(!format!("{gateway:?}").contains("geheim"));
            let served = tokio::spawn(async move {
                let (mut client, _) = listener.accept().await.expect("a client");
                let mut asked = vec![0; 4096];
                let length = client.read(&mut asked).await.expect("a request");
                client.write_all(answer.as_bytes()).await.expect("answered");
                String::from_utf8_lossy(&asked[..length]).into_owned()
            });
            let sent = gateway.send("+79001234567", "Код: 123456").await;
            assert_eq!(sent.is_ok(), taken, "{answer:?}");
            if let Err(error) = sent {
                let said = format!("{error:#}");
                assert!(
                    !said.contains("9001234567") && !said.contains("123456"),
                    "{said}"
                );
            }
            let asked = served.await.expect("served");
            assert!(asked.starts_with("POST /sms HTTP/1.1\r\n"), "{asked}");
            assert!(asked.contains("Authorization: Bearer geheim\r\n"));
            assert!(asked.ends_with(r#"{"text":"Код: 123456","to":"+79001234567"}"#));
        }
    }
}
