//! What forms may send: parsed here, without side effects, so that a refused form can be
//! shown again with everything that was typed and a word beside each field.

mod badge;
mod card;
mod certificate;
mod complaint;
mod director_role;
mod enrolment;
mod export_checks;
mod family;
mod fields;
mod hand_over;
mod issue_power;
mod issue_to_many;
mod organization;
mod paper_details;
mod reason;
mod registration;
mod resolve_alert;
mod scan_habits;
mod sign_in;
mod status;
mod training;
mod typed_check;

pub use badge::badge;
pub use card::card;
pub use certificate::{admission, share};
pub use complaint::{complaint, complaint_answer};
pub use director_role::{ChangeRole, appoint, change_role};
pub use enrolment::{application_decision, claim, consent};
pub use export_checks::export_checks;
pub use family::{MEMBER_ROWS, MemberFields, PARENT_ROWS, family_change, new_family};
pub use fields::{Fields, Submission, TooManyFields};
pub use hand_over::hand_over;
pub use issue_power::{LONGEST_TEXT, OTHERS, issue_power};
pub use issue_to_many::issue_to_many;
pub use organization::new_organization;
pub use paper_details::paper_details;
pub use reason::reason;
pub use registration::{code, confirm_account, new_account, new_password, phone};
pub use resolve_alert::resolve_alert;
pub use scan_habits::scan_habits;
pub use sign_in::{SignIn, next, sign_in};
pub use status::{end_status, grant_status, hold_status};
pub use training::{training_act, training_demand};
pub use typed_check::{plain_digits, typed_check};
