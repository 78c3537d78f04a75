use std::thread;

use sea_orm::{ConnectionTrait, Database};

/// A schema of its own in the database of `TEST_DATABASE_URL`, dropped at the end.
pub struct Schema {
    server: String,
    name: String,
}

impl Schema {
    pub async fn create() -> Option<Self> {
        let server = std::env::var("TEST_DATABASE_URL")
            .ok()
            .filter(|url| !url.is_empty())?;
        let name = format!("test_{}", uuid::Uuid::new_v4().simple());
        run(&server, format!("CREATE SCHEMA {name}")).await;
        Some(Self { server, name })
    }

    /// The address of the database with this schema in front.
    pub fn url(&self) -> String {
        let joint = if self.server.contains('?') { '&' } else { '?' };
        format!("{}{joint}options[search_path]={}", self.server, self.name)
    }
}

impl Drop for Schema {
    /// A destructor cannot wait in the runtime of the test, so another one does.
    fn drop(&mut self) {
        let server = self.server.clone();
        // The runtime of the test stands still meanwhile, and with it the rollback of a
        // transaction that was given up: whoever holds a lock is sent away first.
        let sql = format!(
            "SELECT pg_terminate_backend(lock.pid) FROM pg_locks lock \
             JOIN pg_class ON pg_class.oid = lock.relation \
             JOIN pg_namespace ON pg_namespace.oid = relnamespace \
             WHERE nspname = '{name}' AND lock.pid <> pg_backend_pid(); \
             DROP SCHEMA {name} CASCADE",
            name = self.name
        );
        let dropping = thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("runtime")
                .block_on(run(&server, sql));
        });
        let _ = dropping.join();
    }
}

async fn run(server: &str, sql: String) {
    let connection = Database::connect(server).await.expect("TEST_DATABASE_URL");
    connection.execute_unprepared(&sql).await.expect("schema");
    connection.close().await.expect("closed");
}
