//! What time it is. Everything that depends on the hour asks a [`Clock`], so that tests and
//! demonstrations can choose it.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// A clock.
pub trait Clock: Send + Sync + fmt::Debug {
    /// Unix milliseconds.
    fn now_ms(&self) -> i64;

    /// Unix seconds.
    fn now(&self) -> i64 {
        self.now_ms().div_euclid(1_000)
    }
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    /// A machine whose clock stands before 1970 is at 0: every certificate and code has yet
    /// to begin there, so nothing is confirmed.
    fn now_ms(&self) -> i64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()
            .and_then(|since| i64::try_from(since.as_millis()).ok())
            .unwrap_or_default()
    }
}

/// A clock that stands where a file says: for tests that drive a whole server. Each reading
/// reads the file, which holds Unix seconds or a moment like `2026-03-01T12:00:00Z`.
#[derive(Debug)]
pub struct FileClock {
    path: PathBuf,
    last_good_ms: AtomicI64,
}

impl FileClock {
    /// A clock on the file at `path`, which must hold a moment by now.
    pub fn new(path: &Path) -> io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            last_good_ms: AtomicI64::new(read(path)?),
        })
    }
}

impl Clock for FileClock {
    /// A file that is just being written may be empty or half: then the last good moment.
    fn now_ms(&self) -> i64 {
        match read(&self.path) {
            Ok(ms) => {
                self.last_good_ms.store(ms, Ordering::Relaxed);
                ms
            }
            Err(_) => self.last_good_ms.load(Ordering::Relaxed),
        }
    }
}

/// The moment in the file at `path`, Unix milliseconds.
fn read(path: &Path) -> io::Result<i64> {
    let text = fs::read_to_string(path)?;
    moment(text.trim()).ok_or_else(|| {
        let problem = "neither Unix seconds nor a moment like 2026-03-01T12:00:00Z";
        io::Error::new(io::ErrorKind::InvalidData, problem)
    })
}

/// `text` as Unix milliseconds.
fn moment(text: &str) -> Option<i64> {
    if let Ok(seconds) = text.parse::<i64>() {
        return seconds.checked_mul(1_000);
    }
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok()
}

/// A clock that stands until it is set.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that stands at `unix` seconds.
    pub fn at(unix: i64) -> Self {
        Self(AtomicI64::new(unix * 1_000))
    }

    /// Sets it to `unix` seconds.
    pub fn set(&self, unix: i64) {
        self.0.store(unix * 1_000, Ordering::Relaxed);
    }

    /// Moves it on by `seconds`.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000, Ordering::Relaxed);
    }
}

impl Clock for FixedClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_clock_follows_its_file_and_survives_rubbish() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("clock");
        assert!(FileClock::new(&path).is_err(), "no file");
        fs::write(&path, "soon").expect("written");
        assert!(FileClock::new(&path).is_err(), "no moment");

        fs::write(&path, "1772366400\n").expect("written");
        let clock = FileClock::new(&path).expect("clock");
        assert_eq!(clock.now(), 1_772_366_400);
        fs::write(&path, "2026-03-01T15:00:30.5+03:00").expect("written");
        assert_eq!(clock.now_ms(), 1_772_366_430_500);
        fs::write(&path, "").expect("written");
        assert_eq!(clock.now(), 1_772_366_430);
    }

    #[test]
    fn a_fixed_clock_stands_until_it_is_set() {
        let clock = FixedClock::at(100);
        clock.advance(5);
        assert_eq!(clock.now_ms(), 105_000);
        clock.set(-1);
        assert_eq!((clock.now_ms(), clock.now()), (-1_000, -1));
    }
}
