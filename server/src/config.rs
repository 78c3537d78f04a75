//! The command line and the environment: read once, validated once. `--help` is the
//! reference.

mod retention;
mod serve;

use std::path::PathBuf;

use app::ports::{Language, till_scenarios};
use clap::{Args, Parser, Subcommand};
use domain::scenario::Scenario;

use crate::http_client::Address;

pub use self::{
    retention::{Keeping, Kept, Retention},
    serve::Serve,
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
    /// Chips of passports.
    Passport {
        /// What to do.
        #[command(subcommand)]
        command: Passport,
    },
    /// Check codes as a till: what a hardware scanner types, a line a code, on standard input; a line of
    /// answer for each. Nothing is kept, and no database is needed.
    Till(Till),
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

/// How a till checks.
#[derive(Clone, Debug, Args)]
pub struct Till {
    /// Where the service is: `https://id.example`; `http://` on this machine alone.
    #[arg(long, env = "DIGITAL_ID_SERVER")]
    pub server: Address,
    /// File with the till's key in its first line, as the cabinet has shown it.
    #[arg(long, env = "DIGITAL_ID_TILL_KEY_FILE")]
    pub key_file: PathBuf,
    /// What it needs to know: `age18`, `status:student`.
    #[arg(long, value_parser = till_scenario)]
    pub asks: Scenario,
    /// `ru` or `en`; by default what the environment says.
    #[arg(long, value_parser = language)]
    pub language: Option<Language>,
    /// Words for people instead of JSON.
    #[arg(long)]
    pub plain: bool,
    /// End after the first code: with status 0 to serve, 1 not to, 2 if nothing was checked.
    #[arg(long)]
    pub once: bool,
    /// Trust the certificates in this file (PEM) and no others: those of an installation with a
    /// local authority.
    #[arg(long)]
    pub authority: Option<PathBuf>,
    /// Seconds that one attempt may take; a second one is made with the same key.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u64).range(1..=60))]
    pub patience: u64,
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

/// Chips of passports.
#[derive(Clone, Debug, Subcommand)]
pub enum Passport {
    /// Say what the files of a chip are worth, a line for each question. Ends with status 0 only if
    /// a country whose certificate is in the folder has signed them. No database is needed, and
    /// nothing is kept.
    Check {
        /// EF.DG1: the machine-readable zone.
        dg1: PathBuf,
        /// EF.DG2: the face.
        dg2: PathBuf,
        /// EF.SOD: their hashes, signed.
        sod: PathBuf,
        /// Folder with the certificates of countries (CSCA), DER or PEM.
        #[arg(long, env = "DIGITAL_ID_COUNTRY_CERTIFICATES")]
        country_certificates: PathBuf,
        /// `ru` or `en`; by default what the environment says.
        #[arg(long, value_parser = language)]
        language: Option<Language>,
        /// Take the time from this file, as the server of a test does.
        #[arg(long, hide = true)]
        clock_file: Option<PathBuf>,
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
        /// It is everything the source says: what it does not name any more ends. It is looked at,
        /// and waits for an operator who starts it at the registry desk; the same command then
        /// enters it.
        #[arg(long)]
        full: bool,
        /// Enter the good rows even if others have mistakes.
        #[arg(long)]
        skip_bad: bool,
    },
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

fn till_scenario(text: &str) -> Result<Scenario, String> {
    till_scenarios()
        .find(|scenario| scenario.key() == text)
        .ok_or_else(|| {
            let known: Vec<_> = till_scenarios().map(Scenario::key).collect();
            known.join(", ")
        })
}
