//! The way to a gateway that sends short messages to phones: one POST with JSON a message.

use std::{fmt, str::FromStr, time::Duration};

use anyhow::{Context as _, bail};
use serde_json::json;
use tokio::time::timeout;

use crate::http_client::{self, Address, can_be_key};

/// How long a message may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A gateway: `https://gate.example/send`; `http://` on this machine alone. It gets
/// `{"to":"+79001234567","text":"…"}`.
#[derive(Clone)]
pub struct HttpGateway {
    address: Address,
    key: Option<String>,
}

impl fmt::Debug for HttpGateway {
    /// Without the key and the path, which may hold one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HttpGateway({:?})", self.address)
    }
}

impl FromStr for HttpGateway {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self {
            address: text.parse()?,
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
        // An empty setting is none.
        let key = key.filter(|key| !key.is_empty());
        if key.as_deref().is_some_and(|key| !can_be_key(key)) {
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
        let body = serde_json::to_vec(&json!({ "to": phone, "text": text }))?;
        let trust = http_client::trust(None)?;
        let sending = async {
            let key = self.key.as_deref();
            let mut stream = self.address.post(trust, key, &body).await?;
            http_client::status(&mut *stream).await
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
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpListener,
    };

    use super::*;

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
