//! The row types beside the schema that the migrations leave.

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
    fits::<rows::abuse_alerts::Entity>(&database).await;
    fits::<rows::accounts::Entity>(&database).await;
    fits::<rows::applications::Entity>(&database).await;
    fits::<rows::audit_head::Entity>(&database).await;
    fits::<rows::badge_looks::Entity>(&database).await;
    fits::<rows::batch_rows::Entity>(&database).await;
    fits::<rows::branches::Entity>(&database).await;
    fits::<rows::branch_names::Entity>(&database).await;
    fits::<rows::devices::Entity>(&database).await;
    fits::<rows::batches::Entity>(&database).await;
    fits::<rows::certificate_shares::Entity>(&database).await;
    fits::<rows::certificates::Entity>(&database).await;
    fits::<rows::checks::Entity>(&database).await;
    fits::<rows::benefit_uses::Entity>(&database).await;
    fits::<rows::counted_checks::Entity>(&database).await;
    fits::<rows::once_rules::Entity>(&database).await;
    fits::<rows::families::Entity>(&database).await;
    fits::<rows::family_events::Entity>(&database).await;
    fits::<rows::family_members::Entity>(&database).await;
    fits::<rows::family_visits::Entity>(&database).await;
    fits::<rows::complaints::Entity>(&database).await;
    fits::<rows::consents::Entity>(&database).await;
    fits::<rows::photo_offers::Entity>(&database).await;
    fits::<rows::show_pins::Entity>(&database).await;
    fits::<rows::consumptions::Entity>(&database).await;
    fits::<rows::directors::Entity>(&database).await;
    fits::<rows::documents::Entity>(&database).await;
    fits::<rows::holder_checks::Entity>(&database).await;
    fits::<rows::holder_devices::Entity>(&database).await;
    fits::<rows::holder_pasts::Entity>(&database).await;
    fits::<rows::holder_words::Entity>(&database).await;
    fits::<rows::holders::Entity>(&database).await;
    fits::<rows::identities::Entity>(&database).await;
    fits::<rows::identity_requests::Entity>(&database).await;
    fits::<rows::import_problems::Entity>(&database).await;
    fits::<rows::imports::Entity>(&database).await;
    fits::<rows::invitations::Entity>(&database).await;
    fits::<rows::late_alarms::Entity>(&database).await;
    fits::<rows::issuer_keys::Entity>(&database).await;
    fits::<rows::issuer_ring::Entity>(&database).await;
    fits::<rows::login_attempts::Entity>(&database).await;
    fits::<rows::memberships::Entity>(&database).await;
    fits::<rows::name_cuts::Entity>(&database).await;
    fits::<rows::name_words::Entity>(&database).await;
    fits::<rows::organizations::Entity>(&database).await;
    fits::<rows::paper_details::Entity>(&database).await;
    fits::<rows::phone_codes::Entity>(&database).await;
    fits::<rows::photos::Entity>(&database).await;
    fits::<rows::power_drafts::Entity>(&database).await;
    fits::<rows::power_events::Entity>(&database).await;
    fits::<rows::powers::Entity>(&database).await;
    fits::<rows::mail_addresses::Entity>(&database).await;
    fits::<rows::mails::Entity>(&database).await;
    fits::<rows::registry_events::Entity>(&database).await;
    fits::<rows::reminders::Entity>(&database).await;
    fits::<rows::role_events::Entity>(&database).await;
    fits::<rows::sessions::Entity>(&database).await;
    fits::<rows::signing_certificates::Entity>(&database).await;
    fits::<rows::status_pasts::Entity>(&database).await;
    fits::<rows::status_requests::Entity>(&database).await;
    fits::<rows::statuses::Entity>(&database).await;
    fits::<rows::tills::Entity>(&database).await;
    fits::<rows::training_demands::Entity>(&database).await;
    fits::<rows::training_passes::Entity>(&database).await;
    fits::<rows::training_runs::Entity>(&database).await;
    fits::<rows::typed_attempts::Entity>(&database).await;
    fits::<rows::typed_codes::Entity>(&database).await;
    fits::<rows::wallet_cards::Entity>(&database).await;
    fits::<rows::unclaimed_holders::Entity>(&database).await;
}
