//! Every address, spelled once.

use domain::{identifiers::Ogrn, scenario::Scenario};

use crate::papers::PaperKind;

/// The landing page.
pub const HOME: &str = "/";
/// Sign-in, form and target.
pub const SIGN_IN: &str = "/sign-in";
/// One-click sign-in of a demo person (POST).
pub const SIGN_IN_DEMO: &str = "/sign-in/demo";
/// Sign-out (POST).
pub const SIGN_OUT: &str = "/sign-out";
/// Asks before a sign-out wipes checks that wait to be sent.
pub const UNSENT: &str = "/account/unsent";
/// Choice of the language (POST).
pub const LANGUAGE: &str = "/language";
/// One's own sessions.
pub const ACCOUNT: &str = "/account";
/// Ends one session (POST).
pub const END_SESSION: &str = "/account/sessions/end";
/// Answers an invitation to become staff (POST).
pub const ANSWER_INVITATION: &str = "/account/invitations";
/// Ends all other sessions (POST).
pub const END_OTHER_SESSIONS: &str = "/account/sessions/end-others";
/// Why an account that is not confirmed can do little.
pub const CONFIRM: &str = "/confirm";

/// The citizen portal.
pub const ID: &str = "/id";
/// The holder's own photo.
pub const ID_PHOTO: &str = "/id/photo";
/// The holder's own history.
pub const ID_HISTORY: &str = "/id/history";
/// What the holder's open page listens to.
pub const ID_EVENTS: &str = "/id/events";
/// Answer to a request for identity without JavaScript (POST).
pub const ID_ANSWER: &str = "/id/answer";
/// Its static shell, which the service worker keeps for a place without a network.
pub const ID_OFFLINE: &str = "/id/offline";
/// Its service worker; the scope is [`ID`].
pub const ID_SERVICE_WORKER: &str = "/id/sw.js";
/// Web app manifest of the citizen portal.
pub const ID_MANIFEST: &str = "/id/manifest.webmanifest";

/// The scanner.
pub const SCAN: &str = "/scan";
/// Its static shell, which the service worker keeps for a start without a network.
pub const SCAN_OFFLINE: &str = "/scan/offline";
/// The badge of who checks (`?organization=…`).
pub const SCAN_BADGE: &str = "/scan/badge";
/// What the open scanner listens to.
pub const SCAN_EVENTS: &str = "/scan/events";
/// What the open badge listens to.
pub const SCAN_BADGE_EVENTS: &str = "/scan/badge/events";
/// Web app manifest of the scanner.
pub const SCAN_MANIFEST: &str = "/scan/manifest.webmanifest";
/// Its service worker; the scope is [`SCAN`].
pub const SCAN_SERVICE_WORKER: &str = "/scan/sw.js";

/// Choice among the organizations a person directs.
pub const ORGANIZATIONS: &str = "/org";
/// The registry desk.
pub const REGISTRY: &str = "/registry";
/// Complaints, at the registry desk.
pub const REGISTRY_COMPLAINTS: &str = "/registry/complaints";
/// The same as CSV.
pub const REGISTRY_COMPLAINTS_CSV: &str = "/registry/complaints.csv";
/// Documents that wait for the operator.
pub const REGISTRY_DOCUMENTS: &str = "/registry/documents";
/// The certificate by which signatures of documents are verified.
pub const DOCUMENT_AUTHORITY: &str = "/poa/authority.pem";
/// What any phone camera opens.
pub const PUBLIC_CODE: &str = "/v";
/// What any phone camera opens when it sees a badge; a form as well.
pub const PUBLIC_BADGE: &str = "/b";
/// The portal's own way to look at a badge: with a camera.
pub const ID_CHECK: &str = "/id/check";
/// Where anyone may look up a power of attorney by its number.
pub const PUBLIC_POWERS: &str = "/poa";
/// What a visitor does, step by step.
pub const GUIDE: &str = "/guide";
/// Where anyone may read a receipt.
pub const RECEIPT: &str = "/receipt";
/// Where anyone may ask what a signed list of checks is worth; also the form.
pub const VERIFY: &str = "/verify";
/// The issuer's keys as a JSON Web Key set.
pub const JWKS: &str = "/.well-known/jwks.json";
/// The signed list of the issuer's keys.
pub const TRUST_LIST: &str = "/api/v1/trust-list";
/// The signed list of revoked powers of attorney.
pub const SNAPSHOT: &str = "/api/v1/snapshot";
/// How far the log of powers of attorney has come, signed.
pub const CHECKPOINT: &str = "/api/v1/checkpoint";
/// Whether the process lives.
pub const HEALTH: &str = "/healthz";

/// Pages that service workers keep: there is nobody's data in them.
pub const SHELLS: [&str; 2] = [ID_OFFLINE, SCAN_OFFLINE];

/// The service worker of the face that `path` belongs to, and its scope.
pub fn service_worker(path: &str) -> Option<(&'static str, &'static str)> {
    [(ID_SERVICE_WORKER, ID), (SCAN_SERVICE_WORKER, SCAN)]
        .into_iter()
        .find(|(_, scope)| {
            path.strip_prefix(scope)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
}

/// What is shown at `path`.
pub fn shown_scenario(path: &str) -> Option<Scenario> {
    let key = path.strip_prefix("/id/show/")?;
    Scenario::from_key(&key.replace("%3A", ":"))
}

/// The showing of one scenario.
pub fn show(scenario: Scenario) -> String {
    format!("/id/show/{scenario}")
}

/// One check of the holder's own, and the complaint about it.
pub fn complaint(check: &str) -> String {
    format!("/id/history/{check}/complaint")
}

/// Takes the complaint back (POST; GET shows it).
pub fn withdraw_complaint(check: &str) -> String {
    format!("/id/history/{check}/complaint/withdraw")
}

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

/// What is behind a link that invites.
pub fn invitation(secret: &str) -> String {
    format!("/invite/{secret}")
}

/// Its powers of attorney.
pub fn powers(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/powers")
}

/// The same as CSV.
pub fn powers_csv(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/powers.csv")
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

/// Accepts or refuses a document (POST).
pub fn decide_document(number: &str) -> String {
    format!("/registry/documents/{number}/decide")
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

/// The receipt of a check that one has made.
pub fn scan_receipt(check: &str) -> String {
    format!("/scan/receipts/{check}")
}

/// The holder's receipt of a check.
pub fn id_receipt(check: &str) -> String {
    format!("/id/receipts/{check}")
}

/// The public page of a receipt.
pub fn receipt(text: &str) -> String {
    format!("/receipt/{text}")
}

/// The same as a file.
pub fn receipt_file(text: &str) -> String {
    format!("/receipt/{text}/file")
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

/// One complaint at the registry desk.
pub fn registry_complaint(check: &str) -> String {
    format!("/registry/complaints/{check}")
}

/// One holder at the registry desk.
pub fn registry_holder(number: u64) -> String {
    format!("/registry/holders/{number}")
}

/// The public page of a power of attorney.
pub fn public_power(number: &str) -> String {
    format!("/poa/{number}")
}

/// The sign-in page that leads on to `next` afterwards.
pub fn sign_in_then(next: &str) -> String {
    with_query(SIGN_IN, &[("next", next)])
}

/// `path` with the given query; values that are empty are left out.
pub fn with_query(path: &str, values: &[(&str, &str)]) -> String {
    let query: Vec<_> = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
