//! What can be wrong with a log, and how that is said.

use std::fmt;

use super::{
    chain::{Break, Log},
    checkpoints::moment,
    seen::Disagreement,
};

/// The first thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An entry is gone: the one after the last good one has another number.
    Missing {
        /// Of which log.
        log: Log,
        /// Its number.
        position: i64,
    },
    /// An entry is not as it was written.
    Changed {
        /// Of which log.
        log: Log,
        /// Its number.
        position: i64,
        /// Its kind and what it is about, as it stands now.
        entry: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The log ends before a checkpoint, or before what `audit_head` says.
    Cut {
        /// Which log.
        log: Log,
        /// Number of the last entry.
        ends: i64,
        /// How far it had come.
        had: i64,
        /// When a checkpoint said so.
        at: Option<i64>,
    },
    /// All entries up to a checkpoint follow from each other, but are not those it was about.
    Rewritten {
        /// Which log.
        log: Log,
        /// The first that may be another.
        from: i64,
        /// Number of the last one that the checkpoint covers.
        until: i64,
        /// When the checkpoint was signed.
        at: i64,
    },
    /// A line of checkpoints is none of this installation.
    Checkpoint {
        /// The line, from 1.
        line: usize,
    },
    /// The row of a power of attorney is not what its entries say.
    Power {
        /// Its number.
        power: String,
        /// The column.
        column: &'static str,
        /// Number of its last entry; 0 if it has none.
        position: i64,
    },
    /// A status is not what its entries say.
    Status {
        /// Its id.
        status: String,
        /// Number of the last entry about it; 0 if there is none.
        position: i64,
    },
    /// A family is not what its last entry says.
    Family {
        /// Its number.
        family: i64,
    },
}

impl Fault {
    pub(super) fn of_break(
        log: Log,
        position: i64,
        broken: Break,
        entry: impl Fn() -> String,
    ) -> Self {
        match broken {
            Break::Missing => Self::Missing { log, position },
            Break::Changed(why) => Self::Changed {
                log,
                position,
                entry: entry(),
                why,
            },
        }
    }

    pub(super) fn of_checkpoint(log: Log, ends: i64, disagreement: Disagreement) -> Self {
        match disagreement {
            Disagreement::Rewritten { from, until, at } => Self::Rewritten {
                log,
                from,
                until,
                at,
            },
            Disagreement::Cut { had, at } => Self::Cut {
                log,
                ends,
                had,
                at: Some(at),
            },
        }
    }
}

/// What stands before the words about a log. Those about powers of attorney are older than the
/// other logs.
fn prefix(log: Log) -> &'static str {
    match log {
        Log::Powers => "",
        Log::Registry => "registry: ",
        Log::Families => "families: ",
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { log, position } => {
                write!(f, "{}entry {position} is gone", prefix(*log))
            }
            Self::Changed {
                log,
                position,
                entry,
                why,
            } => write!(f, "{}entry {position} ({entry}): {why}", prefix(*log)),
            Self::Cut { log, ends, had, at } => {
                let prefix = prefix(*log);
                write!(
                    f,
                    "{prefix}the log ends at entry {ends} and had come to {had}"
                )?;
                match at {
                    Some(at) => write!(f, ", by the checkpoint of {}", moment(*at)),
                    None => Ok(()),
                }
            }
            Self::Rewritten {
                log,
                from,
                until,
                at,
            } => write!(
                f,
                "{}an entry from {from} to {until} is not the one of which the checkpoint of {} \
                 tells: the log was written anew",
                prefix(*log),
                moment(*at)
            ),
            Self::Checkpoint { line } => write!(
                f,
                "line {line} of the checkpoints was not signed by a key of this installation"
            ),
            Self::Power {
                power,
                column,
                position: 0,
            } => write!(f, "power of attorney {power} has no entry ({column})"),
            Self::Power {
                power,
                column,
                position,
            } => write!(
                f,
                "power of attorney {power}: `{column}` is not what its entries say (the last is \
                 entry {position})"
            ),
            Self::Status {
                status,
                position: 0,
            } => write!(f, "registry: status {status} has no entry"),
            Self::Status { status, position } => write!(
                f,
                "registry: status {status} is not what its entries say (the last is entry \
                 {position})"
            ),
            Self::Family { family } => {
                write!(f, "families: family {family} is not what its entries say")
            }
        }
    }
}
