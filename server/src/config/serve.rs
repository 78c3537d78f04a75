//! How to serve.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;
use domain::presentation::Origin;

use super::{Keeping, Master, Storage};
use crate::{
    mail::{HttpGateway, SmtpUrl},
    presentations::Prefetch,
    registration::MailGateway,
};

/// How to serve.
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// Where everything is kept.
    #[command(flatten)]
    pub storage: Storage,
    /// What opens the issuer's keys.
    #[command(flatten)]
    pub master: Master,
    /// Address to listen on. With `--lan` the default is 0.0.0.0:3443.
    #[arg(long, env = "DIGITAL_ID_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Public address, as people and codes write it: `https://id.example`. By default
    /// `http://localhost:<port>`, with `--lan` the address in the local network.
    #[arg(long, env = "DIGITAL_ID_ORIGIN", value_parser = origin)]
    pub origin: Option<Origin>,
    /// Serve https in the local network, with a certificate authority of this
    /// installation's own: phones allow camera and service worker over https only.
    #[arg(long)]
    pub lan: bool,
    /// Offer the demo people on the sign-in page; seeds them if the database is empty.
    #[arg(long, env = "DIGITAL_ID_DEMO")]
    pub demo: bool,
    /// Take the time from this file (Unix seconds or RFC 3339), for tests. Only with
    /// --demo and a loopback address.
    #[arg(long, requires = "demo", conflicts_with = "lan")]
    pub clock_file: Option<PathBuf>,
    /// File to which signed checkpoints of the log of powers of attorney are added; by default
    /// `checkpoints.log` in the data folder. Best on another machine, or copied there: it shows
    /// what became of a database that was changed by hand.
    #[arg(long, env = "DIGITAL_ID_CHECKPOINTS")]
    pub checkpoints: Option<PathBuf>,
    /// Pages of one account that may listen for news at once, in each process; further ones
    /// ask every two seconds.
    #[arg(long, env = "DIGITAL_ID_STREAMS_PER_ACCOUNT", default_value_t = 20)]
    pub streams_per_account: usize,
    /// Minutes of codes that phones hold ahead for places without a network, 0 to 60. With 0
    /// they hold the code of this window and the next, and keep nothing.
    #[arg(
        long,
        env = "DIGITAL_ID_PREFETCH_MINUTES",
        default_value_t = Prefetch::USUAL,
        value_parser = clap::value_parser!(u8).range(..=i64::from(Prefetch::MOST)),
    )]
    pub prefetch_minutes: u8,
    /// Server that takes mail, for reminders: `smtps://user:password@host`,
    /// `smtp://host?tls=required`. Best in the environment, where no list of processes shows it.
    #[arg(
        long,
        env = "DIGITAL_ID_SMTP_URL",
        hide_env_values = true,
        requires = "mail_from"
    )]
    pub smtp_url: Option<SmtpUrl>,
    /// Sender of mail: `Digital ID <id@example.org>`.
    #[arg(long, env = "DIGITAL_ID_MAIL_FROM", requires = "smtp_url")]
    pub mail_from: Option<String>,
    /// Gateway that turns letters into messages to phones, `{phone}@sms.example`: by it one-time
    /// codes are sent, and people can register. Without it the demo prints them, and otherwise
    /// nobody registers.
    #[arg(long, env = "DIGITAL_ID_CODES_MAIL", requires = "smtp_url")]
    pub codes_mail: Option<MailGateway>,
    /// Gateway that sends messages to phones, `https://gate.example/send`: it gets a POST with
    /// `{"to":"+79001234567","text":"…"}` for each one-time code and answers with a status below 300.
    #[arg(
        long,
        env = "DIGITAL_ID_CODES_GATEWAY",
        hide_env_values = true,
        conflicts_with = "codes_mail"
    )]
    pub codes_gateway: Option<HttpGateway>,
    /// Key of that gateway, sent as `Authorization: Bearer`. Best in the environment, where no list of
    /// processes shows it.
    #[arg(
        long,
        env = "DIGITAL_ID_CODES_GATEWAY_KEY",
        hide_env_values = true,
        requires = "codes_gateway"
    )]
    pub codes_gateway_key: Option<String>,
    /// Whether an operator who ends a status by hand needs another operator to confirm it.
    #[arg(
        long,
        env = "DIGITAL_ID_FOUR_EYES",
        default_value_t = true,
        action = clap::ArgAction::Set,
    )]
    pub four_eyes: bool,
    /// Folder that is watched for lists of statuses: `FOLDER/<source>/<list>.csv`. Each that lies
    /// there whole is entered if all its rows are good, and moved to `done/` or `refused/`, a report
    /// beside it.
    #[arg(long, env = "DIGITAL_ID_IMPORT_FOLDER")]
    pub import_folder: Option<PathBuf>,
    /// Folder with the certificates of countries (CSCA), DER or PEM, by which the desk verifies the
    /// chips of passports. Without it no chip is verified, and the desk says so.
    #[arg(long, env = "DIGITAL_ID_COUNTRY_CERTIFICATES")]
    pub country_certificates: Option<PathBuf>,
    /// How long what is kept.
    #[command(flatten)]
    pub keeping: Keeping,
    /// Log lines as JSON.
    #[arg(long, env = "DIGITAL_ID_LOG_JSON")]
    pub log_json: bool,
}

