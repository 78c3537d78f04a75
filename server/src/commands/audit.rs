use std::fs;

use anyhow::{Context as _, bail};

use crate::{audit, config::Audit};

/// `digital-id audit …`
pub(super) async fn audit(command: Audit) -> anyhow::Result<()> {
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
    let proof = match audit::verify(database.read(), &lines).await {
        Ok(Ok(proof)) => proof,
        Ok(Err(fault)) => bail!("{fault}"),
        Err(error) => return Err(error).context("the log cannot be read"),
    };
    println!(
        "log: {} entries about {} powers of attorney, each follows from the one before; all \
         powers of attorney are as it says",
        proof.entries, proof.powers
    );
    if proof.checkpoints == 0 {
        println!(
            "checkpoints: none were given, so an end that was cut off, or a log that was \
             written anew, would not be noticed"
        );
    } else {
        println!(
            "checkpoints: {} agree, up to entry {} of {}",
            proof.checkpoints, proof.covered, proof.entries
        );
    }
    let registry = match audit::verify_registry(database.read(), &lines).await {
        Ok(Ok(proof)) => proof,
        Ok(Err(fault)) => bail!("{fault}"),
        Err(error) => return Err(error).context("the log of the registry cannot be read"),
    };
    println!(
        "registry: {} entries about {} statuses, each follows from the one before; all statuses \
         are as it says",
        registry.entries, registry.statuses
    );
    covered(registry.checkpoints, registry.covered, registry.entries);
    let families = match audit::verify_families(database.read(), &lines).await {
        Ok(Ok(proof)) => proof,
        Ok(Err(fault)) => bail!("{fault}"),
        Err(error) => return Err(error).context("the history of families cannot be read"),
    };
    println!(
        "families: {} entries about {} families, each follows from the one before; all families \
         are as it says",
        families.entries, families.families
    );
    if families.waiting > 0 {
        println!(
            "families: {} entries are older than the chain; the next start of the server takes \
             them into it",
            families.waiting
        );
    }
    covered(families.checkpoints, families.covered, families.entries);
    Ok(())
}

/// How much of a log the checkpoints cover.
fn covered(checkpoints: usize, covered: i64, entries: i64) {
    if checkpoints > 0 {
        println!("checkpoints: {checkpoints} agree, up to entry {covered} of {entries}");
    }
}
