use std::sync::Arc;

use domain::retention::Periods;

use crate::{
    clock::{Clock, FileClock, SystemClock},
    config::{Kept, Retention},
    registry::days,
    retention,
};

/// `digital-id retention …`
pub(super) async fn retention(command: Retention) -> anyhow::Result<()> {
    match command {
        Retention::Report { kept } => report(kept).await,
        Retention::Run { kept } => run(kept).await,
    }
}

/// A line for everything that has a period, then a line for each removal.
async fn report(kept: Kept) -> anyhow::Result<()> {
    let clock = clock(&kept)?;
    let database = super::open_as_it_is(&kept.storage).await?;
    database.migrate().await?;
    let periods = Periods::new(kept.keeping.retention);
    let report = retention::report(&database, &periods, clock.now()).await?;
    println!("kept             days   there are  due        removed");
    for line in report.lines {
        println!(
            "{:<16} {:<6} {:<10} {:<10} {}",
            line.kept.key(),
            line.days,
            line.count,
            line.due,
            line.removed
        );
    }
    for removal in report.removals {
        println!(
            "{}: {} removed of {}",
            days::write(removal.day),
            removal.removed,
            removal.kept.key()
        );
    }
    Ok(())
}

async fn run(kept: Kept) -> anyhow::Result<()> {
    let clock = clock(&kept)?;
    let database = super::open_as_it_is(&kept.storage).await?;
    database.migrate().await?;
    let periods = Periods::new(kept.keeping.retention);
    let done = retention::run(&database, &*clock, &periods).await?;
    if done.is_empty() {
        println!("nothing is due");
    }
    for (kept, removed) in done {
        println!("{}: {removed} removed", kept.key());
    }
    Ok(())
}

fn clock(kept: &Kept) -> anyhow::Result<Arc<dyn Clock>> {
    Ok(match &kept.clock_file {
        Some(path) => Arc::new(FileClock::new(path)?),
        None => Arc::new(SystemClock),
    })
}
