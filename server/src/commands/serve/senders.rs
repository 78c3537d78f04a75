//! What sends letters and messages, if the installation has anything for it.

use domain::presentation::Origin;

use crate::{
    config::Serve,
    mail::{Bell, HttpGateway, Mailer},
    registration::CodeSender,
};

/// What there is of it, each with the bell that wakes it.
pub(super) struct Senders {
    /// For letters.
    pub(super) mailer: Option<(Mailer, Bell)>,
    /// For messages to phones, over HTTP.
    pub(super) gateway: Option<(HttpGateway, Bell)>,
}

impl Senders {
    /// # Errors
    /// A setting cannot be used.
    pub(super) fn open(config: &Serve, origin: &Origin) -> anyhow::Result<Self> {
        let key = config.codes_gateway_key.clone();
        let gateway = config.codes_gateway.clone();
        let gateway = gateway.map(|it| it.with_key(key)).transpose()?;
        let gateway = gateway.map(|it| (it, Bell::default()));
        let mailer = open_mailer(config, origin)?;
        Ok(Self { mailer, gateway })
    }

    /// What sends one-time codes.
    pub(super) fn codes(&self, config: &Serve) -> Option<CodeSender> {
        match (&config.codes_mail, &self.mailer, &self.gateway) {
            (.., Some((_, bell))) => Some(CodeSender::Messages(bell.clone())),
            (Some(gateway), Some((_, bell)), _) => {
                Some(CodeSender::Mail(gateway.clone(), bell.clone()))
            }
            // Whoever tries it out reads the codes off the screen.
            _ => config.demo.then_some(CodeSender::Output),
        }
    }
}

/// What sends mail, if there is a server for it.
fn open_mailer(config: &Serve, origin: &Origin) -> anyhow::Result<Option<(Mailer, Bell)>> {
    let (Some(url), Some(from)) = (&config.smtp_url, &config.mail_from) else {
        return Ok(None);
    };
    let host = origin.as_str().split("://").nth(1).unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    let mailer = Mailer::new(url, from, host)?;
    Ok(Some((mailer, Bell::default())))
}