fn origin(text: &str) -> Result<Origin, String> {
    Origin::parse(text).map_err(|error| error.to_string())
}

/// Port of plain http.
const PORT: u16 = 3000;
/// Port of https in the local network.
const LAN_PORT: u16 = 3443;

impl Serve {
    /// Where checkpoints of the log are added.
    pub fn checkpoints_file(&self) -> PathBuf {
        let own = || self.storage.checkpoints_file();
        self.checkpoints.clone().unwrap_or_else(own)
    }

    /// The address to listen on.
    pub fn listen_address(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| {
            if self.lan {
                SocketAddr::from(([0, 0, 0, 0], LAN_PORT))
            } else {
                SocketAddr::from(([127, 0, 0, 1], PORT))
            }
        })
    }

    /// A clock out of a file lets whoever writes it revive old codes: for tests on this
    /// machine only.
    pub fn validate(&self) -> anyhow::Result<()> {
        if self.clock_file.is_some() && !self.listen_address().ip().is_loopback() {
            anyhow::bail!("--clock-file is for tests: it needs a loopback address in --listen");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::config::{Cli, Command};

    fn serve(args: &[&str]) -> anyhow::Result<Serve> {
        let cli = Cli::try_parse_from(["digital-id", "serve"].iter().chain(args))?;
        let Command::Serve(serve) = cli.command else {
            anyhow::bail!("not serve")
        };
        serve.validate()?;
        Ok(*serve)
    }

    #[test]
    fn the_clock_file_needs_demo_and_loopback() {
        assert!(serve(&["--clock-file", "x"]).is_err());
        assert!(serve(&["--demo", "--clock-file", "x", "--listen", "0.0.0.0:3000"]).is_err());
        assert!(serve(&["--demo", "--clock-file", "x", "--lan"]).is_err());
        assert!(serve(&["--demo", "--clock-file", "x"]).is_ok());
    }

    #[test]
    fn codes_ahead_for_an_hour_at_most() {
        let minutes = |args: &[&str]| serve(args).map(|serve| serve.prefetch_minutes);
        assert_eq!(minutes(&[]).unwrap(), 10);
        assert_eq!(minutes(&["--prefetch-minutes", "0"]).unwrap(), 0);
        assert_eq!(minutes(&["--prefetch-minutes", "60"]).unwrap(), 60);
        for bad in ["61", "-1", "1.5", "ten", ""] {
            assert!(minutes(&["--prefetch-minutes", bad]).is_err(), "{bad}");
        }
    }

    #[test]
    fn mail_needs_a_server_and_a_sender_and_shows_no_password() {
        let url = "smtps://id:geheim@mail.example.org";
        assert!(serve(&["--smtp-url", url]).is_err());
        assert!(serve(&["--mail-from", "id@example.org"]).is_err());
        let both = serve(&["--smtp-url", url, "--mail-from", "id@example.org"]);
        assert!(!format!("{:?}", both.expect("read")).contains("geheim"));
    }

    #[test]
    fn only_origins_that_a_code_can_carry() {
        assert!(serve(&["--origin", "https://id.example"]).is_ok());
        assert!(serve(&["--origin", "id.example/path"]).is_err());
    }
}
