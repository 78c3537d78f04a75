//! Letters that wait. Whoever sends one takes it first: another process, or the same one after a
//! crash, finds it again only when that time is over.

use std::{sync::Arc, time::Duration};

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::{Bell, HttpGateway, Mailer};
use crate::{
    clock::Clock,
    store::{Database, StoreError, mails},
};

/// Letters of one step.
const BATCH: u64 = 50;
/// Seconds for which whoever sends a letter has it for themselves: longer than any sending takes.
const TAKEN_FOR: i64 = 5 * 60;
/// Seconds until the second attempt; each further one waits twice as long.
const FIRST_PAUSE: i64 = 60;
/// Longest pause, in seconds.
const LONGEST_PAUSE: i64 = 6 * 60 * 60;
/// After so many it is given up: about three days.
const MOST_ATTEMPTS: i64 = 20;

/// What became of the letters of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Taken by the SMTP server.
    pub sent: u64,
    /// Not taken; they wait for another attempt.
    pub delayed: u64,
    /// Not taken, and given up.
    pub given_up: u64,
}

/// Lets a letter wait to be sent; in the transaction of what it tells of.
pub(crate) async fn put(
    db: &impl ConnectionTrait,
    recipient: &str,
    subject: String,
    body: String,
    now: i64,
) -> Result<(), StoreError> {
    let row = mails::Model {
        id: Uuid::new_v4().to_string(),
        recipient: recipient.to_owned(),
        subject,
        body,
        created_at: now,
        next_at: now,
        attempts: 0,
    };
    mails::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Before the number of a phone in the place of an address.
const PHONE: &str = "tel:";
/// Seconds after which a message is of no use any more: a code in it has expired.
const USEFUL: i64 = 15 * 60;
/// How often it is looked for messages of other processes.
const LOOK: Duration = Duration::from_secs(5);

/// Lets a message to a phone (`+79001234567`) wait; in the transaction of what it tells of.
pub(crate) async fn put_message(
    db: &impl ConnectionTrait,
    phone: &str,
    text: String,
    now: i64,
) -> Result<(), StoreError> {
    put(db, &format!("{PHONE}{phone}"), String::new(), text, now).await
}

/// Sends messages by `gateway` for ever, as soon as `bell` is rung.
pub async fn follow_messages(
    database: Database,
    clock: Arc<dyn Clock>,
    gateway: HttpGateway,
    bell: Bell,
) {
    loop {
        let _ = tokio::time::timeout(LOOK, bell.rung()).await;
        if let Err(error) = deliver_messages(&database, &gateway, clock.now()).await {
            tracing::warn!(%error, "messages wait for the database");
        }
    }
}

/// What carries what waits.
enum Carrier<'a> {
    Letters(&'a Mailer),
    Messages(&'a HttpGateway),
}

impl Carrier<'_> {
    fn is_theirs(&self) -> Condition {
        let messages = mails::Column::Recipient.starts_with(PHONE);
        match self {
            Self::Letters(_) => Condition::all().not().add(messages),
            Self::Messages(_) => Condition::all().add(messages),
        }
    }

    async fn send(&self, mail: &mails::Model) -> anyhow::Result<()> {
        match self {
            Self::Letters(mailer) => mailer.send(mail).await,
            Self::Messages(gateway) => {
                let phone = mail.recipient.trim_start_matches(PHONE);
                gateway.send(phone, &mail.body).await
            }
        }
    }

    /// Whether there is no point in another attempt.
    fn gives_up(&self, mail: &mails::Model, now: i64) -> bool {
        match self {
            Self::Letters(_) => mail.attempts + 1 >= MOST_ATTEMPTS,
            Self::Messages(_) => now - mail.created_at >= USEFUL,
        }
    }

    /// Seconds until the next attempt.
    fn pause(&self, mail: &mails::Model) -> i64 {
        match self {
            Self::Letters(_) => pause(mail.attempts),
            // Somebody waits for it with the phone in the hand.
            Self::Messages(_) => pause(mail.attempts) / 10,
        }
    }
}

/// Sends the messages that are due at `now` by `gateway`.
///
/// # Errors
/// Those of the database.
pub async fn deliver_messages(
    database: &Database,
    gateway: &HttpGateway,
    now: i64,
) -> Result<Sent, StoreError> {
    deliver_by(database, &Carrier::Messages(gateway), now).await
}

/// Sends the letters that are due at `now`. A letter that cannot be sent holds up none of the others.
///
/// # Errors
/// Those of the database.
pub async fn deliver(database: &Database, mailer: &Mailer, now: i64) -> Result<Sent, StoreError> {
    deliver_by(database, &Carrier::Letters(mailer), now).await
}

async fn deliver_by(
    database: &Database,
    carrier: &Carrier<'_>,
    now: i64,
) -> Result<Sent, StoreError> {
    let due = mails::Entity::find()
        .filter(mails::Column::NextAt.lte(now))
        .filter(carrier.is_theirs())
        .order_by_asc(mails::Column::NextAt)
        .order_by_asc(mails::Column::Id)
        .limit(BATCH)
        .all(database.read())
        .await?;
    let mut done = Sent::default();
    for mail in due {
        if !take(database, &mail, now).await? {
            continue;
        }
        match carrier.send(&mail).await {
            Ok(()) => {
                forget(database, &mail.id).await?;
                done.sent += 1;
            }
            Err(error) if carrier.gives_up(&mail, now) => {
                // Neither the address nor the text: they are somebody's.
                tracing::error!(mail.id = %mail.id, error = format!("{error:#}"), "a letter was given up");
                forget(database, &mail.id).await?;
                done.given_up += 1;
            }
            Err(error) => {
                tracing::warn!(mail.id = %mail.id, error = format!("{error:#}"), "a letter has to wait");
                wait(database, &mail.id, now + carrier.pause(&mail)).await?;
                done.delayed += 1;
            }
        }
    }
    Ok(done)
}

/// Whether it is ours now: of two processes one has it.
async fn take(database: &Database, mail: &mails::Model, now: i64) -> Result<bool, StoreError> {
    let taken = mails::Entity::update_many()
        .col_expr(mails::Column::NextAt, Expr::value(now + TAKEN_FOR))
        .col_expr(mails::Column::Attempts, Expr::value(mail.attempts + 1))
        .filter(mails::Column::Id.eq(&mail.id))
        .filter(mails::Column::NextAt.eq(mail.next_at))
        .exec(database.read())
        .await?;
    Ok(taken.rows_affected == 1)
}

async fn wait(database: &Database, id: &str, until: i64) -> Result<(), StoreError> {
    mails::Entity::update_many()
        .col_expr(mails::Column::NextAt, Expr::value(until))
        .filter(mails::Column::Id.eq(id))
        .exec(database.read())
        .await?;
    Ok(())
}

async fn forget(database: &Database, id: &str) -> Result<(), StoreError> {
    mails::Entity::delete_by_id(id)
        .exec(database.read())
        .await?;
    Ok(())
}

/// Seconds until the next attempt after so many before the one that has just failed.
fn pause(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts).unwrap_or(0).min(20);
    FIRST_PAUSE
        .saturating_mul(1 << doublings)
        .min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!([0, 1, 2].map(pause), [60, 120, 240]);
        assert_eq!(pause(19), LONGEST_PAUSE);
        let all: i64 = (0..MOST_ATTEMPTS).map(pause).sum();
        assert!((2 * 86_400..4 * 86_400).contains(&all), "{all}");
    }
}
