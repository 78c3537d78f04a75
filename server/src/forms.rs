//! What forms do: read the fields, call the port, go on to the next page; refused ones are
//! shown again with everything that was typed.

mod account;
mod alarms;
mod badges;
mod batches;
mod branches;
mod certificates;
mod chips;
mod complaints;
mod confirmations;
mod directors;
mod documents;
mod drafts;
mod enrolment;
mod exports;
mod families;
mod hand_over;
mod holder_devices;
mod id_settings;
mod imports;
mod invitations;
mod kiosks;
mod once;
mod organizations;
mod papers;
mod phone_sign_in;
mod posted;
mod powers;
mod registration;
mod reminders;
mod scan_habits;
mod show_pins;
mod showing;
mod sign_in;
mod sources;
mod staff;
mod statuses;
mod tills;
mod training;
mod wallet;

pub use account::{end_other_sessions, end_session, language, sign_out};
pub use alarms::{acknowledge_alarm, offline_cap, resolve_alert};
pub use badges::look_at_badge;
pub use batches::{LIST_LIMIT, decide_batch, issue_to_many, upload_list};
pub use branches::{add_branch, change_branch, close_branch, new_phone, revoke_phone};
pub use certificates::{
    admit_family, end_certificate_share, reissue_certificate, share_certificate,
};
pub use chips::{CHIP_FORM_LIMIT, read_chip};
pub use complaints::{answer_complaint, close_complaint, complain, withdraw_complaint};
pub use confirmations::{
    allow_confirming, confirm_person, name_confirmer, show_confirmation_code, undo_confirmation,
};
pub use directors::{appoint_director, change_director};
pub use documents::{IMPORT_LIMIT, decide_document, import_document};
pub use drafts::{discard_draft, keep_draft};
pub use enrolment::{
    PICTURES_LIMIT, choose_way, decide_application, give_consent, send_photo, withdraw_consent,
};
pub use exports::{EXPORT_LIMIT, export_checks, verify_export};
pub use families::{change_family, register_family};
pub use hand_over::hand_over_power;
pub use holder_devices::holder_devices;
pub use id_settings::id_settings;
pub use imports::{STATUS_LIST_LIMIT, decide_import, upload_statuses};
pub use invitations::{accept_link, answer_invitation, invite, make_link, withdraw_invitation};
pub use kiosks::{leave_kiosk, lock_kiosk};
pub use once::{give_back, set_once};
pub use organizations::{block_organization, register_organization};
pub use papers::paper_details;
pub(crate) use phone_sign_in::sign_in_browser;
pub use phone_sign_in::{answer_sign_in, ask_phone, enter_by_phone, show_sign_in_code};
pub(crate) use posted::see_other;
pub use powers::{issue_power, name_of_power, resume_power, revoke_power, suspend_power};
pub use registration::{
    ask_new_phone, ask_to_recover, ask_to_register, change_phone, confirm_account, erase_account,
    recover, register,
};
pub use reminders::{confirm_mail, mail_address};
pub use scan_habits::scan_habits;
pub use show_pins::show_pin;
pub use showing::{answer_request, typed_check};
pub use sign_in::{sign_in, sign_in_demo};
pub use sources::{make_source_key, revoke_source_key};
pub use staff::leave;
pub use statuses::{
    decide_end, end_status, grant_status, look_at_holder, resume_status, suspend_status,
};
pub use tills::{add_till, renew_till, revoke_till};
pub use training::{demand_training, train};
pub use wallet::{add_card, remove_card};
