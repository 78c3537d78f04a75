use crate::config::Storage;

/// `digital-id migrate`
pub(super) async fn migrate(storage: &Storage) -> anyhow::Result<()> {
    let database = super::open(storage).await?;
    database.migrate().await?;
    println!("the database is at the schema of this version");
    Ok(())
}
