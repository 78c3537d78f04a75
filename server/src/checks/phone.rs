//! The phone with which a check is made, if it has proven to be one of a branch.

use domain::device::Purpose;

use super::{CheckDesk, authority::Verifier, request::Attempt};
use crate::{
    branches::proof::{self, Claim, ProvenPhone},
    store::StoreError,
};

/// The phone that `attempt`, made at `at` (Unix seconds), comes from.
pub(super) async fn proven(
    desk: &CheckDesk,
    attempt: &Attempt<'_>,
    verifier: &Verifier,
    at: i64,
) -> Result<Option<ProvenPhone>, StoreError> {
    let (Some(proof), Some(staff)) = (&attempt.proof, verifier.staff()) else {
        return Ok(None);
    };
    let claim = Claim {
        purpose: Purpose::Check,
        origin: desk.issuer.origin(),
        about: &attempt.about(),
    };
    proof::proven(desk.database.read(), &staff.ogrn, &claim, proof, at).await
}
