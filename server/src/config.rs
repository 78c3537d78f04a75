//! The command line and the environment: read once, validated once. `--help` is the
//! reference.

use std::{net::SocketAddr, path::PathBuf};

use app::ports::Language;
use clap::{Args, Parser, Subcommand};
use domain::{presentation::Origin, retention::Period};

use crate::{
    mail::{HttpGateway, SmtpUrl},
    presentations::Prefetch,
    registration::MailGateway,
};

/// Digital ID: prove one fact with a code, check it in seconds.
#[derive(Debug, Parser)]
#[command(name = "digital-id", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the binary can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages, the scanner and the API.
    Serve(Box<Serve>),
    /// Bring the database to the schema of this version.
    Migrate(Storage),
    /// Fill an empty database with the demo people, and print their logins.
    Demo(Demo),
    /// Manage accounts of the installation itself.
    Admin {
        /// What to do.
        #[command(subcommand)]
        command: Admin,
    },
    /// The issuer's keys: list, rotate, revoke. Running servers see it within seconds.
    Keys {
        /// What to do.
        #[command(subcommand)]
        command: Keys,
    },
    /// Powers of attorney (МЧД) as documents: check one made elsewhere, export one issued here.
    Poa {
        /// What to do.
        #[command(subcommand)]
        command: Poa,
    },
    /// The registry: enter lists of statuses.
    Registry {
        /// What to do.
        #[command(subcommand)]
        command: Registry,
    },
    /// How long what is kept: see it, or remove what is due.
    Retention {
        /// What to do.
        #[command(subcommand)]
        command: Retention,
    },
    /// The logs of powers of attorney and of the registry: prove that they are whole.
    Audit {
        /// What to do.
        #[command(subcommand)]
        command: Audit,
    },
    /// Read the codes in picture files with the scanner's own decoder, a line each.
    Decode {
        /// PNG, JPEG or WebP files.
        #[arg(required = true)]
        images: Vec<PathBuf>,
    },
    /// Say what codes are worth, for whoever writes another implementation of the format:
    /// lines of `now<TAB>origin<TAB>code` on standard input, a verdict for each.
    Verdict {
        /// The keys that count: a JSON file with a list "keys", as docs/vectors.json has one.
        #[arg(long)]
        keys: PathBuf,
    },
}

/// Where everything is kept.
#[derive(Clone, Debug, Args)]
pub struct Storage {
    /// Folder of the database and the keys; created if missing.
    #[arg(long, env = "DIGITAL_ID_DATA", default_value = "data")]
    pub data: PathBuf,
    /// `postgres://…`, or `sqlite://…`; SQLite in the data folder if not given.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
}

impl Storage {
    /// The file of SQLite, if it is that.
    pub fn database_file(&self) -> PathBuf {
        self.data.join("digital-id.sqlite")
    }

    /// Where checkpoints of the log are added if nobody says otherwise.
    pub fn checkpoints_file(&self) -> PathBuf {
        self.data.join("checkpoints.log")
    }

    /// The address of the database.
    pub fn url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}?mode=rwc", self.database_file().display()))
    }
}

/// What opens the issuer's keys in the database.
#[derive(Clone, Debug, Args)]
pub struct Master {
    /// File with the master key, 64 hexadecimal digits or Base64. By default it is taken from
    /// the environment (DIGITAL_ID_MASTER_KEY), else from `master.key` in the data folder,
    /// which the first start creates.
    #[arg(long, env = "DIGITAL_ID_MASTER_KEY_FILE")]
    pub master_key_file: Option<PathBuf>,
}

/// Where the issuer's keys are kept.
#[derive(Clone, Debug, Args)]
pub struct KeyStorage {
    /// Where everything is kept.
    #[command(flatten)]
    pub storage: Storage,
    /// What opens them.
    #[command(flatten)]
    pub master: Master,
    /// Take the time from this file, as the server of a test does.
    #[arg(long, hide = true)]
    pub clock_file: Option<PathBuf>,
}

/// The issuer's keys.
#[derive(Clone, Debug, Subcommand)]
pub enum Keys {
    /// A line for each key there has been.
    List {
        /// Where they are kept.
        #[command(flatten)]
        kept: KeyStorage,
    },
    /// Let the waiting key sign, once every scanner that may be offline has had a day to
    /// learn it. Codes made before stay valid.
    Rotate {
        /// Where they are kept.
        #[command(flatten)]
        kept: KeyStorage,
        /// In seconds, as soon as every server knows: scanners that are offline now may take
        /// new codes for forged until they have been online.
        #[arg(long)]
        now: bool,
    },
    /// End a key at once, in an emergency: nothing it ever signed counts any more.
    Revoke {
        /// Where they are kept.
        #[command(flatten)]
        kept: KeyStorage,
        /// Number of the key, as `keys list` shows it.
        kid: u8,
        /// Why, for the list.
        #[arg(long)]
        reason: Option<String>,
    },
}

