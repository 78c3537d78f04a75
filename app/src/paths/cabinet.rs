//! The addresses of an organization's cabinet.

use domain::identifiers::Ogrn;

use crate::papers::PaperKind;

/// The cabinet of one organization.
pub fn organization(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}")
}

/// Its staff.
pub fn staff(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/staff")
}

/// The forms that invite to become staff: by number (POST), and the way to [`invitation_link`].
pub fn invite(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/staff/invite")
}

/// Makes a link that invites (POST; GET shows [`invite`]).
pub fn invitation_link(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/staff/link")
}

/// Takes an invitation back (POST; GET shows the staff).
pub fn withdraw_invitation(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/staff/withdraw")
}

/// One member of staff.
pub fn member(ogrn: &Ogrn, account: &str) -> String {
    format!("/org/{ogrn}/staff/{account}")
}

/// A member of staff leaves (POST; GET shows the same as [`member`]).
pub fn leaver(ogrn: &Ogrn, account: &str) -> String {
    format!("/org/{ogrn}/staff/{account}/leave")
}

/// The form that issues the same to several members of staff.
pub fn many_powers(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/staff/powers")
}

/// The form that takes a list of people.
pub fn staff_list(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/staff/list")
}

/// An empty list.
pub fn staff_list_template(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/staff/list.csv")
}

/// Powers of attorney that are issued many at a time (POST decides about a draft).
pub fn batch(ogrn: &Ogrn, batch: &str) -> String {
    format!("/org/{ogrn}/staff/batches/{batch}")
}

/// Its powers of attorney.
pub fn powers(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/powers")
}

/// The same as CSV.
pub fn powers_csv(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/powers.csv")
}

/// Those that are prepared; keeps one (POST).
pub fn drafts(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/powers/drafts")
}

/// Forgets one (POST; GET shows all).
pub fn discard_draft(ogrn: &Ogrn, id: &str) -> String {
    format!("/org/{ogrn}/powers/drafts/{id}/discard")
}

/// The form that issues one.
pub fn new_power(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/powers/new")
}

/// One of them.
pub fn power(ogrn: &Ogrn, number: &str) -> String {
    format!("/org/{ogrn}/powers/{number}")
}

/// Its document.
pub fn document(ogrn: &Ogrn, number: &str) -> String {
    format!("/org/{ogrn}/powers/{number}/document.xml")
}

/// The signature of its document.
pub fn document_signature(ogrn: &Ogrn, number: &str) -> String {
    format!("/org/{ogrn}/powers/{number}/document.sig")
}

/// The form that takes a document made elsewhere.
pub fn import_document(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/powers/import")
}

/// Its revocation (POST; GET shows the power itself).
pub fn revoke_power(ogrn: &Ogrn, number: &str) -> String {
    format!("/org/{ogrn}/powers/{number}/revoke")
}

/// Its suspension (POST; GET shows the power itself).
pub fn suspend_power(ogrn: &Ogrn, number: &str) -> String {
    format!("/org/{ogrn}/powers/{number}/suspend")
}

/// The end of its suspension (POST; GET shows the power itself).
pub fn resume_power(ogrn: &Ogrn, number: &str) -> String {
    format!("/org/{ogrn}/powers/{number}/resume")
}

/// The record of its revocation.
pub fn revocation(ogrn: &Ogrn, number: &str) -> String {
    format!("/org/{ogrn}/powers/{number}/revocation.json")
}

/// The signature of that record.
pub fn revocation_signature(ogrn: &Ogrn, number: &str) -> String {
    format!("/org/{ogrn}/powers/{number}/revocation.sig")
}

/// The list of checks.
pub fn checks(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/checks")
}

/// The same as CSV.
pub fn checks_csv(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/checks.csv")
}

/// The list of a period, signed (POST; GET shows the list).
pub fn export_checks(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/checks/export")
}

/// The receipt of one of them, for directors.
pub fn check_receipt(ogrn: &Ogrn, check: &str) -> String {
    format!("/org/{ogrn}/checks/{check}/receipt")
}

/// Its checks in figures (`?days=7`, 30 or 90).
pub fn figures(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/figures")
}

/// The same as CSV.
pub fn figures_csv(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/figures.csv")
}

/// Its papers: regulation, order and so on; also the form with what goes into them.
pub fn papers(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/papers")
}

/// One of them, as it is printed.
pub fn paper(ogrn: &Ogrn, kind: PaperKind) -> String {
    format!("/org/{ogrn}/papers/{}", kind.key())
}

/// The same as a file.
pub fn paper_pdf(ogrn: &Ogrn, kind: PaperKind) -> String {
    format!("/org/{ogrn}/papers/{}/pdf", kind.key())
}

/// Its directors and deputies; also the form that names one.
pub fn directors(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/directors")
}

/// Changes a role there, or takes it away (POST; GET shows the list).
pub fn change_director(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/directors/change")
}

/// How it is reminded of powers of attorney that end; also the form for the address.
pub fn reminders(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/reminders")
}

/// Takes the code that was sent to the address (POST; GET shows the settings).
pub fn confirm_mail(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/reminders/confirm")
}

/// Its late alarms.
pub fn alarms(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/alarms")
}

/// The same as CSV.
pub fn alarms_csv(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/alarms.csv")
}

/// Takes note of one (POST; GET shows the alarms).
pub fn acknowledge_alarm(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/alarms/acknowledge")
}

/// A director's word on what the abuse watch has raised (POST; GET shows the alarms).
pub fn resolve_alert(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/alarms/resolve")
}

/// Sets how long scanners may go on without a network (POST; GET shows the alarms).
pub fn offline_cap(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/alarms/cap")
}

/// The complaints about its checks.
pub fn complaints(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/complaints")
}

/// One of them, and the answer to it.
pub fn complaint_about(ogrn: &Ogrn, check: &str) -> String {
    format!("/org/{ogrn}/complaints/{check}")
}
