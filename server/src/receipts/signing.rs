//! Writing receipts, always in the transaction that writes the outcome.

use domain::{
    outcome::OutcomeKind,
    receipt::{Asker, Receipt},
    signed::Kind,
};

use crate::{issuer::Issuer, store::StoreError};

/// Signs `receipt` as the copy of that kind; `None` while the outcome is open. The two copies
/// say the same under two kinds of signature, so neither passes for the other.
pub(crate) fn sign(
    issuer: &Issuer,
    kind: Kind,
    receipt: &Receipt,
) -> Result<Option<Vec<u8>>, StoreError> {
    if receipt.outcome == OutcomeKind::AwaitingHolder {
        return Ok(None);
    }
    let payload = receipt.encode().ok_or(unwritable())?;
    issuer.sign(kind, payload).map(Some).ok_or(unwritable())
}

/// Who asked, as a receipt names them.
pub(crate) fn asker(ogrn: &str, name: &str) -> Asker {
    Asker {
        ogrn: ogrn.to_owned(),
        name: name.to_owned(),
    }
}

/// What goes into a receipt is of our own making: if it cannot be written, a column holds
/// what it must not.
fn unwritable() -> StoreError {
    StoreError::corrupt("checks.receipt")
}
