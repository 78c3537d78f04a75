//! Signals between processes on one PostgreSQL (runs if `TEST_DATABASE_URL` names one).

use std::time::Duration;

use domain::holder::HolderNumber;
use sea_orm::ConnectionTrait as _;
use server::{
    signals::{self, Topic},
    store::Database,
};

use crate::support::World;

/// A signal that takes longer has been lost.
const PATIENCE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn what_one_process_tells_all_hear() {
    let Some(world) = World::postgres().await else {
        return;
    };
    let elsewhere = Database::connect(&world.url).await.expect("database");
    let one = signals::of(&world.database).await.expect("signals");
    let other = signals::of(&elsewhere).await.expect("signals");
    let topic = Topic::Holder(HolderNumber::new(7).expect("small"));
    let (here, there) = (
        one.subscribe(std::slice::from_ref(&topic)),
        other.subscribe(std::slice::from_ref(&topic)),
    );
    one.tell(&topic).await;
    for listener in [&here, &there] {
        let heard = tokio::time::timeout(PATIENCE, listener.heard()).await;
        assert_eq!(heard, Ok(true));
    }
    // A connection that is lost is opened again, and everyone looks: something may have
    // been told meanwhile.
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE query LIKE 'LISTEN%' AND datname = current_database() \
               AND pid <> pg_backend_pid()";
    world.raw.execute_unprepared(cut).await.expect("cut");
    let heard = tokio::time::timeout(PATIENCE, there.heard()).await;
    assert_eq!(heard, Ok(true));
    elsewhere.close().await.expect("closed");
    world.database.clone().close().await.expect("closed");
}
