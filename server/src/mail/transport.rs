//! The way to the SMTP server.

use std::{convert::Infallible, fmt, str::FromStr, time::Duration};

use anyhow::{Context as _, anyhow};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
    transport::smtp::extension::ClientId,
};

use crate::store::mails;

/// How long the server may take for each answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Address of an SMTP server, which may hold a password: nobody ever prints it.
#[derive(Clone)]
pub struct SmtpUrl(String);

impl FromStr for SmtpUrl {
    type Err = Infallible;

    /// Anything: a refusal here would print what was typed.
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(…)")
    }
}

/// Sends letters.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// What stands behind the `@` of a Message-ID.
    host: String,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mailer({})", self.from)
    }
}

impl Mailer {
    /// By the server at `url`, in the name of `from` (`Digital ID <id@example.org>`). Nothing is
    /// connected yet. `host` is the name of this installation.
    ///
    /// # Errors
    /// One of the two cannot be read; the address of the server is not repeated in it.
    pub fn new(url: &SmtpUrl, from: &str, host: &str) -> anyhow::Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url.0)
            .map_err(|_| {
                anyhow!(
                    "the address of the SMTP server cannot be read: it is \
                     smtps://user:password@host, smtp://host?tls=required or smtp://host"
                )
            })?
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(host.to_owned()))
            .build();
        Ok(Self {
            transport,
            from: from
                .parse()
                .context("the sender of mail is no e-mail address")?,
            host: host.to_owned(),
        })
    }

    /// Sends one.
    ///
    /// # Errors
    /// The server does not answer, or does not take it.
    pub(super) async fn send(&self, mail: &mails::Model) -> anyhow::Result<()> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(mail.recipient.parse().context("no e-mail address")?)
            .subject(mail.subject.clone())
            .message_id(Some(format!("<{}@{}>", mail.id, self.host)))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.body.clone())
            .context("no letter")?;
        self.transport
            .send(message)
            .await
            .context("the SMTP server did not take it")?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "smtps://id:geheim-77@mail.example.org";

    #[test]
    fn nothing_prints_the_password() {
        let url: SmtpUrl = URL.parse().expect("anything is");
        assert_eq!(format!("{url:?}"), "SmtpUrl(…)");
        let mailer = Mailer::new(&url, "Digital ID <id@example.org>", "localhost").expect("mailer");
        assert!(!format!("{mailer:?}").contains("geheim"));
        let broken: SmtpUrl = "geheim-77".parse().expect("anything is");
        let error = Mailer::new(&broken, "id@example.org", "localhost").expect_err("no address");
        assert!(!format!("{error:#}{error:?}").contains("geheim"));
        assert!(Mailer::new(&url, "nobody", "localhost").is_err());
    }
}
