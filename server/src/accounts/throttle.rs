//! How many guesses a login has. Kept in the database: a restart, or another process, does
//! not give new ones.

use domain::identifiers::PersonKey;
use sea_orm::{
    ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, prelude::*,
};
use sha2::{Digest, Sha256};

use crate::store::{Database, StoreError, WriteTransaction, login_attempts};

/// Failures before a login is locked.
const FREE: i64 = 5;
/// Seconds after which fewer failures than that are forgotten.
const WINDOW: i64 = 15 * 60;
/// Seconds of the first lock; each further failure doubles it.
const FIRST_LOCK: i64 = 60;
/// Seconds of the longest lock. Longer ones would let anybody shut anybody out for a day.
const LONGEST_LOCK: i64 = 15 * 60;
/// Seconds after the end of a lock for which it is remembered: guessing goes on at the pace
/// of the longest lock, about a hundred a day, instead of five every quarter of an hour.
const MEMORY: i64 = 24 * 60 * 60;

/// Whether a password may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// It may, and this attempt already counts as a failure.
    Granted,
    /// Not for so many seconds.
    Locked(u32),
}

/// The name under which the attempts on `login` are kept. Hashed, as anything may be typed
/// here, also numbers of people who have no account.
pub(super) fn name(login: &PersonKey) -> String {
    let (kind, number) = match login {
        PersonKey::Phone(phone) => ("phone", phone.as_str()),
        PersonKey::Snils(snils) => ("snils", snils.as_digits()),
    };
    let digest = Sha256::new()
        .chain_update("digital-id/login/1")
        .chain_update(kind)
        .chain_update(number)
        .finalize();
    data_encoding::HEXLOWER.encode(&digest)
}

/// Takes a turn for all of `names`. It is counted before the password is looked at, so that
/// parallel guesses cannot slip through, and whether or not there is such an account.
pub(crate) async fn take_turn(
    database: &Database,
    names: &[String],
    now: i64,
) -> Result<Turn, StoreError> {
    let transaction = database.write().await?;
    // In one order everywhere, or two sign-ins could wait for each other.
    let mut names: Vec<_> = names.iter().collect();
    names.sort();
    for name in names {
        let count = read_locked(&transaction, name, now).await?;
        match count.next(now) {
            Ok(next) => write(&transaction, name, next).await?,
            // Rolls back what was counted for other readings of the same text.
            Err(seconds) => return Ok(Turn::Locked(seconds)),
        }
    }
    transaction.commit().await?;
    Ok(Turn::Granted)
}

/// Forgets the failures of `names`, after a success.
pub(crate) async fn forget(
    transaction: &WriteTransaction,
    names: &[String],
) -> Result<(), StoreError> {
    login_attempts::Entity::delete_many()
        .filter(login_attempts::Column::Login.is_in(names))
        .exec(&**transaction)
        .await?;
    Ok(())
}

/// Forgets what does not matter any more at `now`; returns how many logins that were.
pub(crate) async fn clean_up(database: &impl ConnectionTrait, now: i64) -> Result<u64, StoreError> {
    let done = login_attempts::Entity::delete_many()
        .filter(login_attempts::Column::WindowStart.lte(now - MEMORY))
        .filter(login_attempts::Column::LockedUntil.lte(now - MEMORY))
        .exec(database)
        .await?;
    Ok(done.rows_affected)
}

/// The count of `name`, locked until the end of the transaction. The row is made first:
/// a row that is not there cannot be locked.
async fn read_locked(
    transaction: &WriteTransaction,
    name: &str,
    now: i64,
) -> Result<Count, StoreError> {
    let fresh = Count {
        failures: 0,
        window_start: now,
        locked_until: 0,
    };
    login_attempts::Entity::insert(fresh.into_row(name).into_active_model())
        .on_conflict_do_nothing()
        .exec_without_returning(&**transaction)
        .await?;
    let row = login_attempts::Entity::find_by_id(name)
        .lock_exclusive()
        .one(&**transaction)
        .await?
        .ok_or(StoreError::NotFound)?;
    Ok(Count {
        failures: row.failures,
        window_start: row.window_start,
        locked_until: row.locked_until,
    })
}

async fn write(transaction: &WriteTransaction, name: &str, count: Count) -> Result<(), StoreError> {
    let mut row = count.into_row(name).into_active_model();
    row.failures = Set(count.failures);
    row.window_start = Set(count.window_start);
    row.locked_until = Set(count.locked_until);
    row.update(&**transaction).await?;
    Ok(())
}

/// Failures of one login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Count {
    failures: i64,
    /// The first of them, Unix seconds.
    window_start: i64,
    /// End of the latest lock, Unix seconds; 0 before the first.
    locked_until: i64,
}

impl Count {
    /// The count with one more failure, or the seconds for which it is locked.
    fn next(self, now: i64) -> Result<Self, u32> {
        let left = self.locked_until.saturating_sub(now);
        if left > 0 {
            // A lock is never longer than `LONGEST_LOCK`, unless the clock was put back.
            return Err(u32::try_from(left.min(LONGEST_LOCK)).unwrap_or(1));
        }
        let forgotten = if self.failures < FREE {
            now - self.window_start >= WINDOW
        } else {
            now - self.locked_until >= MEMORY
        };
        let before = if forgotten {
            Self {
                failures: 0,
                window_start: now,
                locked_until: 0,
            }
        } else {
            self
        };
        let failures = before.failures + 1;
        let locked_until = match u32::try_from(failures - FREE) {
            Ok(over) => {
                now + FIRST_LOCK
                    .saturating_mul(1 << over.min(10))
                    .min(LONGEST_LOCK)
            }
            Err(_) => before.locked_until,
        };
        Ok(Self {
            failures,
            locked_until,
            ..before
        })
    }

    fn into_row(self, login: &str) -> login_attempts::Model {
        login_attempts::Model {
            login: login.to_owned(),
            failures: self.failures,
            window_start: self.window_start,
            locked_until: self.locked_until,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Count = Count {
        failures: 0,
        window_start: 0,
        locked_until: 0,
    };

    /// Fails as often as it may until `until`, and tells when each failure was.
    fn guess(mut now: i64, until: i64) -> Vec<i64> {
        let mut count = START;
        let mut guesses = Vec::new();
        while now < until {
            match count.next(now) {
                Ok(next) => {
                    count = next;
                    guesses.push(now);
                }
                Err(seconds) => now += i64::from(seconds),
            }
        }
        guesses
    }

    #[test]
    fn five_at_once_then_ever_slower() {
        let minutes: Vec<_> = guess(0, 3_600).into_iter().map(|at| at / 60).collect();
        assert_eq!(minutes, [0, 0, 0, 0, 0, 1, 3, 7, 15, 30, 45]);
    }

    #[test]
    fn a_day_holds_about_a_hundred_guesses() {
        assert!(guess(0, 86_400).len() <= 105);
    }

    #[test]
    fn a_few_failures_are_forgotten_after_a_quarter_of_an_hour() {
        let four = Count {
            failures: 4,
            ..START
        };
        assert_eq!(four.next(WINDOW - 1).map(|count| count.failures), Ok(5));
        assert_eq!(four.next(WINDOW).map(|count| count.failures), Ok(1));
        let locked = Count {
            failures: 9,
            window_start: 0,
            locked_until: 1_000,
        };
        assert_eq!(
            locked.next(1_000 + MEMORY - 1).map(|count| count.failures),
            Ok(10)
        );
        assert_eq!(
            locked.next(1_000 + MEMORY).map(|count| count.failures),
            Ok(1)
        );
    }
}
