//! The row types, one module for each table: private to this crate, no port hands them out.
//! They hold personal data and derive `Debug` because SeaORM asks for it: never log one.

pub(crate) mod abuse_alerts;
pub(crate) mod accounts;
pub(crate) mod applications;
pub(crate) mod audit_head;
pub(crate) mod badge_looks;
pub(crate) mod batch_rows;
pub(crate) mod batches;
pub(crate) mod branch_names;
pub(crate) mod branches;
pub(crate) mod certificate_shares;
pub(crate) mod certificates;
pub(crate) mod checks;
pub(crate) mod complaints;
pub(crate) mod consents;
pub(crate) mod consumptions;
pub(crate) mod devices;
pub(crate) mod directors;
pub(crate) mod documents;
pub(crate) mod families;
pub(crate) mod family_events;
pub(crate) mod family_members;
pub(crate) mod family_visits;
pub(crate) mod holder_checks;
pub(crate) mod holder_devices;
pub(crate) mod holder_pasts;
pub(crate) mod holder_words;
pub(crate) mod holders;
pub(crate) mod identities;
pub(crate) mod identity_requests;
pub(crate) mod import_problems;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod issuer_keys;
pub(crate) mod issuer_ring;
pub(crate) mod late_alarms;
pub(crate) mod login_attempts;
pub(crate) mod mail_addresses;
pub(crate) mod mails;
pub(crate) mod memberships;
pub(crate) mod name_cuts;
pub(crate) mod name_words;
pub(crate) mod organizations;
pub(crate) mod paper_details;
pub(crate) mod phone_codes;
pub(crate) mod photos;
pub(crate) mod power_drafts;
pub(crate) mod power_events;
pub(crate) mod powers;
pub(crate) mod registry_events;
pub(crate) mod reminders;
pub(crate) mod role_events;
pub(crate) mod sessions;
pub(crate) mod signing_certificates;
pub(crate) mod status_pasts;
pub(crate) mod status_requests;
pub(crate) mod statuses;
pub(crate) mod training_demands;
pub(crate) mod training_passes;
pub(crate) mod training_runs;
pub(crate) mod typed_attempts;
pub(crate) mod typed_codes;
pub(crate) mod unclaimed_holders;
pub(crate) mod wallet_cards;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sea_orm::{ConnectionTrait, EntityTrait, IdenStatic, Iterable, QuerySelect, Statement};

    use crate::store::Database;

    /// The row type has the columns of the table: no more, no fewer.
    async fn fits<E: EntityTrait>(database: &Database) {
        let table = E::default();
        let table = table.table_name();
        E::find().limit(1).all(database.read()).await.expect(table);
        let sql = format!("SELECT name FROM pragma_table_info('{table}')");
        let backend = database.read().get_database_backend();
        let rows = database
            .read()
            .query_all_raw(Statement::from_string(backend, sql))
            .await;
        let in_table: BTreeSet<String> = rows
            .expect(table)
            .iter()
            .map(|row| row.try_get_by_index(0).expect(table))
            .collect();
        let in_type: BTreeSet<String> = E::Column::iter()
            .map(|column| column.as_str().to_owned())
            .collect();
        assert_eq!(in_type, in_table, "{table}");
    }

    #[tokio::test]
    async fn row_types_fit_the_migrated_schema() {
        let folder = tempfile::tempdir().expect("folder");
        let url = format!(
            "sqlite://{}?mode=rwc",
            folder.path().join("rows.sqlite").display()
        );
        let database = Database::connect(&url).await.expect("database");
        database.migrate().await.expect("migrations");
        fits::<super::abuse_alerts::Entity>(&database).await;
        fits::<super::accounts::Entity>(&database).await;
        fits::<super::applications::Entity>(&database).await;
        fits::<super::audit_head::Entity>(&database).await;
        fits::<super::badge_looks::Entity>(&database).await;
        fits::<super::batch_rows::Entity>(&database).await;
        fits::<super::branches::Entity>(&database).await;
        fits::<super::branch_names::Entity>(&database).await;
        fits::<super::devices::Entity>(&database).await;
        fits::<super::batches::Entity>(&database).await;
        fits::<super::certificate_shares::Entity>(&database).await;
        fits::<super::certificates::Entity>(&database).await;
        fits::<super::checks::Entity>(&database).await;
        fits::<super::families::Entity>(&database).await;
        fits::<super::family_events::Entity>(&database).await;
        fits::<super::family_members::Entity>(&database).await;
        fits::<super::family_visits::Entity>(&database).await;
        fits::<super::complaints::Entity>(&database).await;
        fits::<super::consents::Entity>(&database).await;
        fits::<super::consumptions::Entity>(&database).await;
        fits::<super::directors::Entity>(&database).await;
        fits::<super::documents::Entity>(&database).await;
        fits::<super::holder_checks::Entity>(&database).await;
        fits::<super::holder_devices::Entity>(&database).await;
        fits::<super::holder_pasts::Entity>(&database).await;
        fits::<super::holder_words::Entity>(&database).await;
        fits::<super::holders::Entity>(&database).await;
        fits::<super::identities::Entity>(&database).await;
        fits::<super::identity_requests::Entity>(&database).await;
        fits::<super::import_problems::Entity>(&database).await;
        fits::<super::imports::Entity>(&database).await;
        fits::<super::invitations::Entity>(&database).await;
        fits::<super::late_alarms::Entity>(&database).await;
        fits::<super::issuer_keys::Entity>(&database).await;
        fits::<super::issuer_ring::Entity>(&database).await;
        fits::<super::login_attempts::Entity>(&database).await;
        fits::<super::memberships::Entity>(&database).await;
        fits::<super::name_cuts::Entity>(&database).await;
        fits::<super::name_words::Entity>(&database).await;
        fits::<super::organizations::Entity>(&database).await;
        fits::<super::paper_details::Entity>(&database).await;
        fits::<super::phone_codes::Entity>(&database).await;
        fits::<super::photos::Entity>(&database).await;
        fits::<super::power_drafts::Entity>(&database).await;
        fits::<super::power_events::Entity>(&database).await;
        fits::<super::powers::Entity>(&database).await;
        fits::<super::mail_addresses::Entity>(&database).await;
        fits::<super::mails::Entity>(&database).await;
        fits::<super::registry_events::Entity>(&database).await;
        fits::<super::reminders::Entity>(&database).await;
        fits::<super::role_events::Entity>(&database).await;
        fits::<super::sessions::Entity>(&database).await;
        fits::<super::signing_certificates::Entity>(&database).await;
        fits::<super::status_pasts::Entity>(&database).await;
        fits::<super::status_requests::Entity>(&database).await;
        fits::<super::statuses::Entity>(&database).await;
        fits::<super::training_demands::Entity>(&database).await;
        fits::<super::training_passes::Entity>(&database).await;
        fits::<super::training_runs::Entity>(&database).await;
        fits::<super::typed_attempts::Entity>(&database).await;
        fits::<super::typed_codes::Entity>(&database).await;
        fits::<super::wallet_cards::Entity>(&database).await;
        fits::<super::unclaimed_holders::Entity>(&database).await;
    }
}
