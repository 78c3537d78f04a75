use std::{
    fs,
    io::{BufRead as _, BufWriter, Write as _},
    path::Path,
};

use anyhow::Context as _;
use data_encoding::HEXLOWER;
use domain::presentation::{KeyId, Origin, TrustList, Verdict};
use ed25519_dalek::VerifyingKey;
use serde::Deserialize;

/// The part of `docs/vectors.json` that is needed here.
#[derive(Deserialize)]
struct Keys {
    keys: Vec<Key>,
}

#[derive(Deserialize)]
struct Key {
    kid: u8,
    /// 64 hexadecimal digits.
    public_key: String,
}

/// `digital-id verdict --keys <file>`: `docs/format.md` says what each verdict means.
pub(super) fn verdict(keys: &Path) -> anyhow::Result<()> {
    let trusted = trusted(keys).with_context(|| format!("cannot use {}", keys.display()))?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (number, line) in (1..).zip(std::io::stdin().lock().lines()) {
        let verdict = judge(&line?, &trusted).with_context(|| format!("line {number}"))?;
        writeln!(out, "{verdict}")?;
    }
    out.flush()?;
    Ok(())
}

fn trusted(path: &Path) -> anyhow::Result<TrustList> {
    let file: Keys = serde_json::from_slice(&fs::read(path)?)?;
    let keys = file.keys.iter().map(|key| {
        let public = HEXLOWER.decode(key.public_key.as_bytes()).ok();
        let public = public.and_then(|bytes| VerifyingKey::try_from(bytes.as_slice()).ok());
        let public = public.with_context(|| format!("key {} is no Ed25519 key", key.kid))?;
        anyhow::Ok((KeyId(key.kid), public))
    });
    Ok(TrustList::new(keys.collect::<Result<Vec<_>, _>>()?))
}

/// Errors never show the code: it may be one that still counts.
fn judge(line: &str, trusted: &TrustList) -> anyhow::Result<&'static str> {
    let mut parts = line.splitn(3, '\t');
    let mut part = || parts.next().context("not now, origin and code");
    let now = part()?.parse().context("the time is no Unix second")?;
    let origin = Origin::parse(part()?)?;
    Ok(Verdict::on(part()?, now, &origin, trusted).key())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_or_what_is_wrong_with_the_line() {
        let judge = |line| judge(line, &TrustList::default());
        let good = judge("1772366405\thttps://id.example\tHTTPS://ID.EXAMPLE/V#MY");
        assert_eq!(good.expect("a line"), "malformed");
        for line in ["", "1", "x\thttps://id.example\tx", "1\tid.example\tx"] {
            assert!(judge(line).is_err(), "{line}");
        }
    }
}
