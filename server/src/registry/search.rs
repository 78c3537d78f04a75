//! Finding a holder by СНИЛС or by a part of the name.

use domain::identifiers::Snils;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, sea_query::LikeExpr,
};

use super::holders as registered;
use crate::{
    imports,
    store::{StoreError, accounts, holders},
};

/// Lines in one answer.
const MOST: u64 = 50;
/// No name is longer; whoever sends more does not look for a person.
const LONGEST: usize = 200;

/// The holders that `query` may mean, by name, at most 50; `None` if it can mean nobody.
pub(super) async fn select(
    db: &impl ConnectionTrait,
    query: &str,
) -> Result<Option<Select<holders::Entity>>, StoreError> {
    if query.chars().count() > LONGEST || query.contains('\0') {
        return Ok(None);
    }
    let condition = match Snils::parse(query) {
        Ok(snils) => {
            let account = accounts::Entity::find()
                .filter(accounts::Column::Snils.eq(snils.as_digits()))
                .one(db)
                .await?;
            let condition = Condition::any();
            let condition = match account {
                Some(account) => condition.add(holders::Column::AccountId.eq(account.id)),
                None => condition,
            };
            match imports::unclaimed(db, &snils).await? {
                Some(number) => condition.add(holders::Column::Number.eq(registered::key(number))),
                None if condition.is_empty() => return Ok(None),
                None => condition,
            }
        }
        Err(_) => in_the_name(query, &NAME),
    };
    Ok(Some(
        holders::Entity::find()
            .filter(condition)
            .order_by_asc(holders::Column::Surname)
            .order_by_asc(holders::Column::GivenName)
            .order_by_asc(holders::Column::Patronymic)
            .order_by_asc(holders::Column::Number)
            .limit(MOST),
    ))
}

/// Where a holder's name stands.
const NAME: [holders::Column; 3] = [
    holders::Column::Surname,
    holders::Column::GivenName,
    holders::Column::Patronymic,
];

/// Each word of `query` stands in one of `columns`.
pub(crate) fn in_the_name<C: ColumnTrait>(query: &str, columns: &[C]) -> Condition {
    query
        .split_whitespace()
        .fold(Condition::all(), |all, word| {
            all.add(word_in(word, columns))
        })
}

fn word_in<C: ColumnTrait>(word: &str, columns: &[C]) -> Condition {
    spellings(word)
        .iter()
        .fold(Condition::any(), |any, spelling| {
            let pattern = format!("%{}%", escaped(spelling));
            columns.iter().fold(any, |any, column| {
                any.add(column.like(LikeExpr::new(pattern.as_str()).escape('!')))
            })
        })
}

/// A word as it may stand in a name. SQLite compares Cyrillic letters with regard to case
/// and PostgreSQL all letters, so the usual spellings are tried one by one.
fn spellings(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let mut capitalised = String::with_capacity(lower.len());
    let mut at_start = true;
    for letter in lower.chars() {
        if at_start {
            capitalised.extend(letter.to_uppercase());
        } else {
            capitalised.push(letter);
        }
        at_start = letter == '-';
    }
    let mut spellings = vec![word.to_owned(), lower, capitalised];
    spellings.sort();
    spellings.dedup();
    spellings
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '!') {
            escaped.push('!');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_typed() {
        assert_eq!(
            spellings("ИВАНОВА-ПЕТРОВА"),
            ["ИВАНОВА-ПЕТРОВА", "Иванова-Петрова", "иванова-петрова"]
        );
        assert_eq!(spellings("ванов"), ["Ванов", "ванов"]);
    }

    #[test]
    fn signs_of_a_pattern_are_only_signs() {
        assert_eq!(escaped("100%_!"), "100!%!_!!");
    }
}
