//! The schema of Digital ID: SeaORM migrations, append-only, one file for each change.
//!
//! * A file that has been released is never edited: what has to change gets a file of its own.
//! * Each has its `down`, and each runs in one transaction on both databases.
//! * No entity is imported: an old migration must not change when a row type does.
//! * Only what SQLite and PostgreSQL share: text ids, `bigint` Unix seconds, days as ISO text,
//!   lists as JSON text.
//! * Unique keys have names (`<table>_<columns>_key`), by which the server tells violations apart.
#![forbid(unsafe_code)]

use sea_orm_migration::prelude::*;

use self::change::step;

mod change;
mod m20261122_000001_create_accounts;
mod m20261122_000002_create_holders;
mod m20261122_000003_create_organizations;
mod m20261122_000004_create_powers;
mod m20261122_000005_create_checks;
mod m20261122_000006_create_typed_codes;
mod m20261127_000007_create_issuer_keys;
mod m20261127_000008_add_receipts;
mod m20261127_000009_create_complaints;
mod m20261127_000010_create_badge_looks;
mod m20261127_000011_create_late_alarms;
mod m20261127_000013_add_status_index;
mod m20261127_000020_create_signing_certificates;
mod m20261127_000021_create_documents;
mod m20261127_000030_create_registry_past;
mod m20261127_000040_create_paper_details;
mod m20261127_000041_create_abuse_alerts;
mod m20261127_000050_add_power_life;
mod m20261127_000051_create_power_events;
mod m20261127_000060_create_invitations;
mod m20261127_000061_create_memberships;
mod m20261127_000062_create_batches;
mod m20261127_000065_add_director_roles;
mod m20261127_000066_add_confirmed_sessions;
mod m20261127_000067_create_reminders;
mod m20261127_000070_create_identities;
mod m20261127_000071_create_consents;
mod m20261127_000072_create_applications;
mod m20261127_000073_create_photos;
mod m20261127_000075_add_status_life;
mod m20261127_000076_create_registry_events;
mod m20261127_000077_create_imports;
mod m20261127_000078_create_name_words;
mod m20261127_000080_create_families;
mod m20261127_000081_create_certificates;
mod m20261127_000082_create_phone_codes;
mod m20261127_000083_create_wallet_cards;
mod m20261127_000084_create_branches;
mod m20261127_000085_add_branch_of_checks;
mod m20261127_000086_create_holder_devices;
mod m20261127_000090_create_training;
mod m20261127_000091_add_shared_powers;
mod m20261127_000092_create_power_drafts;
mod m20261127_000100_create_paper_documents;
mod m20261127_000101_add_kiosk_sessions;
mod m20261127_000102_create_sign_in_requests;
mod m20261127_000110_create_removals;
mod m20261127_000111_chain_family_events;
mod m20261127_000112_create_source_keys;
mod m20261127_000113_create_device_rules;
mod m20261128_000120_add_consent_kinds;
mod m20261128_000121_create_photo_offers;
mod m20261128_000122_create_show_pins;
mod m20261128_000123_add_faces_of_applications;
mod m20261128_000125_create_confirmations;
mod m20261128_000126_create_chip_checks;
mod m20261128_000127_create_organization_blocks;
mod m20261128_000130_create_tills;
mod m20261128_000140_create_once_a_day;

/// All migrations in their order.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            step(m20261122_000001_create_accounts::Migration),
            step(m20261122_000002_create_holders::Migration),
            step(m20261122_000003_create_organizations::Migration),
            step(m20261122_000004_create_powers::Migration),
            step(m20261122_000005_create_checks::Migration),
            step(m20261122_000006_create_typed_codes::Migration),
            step(m20261127_000007_create_issuer_keys::Migration),
            step(m20261127_000008_add_receipts::Migration),
            step(m20261127_000009_create_complaints::Migration),
            step(m20261127_000010_create_badge_looks::Migration),
            step(m20261127_000011_create_late_alarms::Migration),
            step(m20261127_000013_add_status_index::Migration),
            step(m20261127_000020_create_signing_certificates::Migration),
            step(m20261127_000021_create_documents::Migration),
            step(m20261127_000030_create_registry_past::Migration),
            step(m20261127_000040_create_paper_details::Migration),
            step(m20261127_000041_create_abuse_alerts::Migration),
            step(m20261127_000050_add_power_life::Migration),
            step(m20261127_000051_create_power_events::Migration),
            step(m20261127_000060_create_invitations::Migration),
            step(m20261127_000061_create_memberships::Migration),
            step(m20261127_000062_create_batches::Migration),
            step(m20261127_000065_add_director_roles::Migration),
            step(m20261127_000066_add_confirmed_sessions::Migration),
            step(m20261127_000067_create_reminders::Migration),
            step(m20261127_000070_create_identities::Migration),
            step(m20261127_000071_create_consents::Migration),
            step(m20261127_000072_create_applications::Migration),
            step(m20261127_000073_create_photos::Migration),
            step(m20261127_000075_add_status_life::Migration),
            step(m20261127_000076_create_registry_events::Migration),
            step(m20261127_000077_create_imports::Migration),
            step(m20261127_000078_create_name_words::Migration),
            step(m20261127_000080_create_families::Migration),
            step(m20261127_000081_create_certificates::Migration),
            step(m20261127_000082_create_phone_codes::Migration),
            step(m20261127_000083_create_wallet_cards::Migration),
            step(m20261127_000084_create_branches::Migration),
            step(m20261127_000085_add_branch_of_checks::Migration),
            step(m20261127_000086_create_holder_devices::Migration),
            step(m20261127_000090_create_training::Migration),
            step(m20261127_000091_add_shared_powers::Migration),
            step(m20261127_000092_create_power_drafts::Migration),
            step(m20261127_000100_create_paper_documents::Migration),
            step(m20261127_000101_add_kiosk_sessions::Migration),
            step(m20261127_000102_create_sign_in_requests::Migration),
            step(m20261127_000110_create_removals::Migration),
            step(m20261127_000111_chain_family_events::Migration),
            step(m20261127_000112_create_source_keys::Migration),
            step(m20261127_000113_create_device_rules::Migration),
            step(m20261128_000120_add_consent_kinds::Migration),
            step(m20261128_000121_create_photo_offers::Migration),
            step(m20261128_000122_create_show_pins::Migration),
            step(m20261128_000123_add_faces_of_applications::Migration),
            step(m20261128_000125_create_confirmations::Migration),
            step(m20261128_000126_create_chip_checks::Migration),
            step(m20261128_000127_create_organization_blocks::Migration),
            step(m20261128_000130_create_tills::Migration),
            step(m20261128_000140_create_once_a_day::Migration),
        ]
    }
}
