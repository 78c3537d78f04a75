//! How long what is kept.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::retention::Period;

use super::Storage;

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
