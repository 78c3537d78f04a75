use std::{fs, path::Path, sync::Arc};

use anyhow::{Context as _, bail};
use app::ports::Texts as _;
use chip::{CountryCertificates, Files, LARGEST, Verdict};
use domain::moscow;

use super::poa::spoken;
use crate::{
    clock::{Clock, FileClock, SystemClock},
    config::Passport,
    texts::FluentTexts,
};

/// `digital-id passport …`
pub(super) fn passport(command: Passport) -> anyhow::Result<()> {
    let Passport::Check {
        dg1,
        dg2,
        sod,
        country_certificates,
        language,
        clock_file,
    } = command;
    let clock: Arc<dyn Clock> = match &clock_file {
        Some(path) => Arc::new(FileClock::new(path)?),
        None => Arc::new(SystemClock),
    };
    let now = clock.now();
    let today = moscow::day(now).context("the clock shows no day")?;
    let countries = countries(Some(&country_certificates))?;
    let (dg1, dg2, sod) = (read(&dg1)?, read(&dg2)?, read(&sod)?);
    let files = Files {
        dg1: &dg1,
        dg2: &dg2,
        sod: &sod,
    };
    let verdict = chip::verify(files, &countries, now, today);
    let texts = FluentTexts::load()?;
    let language = language.unwrap_or_else(spoken);
    for (question, fault) in questions(&verdict) {
        let answer = match fault {
            Some(fault) => format!("chip-fault-{}", fault.key()),
            None => "chip-good".to_owned(),
        };
        let question = texts.text(language, &format!("chip-{question}"), &[]);
        println!("{question}: {}", texts.text(language, &answer, &[]));
    }
    if !verdict.is_genuine() {
        bail!("not verified");
    }
    Ok(())
}

fn questions(verdict: &Verdict) -> [(&'static str, Option<chip::Fault>); 4] {
    [
        ("chain", verdict.chain.as_ref().err().copied()),
        ("signature", verdict.signature.err()),
        ("zone", verdict.zone.as_ref().err().copied()),
        ("face", verdict.face.as_ref().err().copied()),
    ]
}

/// The certificates of countries in a folder; none without one.
///
/// # Errors
/// The folder cannot be read, or a file in it holds no certificate: whoever has put it there
/// believes that it counts.
pub(super) fn countries(folder: Option<&Path>) -> anyhow::Result<CountryCertificates> {
    let mut countries = CountryCertificates::none();
    let Some(folder) = folder else {
        return Ok(countries);
    };
    let cannot = || format!("cannot read {}", folder.display());
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        if path.is_file() {
            let file = fs::read(&path).with_context(cannot)?;
            let found = countries.add(&file);
            found.with_context(|| format!("{} holds no certificate", path.display()))?;
        }
    }
    Ok(countries)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    let length = fs::metadata(path).with_context(cannot)?.len();
    if length > LARGEST as u64 {
        bail!(
            "{} has {length} bytes: no file of a chip is as large",
            path.display()
        );
    }
    fs::read(path).with_context(cannot)
}
