use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::{
    audit::{self, Fault, Proof},
    config::Audit,
    store::StoreError,
};

/// `digital-id audit …`
pub(super) async fn audit(command: Audit) -> Result<()> {
    let Audit::Verify {
        storage,
        mut checkpoints,
    } = command;
    let own = storage.checkpoints_file();
    if checkpoints.is_empty() && own.exists() {
        checkpoints.push(own);
    }
    let mut lines = String::new();
    for file in &checkpoints {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        lines.push_str(&text);
        if !lines.ends_with('\n') {
            lines.push('\n');
        }
    }
    // Nothing is created and nothing migrated: what is looked at may be evidence.
    let database = super::open_as_it_is(&storage).await?;
    let db = database.read();
    let powers = whole(audit::verify_powers(db, &lines).await)?;
    println!(
        "log: {} entries about {} powers of attorney, each follows from the one before; all \
         powers of attorney are as it says",
        powers.entries, powers.subjects
    );
    if powers.checkpoints == 0 {
        println!(
            "checkpoints: none were given, so an end that was cut off, or a log that was \
             written anew, would not be noticed"
        );
    }
    covered(&powers);
    let registry = whole(audit::verify_registry(db, &lines).await)?;
    println!(
        "registry: {} entries about {} statuses, each follows from the one before; all statuses \
         are as it says",
        registry.entries, registry.subjects
    );
    covered(&registry);
    let families = whole(audit::verify_families(db, &lines).await)?;
    println!(
        "families: {} entries about {} families, each follows from the one before; all families \
         are as it says",
        families.entries, families.subjects
    );
    if families.waiting > 0 {
        println!(
            "families: {} entries are older than the chain; the next start of the server takes \
             them into it",
            families.waiting
        );
    }
    covered(&families);
    Ok(())
}

fn whole(proof: Result<Result<Proof, Fault>, StoreError>) -> Result<Proof> {
    match proof.context("a log cannot be read")? {
        Ok(proof) => Ok(proof),
        Err(fault) => bail!("{fault}"),
    }
}

/// How much of a log the checkpoints cover.
fn covered(proof: &Proof) {
    let Proof {
        entries,
        checkpoints,
        covered,
        ..
    } = proof;
    if *checkpoints > 0 {
        println!("checkpoints: {checkpoints} agree, up to entry {covered} of {entries}");
    }
}
