//! How fast a list of statuses is entered, and how much memory that takes.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::workspace::Workspace;

/// How often the memory of the command is looked at.
const LOOK: Duration = Duration::from_millis(100);

#[derive(Args)]
pub(crate) struct ImportArgs {
    /// Rows of the list, each of somebody else
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    rows: u32,
    /// Measure this binary instead of building one
    #[arg(long)]
    binary: Option<PathBuf>,
    /// An empty PostgreSQL database, `postgres://…`, instead of SQLite
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

pub(crate) fn run(workspace: &Workspace, args: &ImportArgs) -> Result<()> {
    let binary = match &args.binary {
        Some(binary) => binary.clone(),
        None => crate::build(workspace, true)?,
    };
    let folder = std::env::temp_dir().join(format!("digital-id-import-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let measured = measure(&folder, &binary, args);
    fs::remove_dir_all(&folder)?;
    measured
}

fn measure(folder: &Path, binary: &Path, args: &ImportArgs) -> Result<()> {
    let list = folder.join("list.csv");
    write_list(&list, args.rows)?;
    let size = fs::metadata(&list)?.len();
    println!("{} rows, {} MB", args.rows, size / 1_000_000);
    for (what, expected) in [("entered", 0), ("looked at again, unchanged", 2)] {
        let begun = Instant::now();
        let (counts, peak) = enter(folder, binary, &list, args.database.as_deref())?;
        let seconds = begun.elapsed().as_secs_f64();
        ensure!(
            counts.get(expected) == Some(&u64::from(args.rows)),
            "it did something else: {counts:?}"
        );
        println!(
            "{what}: {seconds:.0} s, {:.0} rows a second with the look before, at most {} MB of \
             memory",
            f64::from(args.rows) / seconds,
            peak / 1_000_000
        );
    }
    Ok(())
}

/// The numbers of the last line, and the most bytes of memory it has held.
fn enter(
    folder: &Path,
    binary: &Path,
    list: &Path,
    database: Option<&str>,
) -> Result<(Vec<u64>, u64)> {
    let out = folder.join("out.txt");
    let mut command = Command::new(binary);
    command
        .args(["registry", "import", "--source", "bench", "--data"])
        .arg(folder.join("data"))
        .args(database.map(|url| format!("--database-url={url}")))
        .arg(list)
        .env("RUST_LOG", "error")
        .stdout(Stdio::from(File::create(&out)?));
    let mut child = command.spawn().context("cannot start the binary")?;
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak = peak.max(memory(&child).unwrap_or_default());
        thread::sleep(LOOK);
    };
    let said = fs::read_to_string(&out)?;
    let last = said.lines().last().unwrap_or_default();
    ensure!(status.success(), "the import failed: {last}");
    let numbers = last
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok());
    Ok((numbers.collect(), peak))
}

/// The most bytes of memory that it has held so far (Linux).
fn memory(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let most = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = most.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// People whom nobody knows, each with a status.
fn write_list(path: &Path, rows: u32) -> Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "ключ;снилс;статус;с;по;ФИО;дата рождения")?;
    for row in 0..rows {
        // Spread over the numbers, as a real list is.
        let number = 100_000_000 + (u64::from(row) * 7_919 + 13) % 800_000_000;
        let kind = ["student", "pensioner", "large_family", "veteran"]
            .get(usize::try_from(row % 4)?)
            .copied()
            .unwrap_or_default();
        writeln!(
            file,
            "rec-{row};{};{kind};01.09.2025;30.06.2027;Фамильев{} Имён Отчествович;{:02}.{:02}.19{:02}",
            with_control(number),
            row % 10_000,
            row % 28 + 1,
            row % 12 + 1,
            row % 60 + 30,
        )?;
    }
    file.flush()?;
    Ok(())
}

/// Nine digits of a СНИЛС with their two control digits.
fn with_control(number: u64) -> String {
    let digits = format!("{number:09}");
    let sum: u64 = digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .zip((1..=9).rev())
        .map(|(digit, weight)| u64::from(digit) * weight)
        .sum();
    format!("{digits}{:02}", sum % 101 % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_digits_are_those_of_the_pension_fund() {
        assert_eq!(with_control(112_233_445), "11223344595");
        assert_eq!(with_control(87_654_303), "08765430300");
    }
}
