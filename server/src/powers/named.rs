//! What anyone may see of a power of attorney: the name of the representative only who knows it
//! already, or works there.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use app::{
    error::{AppError, Problem},
    ports::{PowerLine, PublicPower, Visitor},
};
use domain::moscow;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::Date;

use super::{
    lists, organizations,
    people::Names,
    rows::{line, rank},
    shared,
};
use crate::store::{StoreError, directors, powers};

/// Longest name that is compared, in characters.
const LONGEST: usize = 200;
/// Seconds over which guesses are counted.
const MINUTE: i64 = 60;
/// Guesses a minute at one power of attorney: a person misspells twice, a list of names does not
/// end.
const A_MINUTE: usize = 10;
/// Guesses that are remembered in all; whoever fills that makes everybody wait.
const REMEMBERED: usize = 10_000;

/// Guesses at names within the last minute, in this process: when, and at which.
#[derive(Default)]
pub(super) struct Guesses(Mutex<VecDeque<(i64, String)>>);

impl Guesses {
    /// Lets one more pass.
    fn count(&self, number: &str, now: i64) -> Result<(), AppError> {
        let mut guesses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while guesses.front().is_some_and(|(at, _)| *at <= now - MINUTE) {
            guesses.pop_front();
        }
        let mut at_this = guesses.iter().filter(|(_, of)| of == number);
        let oldest = at_this.next().map(|(at, _)| *at);
        let full = at_this.count() + 1 >= A_MINUTE || guesses.len() >= REMEMBERED;
        match oldest.or_else(|| guesses.front().map(|(at, _)| *at)) {
            Some(oldest) if full => {
                let seconds = (oldest + MINUTE - now).clamp(1, MINUTE);
                Err(AppError::TooMany {
                    retry_after: u32::try_from(seconds).unwrap_or(1),
                })
            }
            _ => {
                guesses.push_back((now, number.to_owned()));
                Ok(())
            }
        }
    }
}

/// What anyone may see of one.
pub(super) async fn public(
    db: &impl ConnectionTrait,
    by: Option<&Visitor>,
    number: &str,
    today: Date,
) -> Result<PublicPower, StoreError> {
    let row = lists::numbered(db, number).await?;
    let organization = organizations::numbered(db, &row.ogrn).await?;
    let mut all = counting(db, &row, today).await?;
    let people = all.iter().map(|(row, _)| row.account_id.as_str());
    let representative = match by {
        Some(by) if works_there(db, &by.account, &row.ogrn).await? => {
            let names = Names::of(db, people.clone()).await?;
            let names: Vec<_> = people.map(|account| names.name(account)).collect();
            Some(names.join(", "))
        }
        _ => None,
    };
    let people = all.len() as u64;
    let (row, line) = all.swap_remove(0);
    Ok(PublicPower {
        number: line.number,
        organization,
        scenarios: line.scenarios,
        from: line.from,
        until: line.until,
        limits: line.limits,
        state: line.state,
        representative,
        people,
        is_handed_over: row.parent.is_some(),
    })
}

/// Under the number of a document: everyone in it for whom it counts, or will; all of them when it
/// is over. Under any other number: that one. Never empty.
async fn counting(
    db: &impl ConnectionTrait,
    row: &powers::Model,
    today: Date,
) -> Result<Vec<(powers::Model, PowerLine)>, StoreError> {
    let all = match row.lead.as_ref() == Some(&row.number) {
        true => shared::together(db, row).await?,
        false => vec![row.clone()],
    };
    let mut lines = Vec::with_capacity(all.len());
    for row in all {
        let line = line(&row, String::new(), today)?;
        lines.push((row, line));
    }
    lines.sort_by_key(|(_, line)| rank(line.state));
    let counts = lines
        .iter()
        .filter(|(_, line)| !line.state.is_over())
        .count();
    if counts > 0 {
        lines.truncate(counts);
    }
    Ok(lines)
}

/// Whether this person directs the organization or has a power of attorney of it.
async fn works_there(
    db: &impl ConnectionTrait,
    account: &str,
    ogrn: &str,
) -> Result<bool, StoreError> {
    let directs = directors::Entity::find_by_id((ogrn.to_owned(), account.to_owned()))
        .one(db)
        .await?;
    if directs.is_some() {
        return Ok(true);
    }
    let held = powers::Entity::find()
        .filter(powers::Column::Ogrn.eq(ogrn))
        .filter(powers::Column::AccountId.eq(account))
        .filter(powers::Column::RevokedAt.is_null())
        .count(db)
        .await?;
    Ok(held > 0)
}

/// Whether the representative, or one of several, has that name.
pub(super) async fn is_of(
    db: &impl ConnectionTrait,
    guesses: &Guesses,
    number: &str,
    name: &str,
    now: i64,
) -> Result<bool, AppError> {
    let row = lists::numbered(db, number).await?;
    if name.chars().count() > LONGEST {
        return Err(AppError::field("name", Problem::TooLong));
    }
    let typed = words(name);
    if typed.len() < 2 {
        return Err(AppError::field("name", Problem::FullName));
    }
    guesses.count(&row.number, now)?;
    let today = moscow::day(now).ok_or(AppError::Unavailable)?;
    let all = counting(db, &row, today).await?;
    let people = || all.iter().map(|(row, _)| row.account_id.as_str());
    let names = Names::of(db, people()).await?;
    let known = people().any(|account| is_same(&words(&names.name(account)), &typed));
    Ok(known)
}

/// Small letters, ё as е, without punctuation.
fn words(name: &str) -> Vec<String> {
    name.to_lowercase()
        .replace('ё', "е")
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// All words typed are of the name, each once: in any order, the patronymic may be left out.
fn is_same(name: &[String], typed: &[String]) -> bool {
    let mut left: Vec<_> = name.iter().collect();
    typed.iter().all(|word| {
        let at = left.iter().position(|known| *known == word);
        at.map(|at| left.swap_remove(at)).is_some()
    }) && left.len() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_by_surname_and_given_name() {
        let name = words("Семёнова Анна-Мария Петровна");
        let knows = |typed: &str| is_same(&name, &words(typed));
        for good in [
            "Семёнова Анна-Мария Петровна",
            " семенова  АННА-МАРИЯ ",
            "Анна-Мария Семёнова",
        ] {
            assert!(knows(good), "{good}");
        }
        for bad in [
            "Семёнова",
            "Семёнова Семёнова",
            "Семёнова Анна",
            "Петрова Анна-Мария",
            "",
        ] {
            assert!(!knows(bad), "{bad}");
        }
    }

    #[test]
    fn guesses_have_an_end_and_a_minute() {
        let guesses = Guesses::default();
        for _ in 0..A_MINUTE {
            assert_eq!(guesses.count("a", 100), Ok(()));
        }
        assert_eq!(
            guesses.count("a", 130),
            Err(AppError::TooMany { retry_after: 30 })
        );
        assert_eq!(guesses.count("b", 130), Ok(()));
        assert_eq!(guesses.count("a", 160), Ok(()));
    }
}
