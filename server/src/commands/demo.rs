use crate::{clock::SystemClock, config::Storage, demo as people};

/// `digital-id demo`: seeds an empty database and prints the logins.
pub(super) async fn demo(storage: &Storage) -> anyhow::Result<()> {
    let database = super::open(storage).await?;
    database.migrate().await?;
    people::seed(&database, &SystemClock).await?;
    print_people();
    Ok(())
}

/// A line for each demo person.
pub(super) fn print_people() {
    println!("demo people (password for all: {}):", people::PASSWORD);
    for person in people::people() {
        println!("  {:<18} {:<12} {}", person.phone, person.key, person.name);
    }
}