/// Powers of attorney as documents.
#[derive(Clone, Debug, Subcommand)]
pub enum Poa {
    /// Print everything that is wrong with a document, a line for each finding: line of the
    /// file, element, reason. Ends with status 0 only if it would be accepted. No database is
    /// needed.
    Check {
        /// The XML.
        file: PathBuf,
        /// Its detached signature.
        #[arg(long)]
        sig: Option<PathBuf>,
        /// The certificate that vouches for signatures here, PEM: `digital-id poa authority`.
        #[arg(long, requires = "sig")]
        authority: Option<PathBuf>,
        /// `ru` or `en`; by default what the environment says.
        #[arg(long, value_parser = language)]
        language: Option<Language>,
        /// Take the time from this file, as the server of a test does.
        #[arg(long, hide = true)]
        clock_file: Option<PathBuf>,
    },
    /// Write the XML of a power of attorney issued here, and its signature, into a folder.
    Export {
        /// Where everything is kept.
        #[command(flatten)]
        storage: Storage,
        /// Number of the power of attorney.
        number: String,
        /// The folder; created if missing.
        folder: PathBuf,
    },
    /// Print the certificate by which signatures made here are verified.
    Authority {
        /// Where everything is kept.
        #[command(flatten)]
        storage: Storage,
    },
}

/// The registry.
#[derive(Clone, Debug, Subcommand)]
pub enum Registry {
    /// Check a list of statuses (CSV or JSON lines, up to a million rows) and enter it, a piece at
    /// a time; the server may run meanwhile. Stopped in between, the same command goes on where it
    /// stood. The same list twice changes nothing.
    Import {
        /// Where everything is kept.
        #[command(flatten)]
        storage: Storage,
        /// The list.
        file: PathBuf,
        /// Who sends it: the same name for all lists of this source.
        #[arg(long)]
        source: String,
        /// It is everything the source says: what it does not name any more ends.
        #[arg(long)]
        full: bool,
        /// Enter the good rows even if others have mistakes.
        #[arg(long)]
        skip_bad: bool,
    },
}

/// How long what is kept.
#[derive(Clone, Debug, Args)]
pub struct Keeping {
    /// Days for which something is kept, where it is not the usual: `checks=1095,shares=7`.
    /// `digital-id retention report` lists the names; the server removes every hour what is due.
    #[arg(long, env = "DIGITAL_ID_RETENTION", value_delimiter = ',')]
    pub retention: Vec<Period>,
}

/// Retention periods.
#[derive(Clone, Debug, Subcommand)]
pub enum Retention {
    /// What is kept how long, how much of it there is, how much is due, and what was removed when.
    Report {
        /// Of what.
        #[command(flatten)]
        kept: Kept,
    },
    /// Remove what is due now, a batch at a time; the server may run meanwhile.
    Run {
        /// Of what.
        #[command(flatten)]
        kept: Kept,
    },
}

/// A database and its periods.
#[derive(Clone, Debug, Args)]
pub struct Kept {
    /// Where everything is kept.
    #[command(flatten)]
    pub storage: Storage,
    /// And how long.
    #[command(flatten)]
    pub keeping: Keeping,
    /// Take the time from this file, as the server of a test does.
    #[arg(long, hide = true)]
    pub clock_file: Option<PathBuf>,
}

/// The log of powers of attorney.
#[derive(Clone, Debug, Subcommand)]
pub enum Audit {
    /// Prove that the log is whole, that the powers of attorney are what it says, and that it
    /// agrees with its checkpoints; or name the first entry that is not as it was written. Reads
    /// only. Ends with status 0 only if all is well.
    Verify {
        /// Where everything is kept.
        #[command(flatten)]
        storage: Storage,
        /// Files of checkpoints; by default `checkpoints.log` in the data folder, if there is
        /// one. Best are those that were kept elsewhere.
        #[arg(long)]
        checkpoints: Vec<PathBuf>,
    },
}

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
    /// How long what is kept.
    #[command(flatten)]
    pub keeping: Keeping,
    /// Log lines as JSON.
    #[arg(long, env = "DIGITAL_ID_LOG_JSON")]
    pub log_json: bool,
}

/// How to seed.
#[derive(Clone, Debug, Args)]
pub struct Demo {
    /// Where everything is kept.
    #[command(flatten)]
    pub storage: Storage,
}

/// Accounts of the installation itself.
#[derive(Clone, Debug, Subcommand)]
pub enum Admin {
    /// Create an operator of the registry desk.
    Create {
        /// Where everything is kept.
        #[command(flatten)]
        storage: Storage,
        /// Whole name.
        #[arg(long)]
        name: String,
        /// Phone number or СНИЛС to sign in with.
        #[arg(long)]
        login: String,
        /// File with the password in its first line; `-` reads standard input.
        #[arg(long)]
        password_file: PathBuf,
    },
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| "ru or en".to_owned())
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
    use super::*;

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
