//! The unique keys, by the two names under which the databases report them.

/// Every unique key: its name, which PostgreSQL reports, and its columns, which SQLite does.
/// A test compares this list with the live schema.
pub(super) const UNIQUE_KEYS: [(&str, &str); 102] = [
    ("accounts_pkey", "accounts.id"),
    ("accounts_phone_key", "accounts.phone"),
    ("accounts_snils_key", "accounts.snils"),
    ("accounts_demo_key_key", "accounts.demo_key"),
    ("sessions_pkey", "sessions.id"),
    ("sessions_secret_hash_key", "sessions.secret_hash"),
    ("login_attempts_pkey", "login_attempts.login"),
    ("holders_pkey", "holders.number"),
    ("holders_account_id_key", "holders.account_id"),
    ("holder_pasts_pkey", "holder_pasts.id"),
    ("statuses_pkey", "statuses.id"),
    (
        "statuses_source_source_key_key",
        "statuses.source, statuses.source_key",
    ),
    ("status_requests_pkey", "status_requests.id"),
    ("status_pasts_pkey", "status_pasts.id"),
    ("organizations_pkey", "organizations.ogrn"),
    ("directors_pkey", "directors.ogrn, directors.account_id"),
    ("role_events_pkey", "role_events.ogrn, role_events.seq"),
    ("reminders_pkey", "reminders.number, reminders.days"),
    ("removals_pkey", "removals.kept, removals.day"),
    ("mail_addresses_pkey", "mail_addresses.ogrn"),
    ("mails_pkey", "mails.id"),
    ("documents_pkey", "documents.number"),
    ("families_pkey", "families.number"),
    ("family_members_pkey", "family_members.id"),
    (
        "family_events_pkey",
        "family_events.family_number, family_events.seq",
    ),
    ("family_visits_pkey", "family_visits.check_id"),
    ("certificates_pkey", "certificates.id"),
    ("certificate_shares_pkey", "certificate_shares.id"),
    (
        "certificate_shares_secret_hash_key",
        "certificate_shares.secret_hash",
    ),
    ("invitations_pkey", "invitations.id"),
    ("invitations_secret_hash_key", "invitations.secret_hash"),
    (
        "memberships_pkey",
        "memberships.ogrn, memberships.account_id",
    ),
    ("signing_certificates_pkey", "signing_certificates.owner"),
    (
        "abuse_alerts_pkey",
        "abuse_alerts.ogrn, abuse_alerts.verifier_account, abuse_alerts.rule, \
         abuse_alerts.number",
    ),
    ("paper_details_pkey", "paper_details.ogrn"),
    ("paper_documents_pkey", "paper_documents.check_id"),
    ("sign_in_requests_pkey", "sign_in_requests.id"),
    (
        "sign_in_requests_code_hash_key",
        "sign_in_requests.code_hash",
    ),
    (
        "sign_in_requests_browser_hash_key",
        "sign_in_requests.browser_hash",
    ),
    ("phone_codes_pkey", "phone_codes.id"),
    (
        "phone_codes_phone_minute_key",
        "phone_codes.phone, phone_codes.minute",
    ),
    ("powers_pkey", "powers.number"),
    ("powers_status_index_key", "powers.status_index"),
    ("power_events_pkey", "power_events.position"),
    (
        "power_events_number_seq_key",
        "power_events.number, power_events.seq",
    ),
    ("name_words_pkey", "name_words.word"),
    ("name_cuts_pkey", "name_cuts.cut, name_cuts.word"),
    (
        "holder_words_pkey",
        "holder_words.word, holder_words.holder_number",
    ),
    ("imports_pkey", "imports.id"),
    (
        "imports_key_id_push_key_key",
        "imports.key_id, imports.push_key",
    ),
    ("source_keys_pkey", "source_keys.id"),
    ("source_keys_secret_hash_key", "source_keys.secret_hash"),
    (
        "import_problems_pkey",
        "import_problems.import_id, import_problems.line, import_problems.cell",
    ),
    ("unclaimed_holders_pkey", "unclaimed_holders.snils"),
    ("registry_events_pkey", "registry_events.position"),
    ("audit_head_pkey", "audit_head.id"),
    ("badge_looks_pkey", "badge_looks.id"),
    ("batches_pkey", "batches.id"),
    ("batch_rows_pkey", "batch_rows.batch_id, batch_rows.line"),
    ("branches_pkey", "branches.id"),
    ("branch_names_pkey", "branch_names.ogrn, branch_names.name"),
    ("devices_pkey", "devices.id"),
    ("devices_secret_hash_key", "devices.secret_hash"),
    ("devices_public_key_key", "devices.public_key"),
    ("checks_pkey", "checks.id"),
    (
        "checks_verifier_account_idempotency_key_key",
        "checks.verifier_account, checks.idempotency_key",
    ),
    ("consumptions_pkey", "consumptions.cti"),
    ("holder_checks_pkey", "holder_checks.check_id"),
    ("device_rules_pkey", "device_rules.account_id"),
    ("holder_devices_pkey", "holder_devices.id"),
    ("holder_devices_public_key_key", "holder_devices.public_key"),
    ("holder_devices_session_id_key", "holder_devices.session_id"),
    ("identity_requests_pkey", "identity_requests.check_id"),
    ("late_alarms_pkey", "late_alarms.check_id"),
    ("complaints_pkey", "complaints.check_id"),
    ("typed_codes_pkey", "typed_codes.digits"),
    ("typed_attempts_pkey", "typed_attempts.verifier_account"),
    ("wallet_cards_pkey", "wallet_cards.id"),
    ("power_drafts_pkey", "power_drafts.id"),
    ("training_runs_pkey", "training_runs.account_id"),
    (
        "training_passes_pkey",
        "training_passes.account_id, training_passes.version",
    ),
    (
        "training_demands_pkey",
        "training_demands.ogrn, training_demands.since",
    ),
    ("issuer_keys_pkey", "issuer_keys.kid"),
    ("issuer_ring_pkey", "issuer_ring.id"),
    ("identities_pkey", "identities.account_id"),
    ("consents_pkey", "consents.id"),
    ("organization_blocks_pkey", "organization_blocks.id"),
    ("confirmations_pkey", "confirmations.id"),
    ("confirmation_rights_pkey", "confirmation_rights.id"),
    ("confirmation_codes_pkey", "confirmation_codes.account_id"),
    (
        "confirmation_codes_code_hash_key",
        "confirmation_codes.code_hash",
    ),
    ("applications_pkey", "applications.id"),
    ("chip_checks_pkey", "chip_checks.application_id"),
    ("applications_account_id_key", "applications.account_id"),
    ("photos_pkey", "photos.subject"),
    ("photo_offers_pkey", "photo_offers.check_id"),
    ("show_pins_pkey", "show_pins.account_id"),
    ("tills_pkey", "tills.id"),
    ("tills_secret_hash_key", "tills.secret_hash"),
    (
        "once_rules_pkey",
        "once_rules.ogrn, once_rules.scenario, once_rules.since",
    ),
    ("benefit_uses_pkey", "benefit_uses.nullifier"),
    ("counted_checks_pkey", "counted_checks.check_id"),
];

