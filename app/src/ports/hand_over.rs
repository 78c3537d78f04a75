use domain::power::{Powers, Validity};

use super::{Organization, PowerLine};

/// One's own power of attorney that may be handed over to one other person.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// Whose it is.
    pub organization: Organization,
    /// What it says, under one's own name.
    pub line: PowerLine,
    /// To whom it was handed over, the latest first.
    pub given: Vec<PowerLine>,
}

/// To whom, and how much of it.
#[derive(Clone, Debug)]
pub struct HandedOver {
    /// Phone number or СНИЛС, as typed.
    pub person: String,
    /// What the other person may ask.
    pub powers: Powers,
    /// From today until when.
    pub validity: Validity,
}
