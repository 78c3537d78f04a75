//! Steps, one heading each, and the count at the end.

use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Skipped ones are named only where there are any: a line without them says that all ran.
impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        match self.skipped {
            0 => Ok(()),
            skipped => write!(f, ", {skipped} skipped"),
        }
    }
}

struct Step {
    name: &'static str,
    tally: Tally,
    took: Duration,
    error: Option<anyhow::Error>,
}

/// Runs the steps and remembers how they went. A failed step does not stop the next one: who
/// reads the report wants to see all there is to mend.
#[derive(Default)]
pub(crate) struct Report {
    steps: Vec<Step>,
}

impl Report {
    /// A step that counts as one, and whether it passed.
    pub(crate) fn check(&mut self, name: &'static str, run: impl FnOnce() -> Result<()>) -> bool {
        self.suite(name, || {
            run().map(|()| Tally {
                passed: 1,
                ..Tally::default()
            })
        })
    }

    /// A step that counts for itself, and whether all of it passed. One that could not even run
    /// counts as one failure.
    pub(crate) fn suite(
        &mut self,
        name: &'static str,
        run: impl FnOnce() -> Result<Tally>,
    ) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let (tally, error) = match run() {
            Ok(tally) => (tally, None),
            Err(error) => (
                Tally {
                    failed: 1,
                    ..Tally::default()
                },
                Some(error),
            ),
        };
        let step = Step {
            name,
            tally,
            took: start.elapsed(),
            error,
        };
        println!("{}", line(&step));
        let passed = step.tally.failed == 0;
        self.steps.push(step);
        passed
    }

    /// A step that cannot run because an earlier one failed.
    pub(crate) fn skip(&mut self, name: &'static str, why: &'static str) {
        let tally = Tally {
            skipped: 1,
            ..Tally::default()
        };
        let step = Step {
            name,
            tally,
            took: Duration::ZERO,
            error: Some(anyhow!(why)),
        };
        println!("\n== {}", line(&step));
        self.steps.push(step);
    }

    /// Prints all steps again, and last of all the sum. Returns whether nothing failed.
    pub(crate) fn conclude(self) -> bool {
        println!("\n== report");
        let mut sum = Tally::default();
        for step in &self.steps {
            println!("{}", line(step));
            sum.add(step.tally);
        }
        println!("{sum}");
        sum.failed == 0
    }
}

fn line(step: &Step) -> String {
    let mark = match step.tally {
        Tally { failed: 1.., .. } => "FAILED",
        Tally {
            passed: 0,
            skipped: 1..,
            ..
        } => "skipped",
        _ => "ok",
    };
    let seconds = step.took.as_secs_f64();
    let mut line = format!(
        "{mark:<8} {:<28} {seconds:>7.1} s   {}",
        step.name, step.tally
    );
    if let Some(error) = &step.error {
        line += &format!("\n         {error:#}");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_names_skipped_ones_only_if_there_are_any() {
        let mut tally = Tally {
            passed: 41,
            failed: 2,
            skipped: 0,
        };
        assert_eq!(tally.to_string(), "41 passed, 2 failed");
        tally.add(Tally {
            passed: 1,
            failed: 0,
            skipped: 3,
        });
        assert_eq!(tally.to_string(), "42 passed, 2 failed, 3 skipped");
    }

    #[test]
    fn a_failure_does_not_stop_the_next_step() {
        let mut report = Report::default();
        assert!(!report.check("first", || Err(anyhow!("no"))));
        assert!(report.check("second", || Ok(())));
        assert!(!report.conclude());
    }
}
