//! What forms may send: parsed here, without side effects, so that a refused form can be
//! shown again with everything that was typed and a word beside each field.

mod badge;
mod complaint;
mod director_role;
mod export_checks;
mod fields;
mod issue_power;
mod issue_to_many;
mod paper_details;
mod reason;
mod resolve_alert;
mod sign_in;
mod status;
mod typed_check;

pub use badge::badge;
pub use complaint::{complaint, complaint_answer};
pub use director_role::{ChangeRole, appoint, change_role};
pub use export_checks::export_checks;
pub use fields::{Fields, Submission, TooManyFields};
pub use issue_power::issue_power;
pub use issue_to_many::issue_to_many;
pub use paper_details::paper_details;
pub use reason::reason;
pub use resolve_alert::resolve_alert;
pub use sign_in::{SignIn, next, sign_in};
pub use status::{end_status, grant_status, hold_status};
pub use typed_check::{plain_digits, typed_check};
