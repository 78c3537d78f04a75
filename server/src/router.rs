//! Every address that is not a page; pages answer all the others.

use app::paths;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderValue, header::ACCEPT},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos::prelude::*;

use crate::{
    downloads, forms, layers, pages, published, pushed, pwa, state::AppState, streams, till_api,
};

/// The whole application, as tests drive it and `serve` serves it.
pub fn router(state: AppState) -> Router {
    // Rendering spawns tasks. A second call finds the executor there, which is all it wants.
    let _ = any_spawner::Executor::init_tokio();
    let routes = Router::new()
        .route(paths::HEALTH, get(|| async { "ok" }))
        // forms
        .route(paths::SIGN_IN, get(pages::page).post(forms::sign_in))
        .route(paths::SIGN_IN_DEMO, post(forms::sign_in_demo))
        .route(
            paths::SIGN_IN_CODE,
            get(forms::show_sign_in_code).post(forms::ask_phone),
        )
        .route(paths::SIGN_IN_CODE_ENTER, post(forms::enter_by_phone))
        .route("/q/{code}", get(pages::page).post(forms::answer_sign_in))
        .route(paths::SIGN_OUT, post(forms::sign_out))
        .route(paths::LANGUAGE, post(forms::language))
        .route(
            paths::REGISTER,
            get(pages::page).post(forms::ask_to_register),
        )
        .route("/register/{ticket}", get(pages::page).post(forms::register))
        .route(paths::RECOVER, get(pages::page).post(forms::ask_to_recover))
        .route("/recover/{ticket}", get(pages::page).post(forms::recover))
        .route(
            paths::CHANGE_PHONE,
            get(pages::page).post(forms::ask_new_phone),
        )
        .route(
            "/account/phone/{ticket}",
            get(pages::page).post(forms::change_phone),
        )
        .route(
            paths::ERASE_ACCOUNT,
            get(pages::page).post(forms::erase_account),
        )
        .route(
            paths::REGISTRY_CONFIRM,
            get(pages::page).post(forms::confirm_account),
        )
        .route(paths::END_SESSION, post(forms::end_session))
        .route(paths::END_OTHER_SESSIONS, post(forms::end_other_sessions))
        .route(paths::ID_ANSWER, post(forms::answer_request))
        .route(paths::SCAN, get(pages::page).post(forms::typed_check))
        .route(
            paths::SCAN_SETTINGS,
            get(pages::page).post(forms::scan_habits),
        )
        .route(paths::KIOSK, get(pages::page).post(forms::lock_kiosk))
        .route(
            paths::LEAVE_KIOSK,
            get(pages::page).post(forms::leave_kiosk),
        )
        .route(
            "/scan/powers/{number}/hand-over",
            get(pages::page).post(forms::hand_over_power),
        )
        .route(paths::TRAINING, get(pages::page).post(forms::train))
        .route(
            "/org/{ogrn}/training",
            get(pages::page).post(forms::demand_training),
        )
        .route("/org/{ogrn}/once", get(pages::page).post(forms::set_once))
        .route(paths::SCAN_SHIFT, get(pages::page).post(forms::give_back))
        .route(
            paths::PUBLIC_BADGE,
            get(pages::page).post(forms::look_at_badge),
        )
        .route(paths::ANSWER_INVITATION, post(forms::answer_invitation))
        .route(
            "/invite/{secret}",
            get(pages::page).post(forms::accept_link),
        )
        .route(
            "/org/{ogrn}/staff/invite",
            get(pages::page).post(forms::invite),
        )
        .route(
            "/org/{ogrn}/staff/link",
            get(pages::page).post(forms::make_link),
        )
        .route(
            "/org/{ogrn}/staff/withdraw",
            get(pages::page).post(forms::withdraw_invitation),
        )
        .route(
            "/org/{ogrn}/staff/powers",
            get(pages::page).post(forms::issue_to_many),
        )
        .route(
            "/org/{ogrn}/staff/list",
            get(pages::page)
                .post(forms::upload_list)
                .layer(DefaultBodyLimit::max(forms::LIST_LIMIT)),
        )
        .route(
            "/org/{ogrn}/staff/batches/{batch}",
            get(pages::page).post(forms::decide_batch),
        )
        .route(
            "/org/{ogrn}/staff/{person}/leave",
            get(pages::page).post(forms::leave),
        )
        .route(
            "/org/{ogrn}/branches",
            get(pages::page).post(forms::add_branch),
        )
        .route(
            "/org/{ogrn}/branches/{branch}",
            get(pages::page).post(forms::change_branch),
        )
        .route(
            "/org/{ogrn}/branches/{branch}/close",
            get(pages::page).post(forms::close_branch),
        )
        .route(
            "/org/{ogrn}/branches/{branch}/phones",
            get(pages::page).post(forms::new_phone),
        )
        .route(
            "/org/{ogrn}/branches/{branch}/phones/{phone}",
            get(pages::page).post(forms::revoke_phone),
        )
        .route(paths::WALLET, get(pages::page).post(forms::add_card))
        .route(
            "/id/wallet/{card}/remove",
            get(pages::page).post(forms::remove_card),
        )
        .route(
            paths::FAMILY_REISSUE,
            get(pages::page).post(forms::reissue_certificate),
        )
        .route(
            paths::FAMILY_SHARE,
            get(pages::page).post(forms::share_certificate),
        )
        .route(
            paths::FAMILY_END_SHARE,
            get(pages::page).post(forms::end_certificate_share),
        )
        .route(
            "/c/{code}/admit",
            get(pages::page).post(forms::admit_family),
        )
        .route(
            paths::REGISTRY_ORGANIZATIONS,
            get(pages::page).post(forms::register_organization),
        )
        .route(
            "/registry/organizations/{ogrn}",
            get(pages::page).post(forms::allow_confirming),
        )
        .route(
            "/registry/organizations/{ogrn}/block",
            get(pages::page).post(forms::block_organization),
        )
        .route(
            "/registry/confirmations/{confirmation}",
            get(pages::page).post(forms::undo_confirmation),
        )
        .route(
            "/org/{ogrn}/confirmers",
            get(pages::page).post(forms::name_confirmer),
        )
        .route(
            paths::SCAN_CONFIRM,
            get(pages::page).post(forms::confirm_person),
        )
        .route(
            paths::CONFIRM,
            get(pages::page).post(forms::show_confirmation_code),
        )
        .route(
            paths::REGISTRY_NEW_FAMILY,
            get(pages::page).post(forms::register_family),
        )
        .route(
            "/registry/families/{number}/{what}",
            get(pages::page).post(forms::change_family),
        )
        .route(
            "/org/{ogrn}/powers/drafts",
            get(pages::page).post(forms::keep_draft),
        )
        .route(
            "/org/{ogrn}/powers/drafts/{draft}/discard",
            get(pages::page).post(forms::discard_draft),
        )
        .route(
            "/org/{ogrn}/powers/new",
            get(pages::page).post(forms::issue_power),
        )
        .route(
            "/org/{ogrn}/powers/{number}/revoke",
            get(pages::page).post(forms::revoke_power),
        )
        .route(
            "/org/{ogrn}/powers/{number}/suspend",
            get(pages::page).post(forms::suspend_power),
        )
        .route(
            "/org/{ogrn}/powers/{number}/resume",
            get(pages::page).post(forms::resume_power),
        )
        .route("/poa/{number}", get(pages::page).post(forms::name_of_power))
        .route(
            "/org/{ogrn}/powers/import",
            get(pages::page)
                .post(forms::import_document)
                .layer(DefaultBodyLimit::max(forms::IMPORT_LIMIT)),
        )
        .route(
            "/org/{ogrn}/checks/export",
            get(pages::page).post(forms::export_checks),
        )
        .route(
            paths::VERIFY,
            get(pages::page)
                .post(forms::verify_export)
                .layer(DefaultBodyLimit::max(forms::EXPORT_LIMIT)),
        )
        .route(
            "/registry/documents/{number}/decide",
            post(forms::decide_document),
        )
        .route(
            "/org/{ogrn}/papers",
            get(pages::page).post(forms::paper_details),
        )
        .route(
            "/org/{ogrn}/directors",
            get(pages::page).post(forms::appoint_director),
        )
        .route(
            "/org/{ogrn}/directors/change",
            get(pages::page).post(forms::change_director),
        )
        .route(
            "/org/{ogrn}/reminders",
            get(pages::page).post(forms::mail_address),
        )
        .route(
            "/org/{ogrn}/reminders/confirm",
            get(pages::page).post(forms::confirm_mail),
        )
        .route(
            "/org/{ogrn}/alarms/acknowledge",
            get(pages::page).post(forms::acknowledge_alarm),
        )
        .route(
            "/org/{ogrn}/alarms/resolve",
            get(pages::page).post(forms::resolve_alert),
        )
        .route(
            "/org/{ogrn}/alarms/cap",
            get(pages::page).post(forms::offline_cap),
        )
        .route(
            "/id/history/{check}/complaint",
            get(pages::page).post(forms::complain),
        )
        .route(
            "/id/history/{check}/complaint/withdraw",
            get(pages::page).post(forms::withdraw_complaint),
        )
        .route(
            "/org/{ogrn}/complaints/{check}",
            get(pages::page).post(forms::answer_complaint),
        )
        .route(
            "/id/new/consent",
            get(pages::page).post(forms::give_consent),
        )
        .route(
            "/id/new/withdraw",
            get(pages::page).post(forms::withdraw_consent),
        )
        .route("/id/new/way", get(pages::page).post(forms::choose_way))
        .route(
            "/id/new/photo",
            get(pages::page)
                .post(forms::send_photo)
                .layer(DefaultBodyLimit::max(forms::PICTURES_LIMIT)),
        )
        .route(
            paths::ID_DEVICES,
            get(pages::page).post(forms::holder_devices),
        )
        .route("/id/settings", get(pages::page).post(forms::id_settings))
        .route(paths::ID_PIN, get(pages::page).post(forms::show_pin))
        .route(
            "/registry/photos/{application}",
            get(pages::page).post(forms::decide_application),
        )
        .route(
            "/registry/photos/{application}/chip",
            get(pages::page)
                .post(forms::read_chip)
                .layer(DefaultBodyLimit::max(forms::CHIP_FORM_LIMIT)),
        )
        .route(
            "/registry/complaints/{check}",
            get(pages::page).post(forms::close_complaint),
        )
        .route(
            "/registry/holders/{number}/look",
            get(pages::page).post(forms::look_at_holder),
        )
        .route(
            "/registry/holders/{number}/grant",
            get(pages::page).post(forms::grant_status),
        )
        .route(
            "/registry/holders/{number}/statuses/{status}/end",
            get(pages::page).post(forms::end_status),
        )
        .route(
            "/registry/holders/{number}/statuses/{status}/suspend",
            get(pages::page).post(forms::suspend_status),
        )
        .route(
            "/registry/holders/{number}/statuses/{status}/resume",
            get(pages::page).post(forms::resume_status),
        )
        .route(
            "/registry/import",
            get(pages::page)
                .post(forms::upload_statuses)
                .layer(DefaultBodyLimit::max(forms::STATUS_LIST_LIMIT)),
        )
        .route(
            "/registry/import/{import}",
            get(pages::page).post(forms::decide_import),
        )
        .route(
            paths::REGISTRY_SOURCES,
            get(pages::page).post(forms::make_source_key),
        )
        .route("/org/{ogrn}/tills", get(pages::page).post(forms::add_till))
        .route(
            "/org/{ogrn}/tills/{till}/key",
            get(pages::page).post(forms::renew_till),
        )
        .route(
            "/org/{ogrn}/tills/{till}/revoke",
            get(pages::page).post(forms::revoke_till),
        )
        .route(
            "/registry/sources/{key}/revoke",
            get(pages::page).post(forms::revoke_source_key),
        )
        .route(
            "/registry/waiting/{request}/decide",
            get(pages::page).post(forms::decide_end),
        )
        // downloads
        .route(paths::FAMILY_PDF, get(downloads::family_certificate))
        .route(paths::ID_PHOTO, get(downloads::photo))
        .route("/id/new/registry-photo", get(downloads::registry_photo))
        .route(
            "/registry/photos/{application}/{picture}",
            get(downloads::application_picture),
        )
        .route("/org/{ogrn}/powers.csv", get(downloads::powers))
        .route(
            "/org/{ogrn}/powers/{number}/document.xml",
            get(downloads::document),
        )
        .route(
            "/org/{ogrn}/powers/{number}/document.sig",
            get(downloads::document_signature),
        )
        .route(
            "/org/{ogrn}/powers/{number}/revocation.json",
            get(downloads::revocation),
        )
        .route(
            "/org/{ogrn}/powers/{number}/revocation.sig",
            get(downloads::revocation_signature),
        )
        .route(
            paths::DOCUMENT_AUTHORITY,
            get(downloads::document_authority),
        )
        .route(
            "/org/{ogrn}/staff/list.csv",
            get(downloads::staff_list_template),
        )
        .route("/org/{ogrn}/figures.csv", get(downloads::figures))
        .route("/org/{ogrn}/papers/{kind}/pdf", get(downloads::paper))
        .route("/org/{ogrn}/checks.csv", get(downloads::checks))
        .route(
            "/org/{ogrn}/checks/{check}/receipt",
            get(downloads::organizations_receipt),
        )
        .route("/scan/receipts/{check}", get(downloads::verifiers_receipt))
        .route("/id/receipts/{check}", get(downloads::holders_receipt))
        .route("/receipt/{receipt}/file", get(downloads::receipt_file))
        // events
        .route(paths::ID_EVENTS, get(streams::holder_events))
        .route(paths::SCAN_EVENTS, get(streams::scanner_events))
        .route(paths::SCAN_BADGE_EVENTS, get(streams::badge_events))
        .route(paths::SIGN_IN_CODE_EVENTS, get(streams::sign_in_events))
        .route("/org/{ogrn}/alarms.csv", get(downloads::alarms))
        .route(
            "/registry/import/{import}/problems.csv",
            get(downloads::import_problems),
        )
        .route(paths::REGISTRY_COMPLAINTS_CSV, get(downloads::complaints))
        // web apps
        .route(paths::ID_MANIFEST, get(pwa::portal_manifest))
        .route(paths::SCAN_MANIFEST, get(pwa::scanner_manifest))
        .route(paths::ID_SERVICE_WORKER, get(pwa::portal_service_worker))
        .route(paths::SCAN_SERVICE_WORKER, get(pwa::scanner_service_worker))
        .route("/lan/ca.crt", get(pwa::lan_authority))
        // what everybody may know
        .route(paths::JWKS, get(published::jwks))
        .route(paths::TRUST_LIST, get(published::trust_list))
        .route(paths::SNAPSHOT, get(published::snapshot))
        .route(paths::CHECKPOINT, get(published::checkpoint))
        .route(
            paths::REGISTRY_CHECKPOINT,
            get(published::registry_checkpoint),
        )
        .route(paths::FAMILY_CHECKPOINT, get(published::family_checkpoint))
        // programs of the owners of data
        .route(paths::PUSHED_LISTS, post(pushed::push))
        .route("/api/v1/lists/{import}", get(pushed::standing))
        .route(paths::TILL_API, get(till_api::description))
        .route(paths::TILL_GUIDE, get(till_api::guide))
        // islands
        .route("/api/{function}", post(server_function))
        .fallback(pages::page)
        .with_state(state.clone());
    layers::around(routes, keyed(&state), &state)
}

/// What programs ask with a key of their own.
fn keyed(state: &AppState) -> Router {
    Router::new()
        .route(paths::TILL_CHECKS, post(till_api::check))
        .route(paths::TILL_SELF, get(till_api::itself))
        .route("/api/v1/checks/{check}/receipt", get(till_api::receipt))
        .with_state(state.clone())
}

/// What islands ask; only POST, so nothing is ever changed by a link.
async fn server_function(State(state): State<AppState>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    // For a browser that asks for HTML, leptos would turn errors into redirects.
    parts
        .headers
        .insert(ACCEPT, HeaderValue::from_static("application/json"));
    let page = pages::page_of(&state, &parts);
    let ports = state.ports.clone();
    let context = move || {
        provide_context(page.clone());
        provide_context(ports.clone());
    };
    leptos_axum::handle_server_fns_with_context(context, Request::from_parts(parts, body))
        .await
        .into_response()
}
