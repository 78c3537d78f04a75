//! What earlier versions did not write yet is written before anybody is served.

use crate::{audit, documents, registry, signatory::Signatory, store::Database};

/// Documents of powers of attorney, first entries of the logs, and the index of names.
///
/// # Errors
/// Those of the database; what was written stays, and the next start goes on.
pub(super) async fn catch_up(database: &Database, signatory: &Signatory) -> anyhow::Result<()> {
    let made = documents::make_missing(database, signatory).await?;
    if made > 0 {
        tracing::info!(made, "documents of powers of attorney made");
    }
    let adopted = audit::adopt_missing(database).await?;
    if adopted > 0 {
        tracing::info!(
            adopted,
            "powers of attorney got their first entries in the log"
        );
    }
    let adopted = audit::adopt_families(database).await?;
    if adopted > 0 {
        tracing::info!(adopted, "entries of families got their places in the chain");
    }
    let adopted = registry::adopt_missing(database).await?;
    if adopted > 0 {
        tracing::info!(adopted, "statuses got their first entries in the log");
    }
    let indexed = registry::index_missing(database, true).await?;
    if indexed > 0 {
        tracing::info!(indexed, "holders can be found by their names");
    }
    Ok(())
}
