use std::{fs, path::Path, sync::Arc};

use anyhow::{Context as _, bail};
use app::ports::{Arg, DocumentFile, DocumentFinding, Language, Texts as _};
use domain::moscow;

use crate::{
    clock::{Clock, FileClock, SystemClock},
    config::Poa,
    documents,
    signatory::{self, Signatory},
    texts::FluentTexts,
};

/// A document is 256 KB at most; a file that is much larger is not read at all.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// `digital-id poa …`
pub(super) async fn poa(command: Poa) -> anyhow::Result<()> {
    match command {
        Poa::Check {
            file,
            sig,
            authority,
            language,
            clock_file,
        } => {
            let clock: Arc<dyn Clock> = match &clock_file {
                Some(path) => Arc::new(FileClock::new(path)?),
                None => Arc::new(SystemClock),
            };
            let findings = check(&file, sig.as_deref(), authority.as_deref(), clock.now())?;
            tell(&findings, language.unwrap_or_else(spoken))
        }
        Poa::Export {
            storage,
            number,
            folder,
        } => {
            let database = super::open(&storage).await?;
            database.migrate().await?;
            let db = database.read();
            let files = documents::files(db, &number)
                .await
                .with_context(|| format!("there is no document of {number}"))?;
            fs::create_dir_all(&folder)?;
            let put = |ending: &str, bytes: &[u8]| {
                let path = folder.join(format!("{}.{ending}", files.stem));
                fs::write(&path, bytes)
                    .with_context(|| format!("cannot write {}", path.display()))?;
                println!("{}", path.display());
                anyhow::Ok(())
            };
            put("xml", files.xml.as_bytes())?;
            if let Some(signature) = &files.signature {
                put("sig", signature)?;
            }
            Ok(())
        }
        Poa::Authority { storage } => {
            let database = super::open(&storage).await?;
            database.migrate().await?;
            let pem = Signatory::authority_pem(database.read()).await?;
            print!("{}", pem.context("nothing has been signed here yet")?);
            Ok(())
        }
    }
}

fn check(
    file: &Path,
    sig: Option<&Path>,
    authority: Option<&Path>,
    now: i64,
) -> anyhow::Result<Vec<DocumentFinding>> {
    let today = moscow::day(now).context("the clock shows no day")?;
    let xml = read(file)?;
    let checked = mchd::check(&xml, today);
    // Whether people and branches are known is for the cabinet to say, which knows its own.
    let mut findings: Vec<DocumentFinding> = match &checked {
        Ok(_) => Vec::new(),
        Err(found) => found.iter().map(documents::finding).collect(),
    };
    let Some(sig) = sig else {
        return Ok(findings);
    };
    let pem = authority.map(fs::read_to_string).transpose();
    let pem = pem.context("cannot read the certificate of the authority")?;
    let ogrn = checked.ok().map(|it| it.document.principal.ogrn().clone());
    let fault = signatory::fault(&read(sig)?, &xml, ogrn.as_ref(), pem.as_deref())?;
    findings.extend(fault.map(documents::of_signature));
    Ok(findings)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    let length = fs::metadata(path).with_context(cannot)?.len();
    if length > LARGEST_FILE {
        bail!(
            "{} has {length} bytes: no document is as large",
            path.display()
        );
    }
    fs::read(path).with_context(cannot)
}

/// A line for each finding: line of the file, element, reason.
fn tell(findings: &[DocumentFinding], language: Language) -> anyhow::Result<()> {
    let texts = FluentTexts::load()?;
    let say = |key: &str, args: &[(&'static str, Arg)]| texts.text(language, key, args);
    for finding in findings {
        let args: Vec<_> = finding
            .args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value.clone())))
            .collect();
        let (line, element) = match finding.file {
            DocumentFile::Signature => ("-".to_owned(), say("mchd-signature-file", &[])),
            DocumentFile::Xml if finding.element.is_empty() => {
                (finding.line.to_string(), say("mchd-whole-file", &[]))
            }
            DocumentFile::Xml => (finding.line.to_string(), finding.element.clone()),
        };
        println!(
            "{line}\t{element}\t{}",
            say(&format!("mchd-{}", finding.key), &args)
        );
    }
    if !findings.is_empty() {
        bail!("not accepted: {} findings", findings.len());
    }
    println!("{}", say("mchd-good", &[]));
    Ok(())
}

/// What the environment says that people here speak.
pub(super) fn spoken() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match named {
        Some(name) if name.starts_with("ru") => Language::Ru,
        _ => Language::En,
    }
}
