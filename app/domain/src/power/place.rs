//! Where a check is made: the device's word, not the person's.

use super::AuthorityRefusal;

/// Where a check is made, as far as it is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// It does not matter: nothing is checked, as when a badge is shown.
    Any,
    /// Nobody knows: no device has proven that it belongs to a branch.
    Unproven,
    /// In the branch of that name, as its own device has proven.
    Branch(&'a str),
}

impl Place<'_> {
    /// Whether what counts in `branch` alone counts here.
    ///
    /// # Errors
    /// [`AuthorityRefusal::Device`] and [`AuthorityRefusal::Branch`].
    pub(super) fn is_in(self, branch: &str) -> Result<(), AuthorityRefusal> {
        match self {
            Self::Any => Ok(()),
            Self::Unproven => Err(AuthorityRefusal::Device),
            Self::Branch(here) if here == branch => Ok(()),
            Self::Branch(_) => Err(AuthorityRefusal::Branch),
        }
    }
}