/// The name of the unique key that `message` (of a unique violation) is about:
/// `… unique constraint "accounts_phone_key"` or `UNIQUE constraint failed: accounts.phone`.
pub(super) fn violated(message: &str) -> Option<&'static str> {
    let subject = match message.split_once("failed: ") {
        Some((_, columns)) => columns.trim(),
        None => message.split('"').nth(1)?,
    };
    UNIQUE_KEYS
        .iter()
        .find(|(name, columns)| *name == subject || *columns == subject)
        .map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sea_orm::{ConnectionTrait, Statement};

    use super::*;
    use crate::store::Database;

    /// Each unique index of the migrated schema: `table.column, table.column`.
    const LIVE: &str = "SELECT group_concat(t.name || '.' || c.name, ', ' ORDER BY c.seqno) \
        FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c \
        WHERE t.type = 'table' AND t.name NOT LIKE 'seaql_%' AND i.\"unique\" = 1 \
        GROUP BY t.name, i.name";

    #[tokio::test]
    async fn the_list_is_the_live_schema() {
        let folder = tempfile::tempdir().expect("folder");
        let url = format!(
            "sqlite://{}?mode=rwc",
            folder.path().join("unique.sqlite").display()
        );
        let database = Database::connect(&url).await.expect("database");
        database.migrate().await.expect("migrations");
        let backend = database.read().get_database_backend();
        let rows = database
            .read()
            .query_all_raw(Statement::from_string(backend, LIVE))
            .await;
        let mut live: BTreeSet<String> = rows
            .expect("schema")
            .iter()
            .map(|row| row.try_get_by_index(0).expect("columns"))
            .collect();
        // A key that is a whole number is SQLite's own number of the row, without an index.
        for key in [
            "holders.number",
            "holder_pasts.id",
            "status_pasts.id",
            "issuer_keys.kid",
            "issuer_ring.id",
            "power_events.position",
            "registry_events.position",
            "audit_head.id",
            "families.number",
        ] {
            live.insert(key.to_owned());
        }
        let listed: BTreeSet<_> = UNIQUE_KEYS
            .iter()
            .map(|(_, columns)| (*columns).to_owned())
            .collect();
        assert_eq!(listed, live);
    }

    #[test]
    fn names_tell_the_columns() {
        for (name, columns) in UNIQUE_KEYS {
            let (table, _) = columns.split_once('.').expect("a table");
            let columns = columns.replace(&format!("{table}."), "").replace(", ", "_");
            let of_columns = format!("{table}_{columns}_key");
            assert!(
                name == format!("{table}_pkey") || name == of_columns,
                "{name}"
            );
        }
    }

    #[test]
    fn both_databases_are_understood() {
        let postgres = "duplicate key value violates unique constraint \"accounts_phone_key\"";
        let sqlite = "UNIQUE constraint failed: accounts.phone";
        assert_eq!(violated(postgres), Some("accounts_phone_key"));
        assert_eq!(violated(sqlite), Some("accounts_phone_key"));
        assert_eq!(violated("UNIQUE constraint failed: nothing.known"), None);
        assert_eq!(violated(""), None);
    }
}
