//! The schema: up, down, up again; and never with a database from the future.

use crate::support::{World, everywhere};
use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use server::store::{Database, MigrateError};

#[tokio::test]
async fn up_down_and_up_again() {
    everywhere(async |world: World| {
        let before = tables(&world).await;
        assert!(before.contains(&"accounts".to_owned()), "{before:?}");
        assert_eq!(
            before.len(),
            80,
            "seventy-nine and the one of the migrations: {before:?}"
        );

        Migrator::down(&world.raw, None).await.expect("down");
        assert_eq!(tables(&world).await, ["seaql_migrations"]);

        world.database.migrate().await.expect("up");
        assert_eq!(tables(&world).await, before);
        world.database.migrate().await.expect("nothing to do");
    })
    .await;
}

#[tokio::test]
async fn one_step_down_and_up_leaves_the_data_of_the_others() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        Migrator::down(&world.raw, Some(1)).await.expect("down");
        world.database.migrate().await.expect("up");
        assert_eq!(
            world.value::<i64>("SELECT count(*) FROM accounts").await,
            14
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn processes_that_start_at_once_migrate_an_empty_database_once() {
    everywhere(async |world: World| {
        let whole = tables(&world).await;
        for _ in 0..3 {
            Migrator::down(&world.raw, None).await.expect("down");
            world.execute("DROP TABLE seaql_migrations").await;
            let starts: Vec<_> = (0..6)
                .map(|_| {
                    let url = world.url.clone();
                    tokio::spawn(async move {
                        let database = Database::connect(&url).await.expect("database");
                        database.migrate().await.expect("migrated");
                        database.close().await.expect("closed");
                    })
                })
                .collect();
            for start in starts {
                start.await.expect("started");
            }
            assert_eq!(tables(&world).await, whole);
        }
    })
    .await;
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    everywhere(async |world: World| {
        world
            .execute("INSERT INTO seaql_migrations VALUES ('m20990101_000001_add_wings', 0)")
            .await;
        let again = Database::connect(&world.url).await.expect("database");
        let error = again.migrate().await.expect_err("refused");
        assert!(
            error.to_string().contains("m20990101_000001_add_wings"),
            "{error}"
        );
        assert!(error.to_string().contains("newer version"), "{error}");
        let MigrateError::Newer { unknown } = error else {
            panic!("{error}");
        };
        assert_eq!(unknown, ["m20990101_000001_add_wings"]);
    })
    .await;
}

#[tokio::test]
async fn every_unique_key_has_a_name_that_tells_its_columns() {
    let Some(world) = World::postgres().await else {
        return;
    };
    let names: Vec<String> = world
        .values(
            "SELECT indexname::text FROM pg_indexes \
             WHERE schemaname = current_schema() AND indexdef LIKE 'CREATE UNIQUE%'",
        )
        .await;
    assert_eq!(
        names.len(),
        103,
        "the known ones and that of the migrations: {names:?}"
    );
    assert!(
        names
            .iter()
            .all(|name| name.ends_with("_pkey") || name.ends_with("_key"))
    );
}

#[tokio::test]
async fn sqlite_is_set_up_to_survive_a_power_cut() {
    let world = World::sqlite().await;
    assert_eq!(world.value::<String>("PRAGMA journal_mode").await, "wal");
}

async fn tables(world: &World) -> Vec<String> {
    // The only statement here that the two databases spell differently.
    let sql = match world.raw.get_database_backend() {
        sea_orm::DbBackend::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             ORDER BY name"
        }
        _ => {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() \
             ORDER BY tablename"
        }
    };
    world.values(sql).await
}

/// Whoever had a Digital ID before the registry knew people apart from it.
#[tokio::test]
async fn holders_of_before_are_known_as_people() {
    everywhere(async |world: World| {
        Migrator::down(&world.raw, None).await.expect("down");
        let before = Migrator::migrations()
            .iter()
            .position(|one| one.name() == "m20261127_000070_create_identities")
            .expect("there is one");
        let before = u32::try_from(before).expect("small");
        Migrator::up(&world.raw, Some(before))
            .await
            .expect("up to it");
        for sql in [
            "INSERT INTO accounts (id, password_hash, assurance, name, given_name, is_operator, \
             created_at) VALUES ('a', '', 'confirmed', 'Бобров Лев', 'Лев', FALSE, 0)",
            "INSERT INTO holders (number, account_id, surname, given_name, birth, document, \
             source, state, epoch, created_at) VALUES (41, 'a', 'Бобров', 'Лев', '1990-05-17', \
             'паспорт 00 26 000601', 'biometrics', 'active', 1, 7)",
            // Of nobody who could ask for another one.
            "INSERT INTO holders (number, surname, given_name, birth, document, source, state, \
             epoch, created_at) VALUES (42, 'Ивин', 'Ян', '1991-01-01', '', 'biometrics', \
             'active', 1, 7)",
        ] {
            world.execute(sql).await;
        }
        world.database.migrate().await.expect("the rest");
        let known = "SELECT account_id || ' ' || surname || ' ' || given_name || ' ' || birth \
                     || ' ' || citizenship || ' ' || document FROM identities";
        assert_eq!(
            world.values::<String>(known).await,
            ["a Бобров Лев 1990-05-17 RUS паспорт 00 26 000601"]
        );
    })
    .await;
}
