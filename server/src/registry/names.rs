//! Names as they are looked for: small letters, ё as е, word by word. A word is also found with
//! one letter wrong, missing, too many, or two swapped: what is left of it without one letter is
//! stored, and two words that differ by so little have such a rest in common.

use std::collections::BTreeSet;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{OnConflict, Query},
};

use crate::store::{Database, StoreError, holder_words, holders, name_cuts, name_words};

/// Holders that are taken at once.
const BATCH: u64 = 500;
/// Rows of one statement: SQLite takes 32,766 values.
const AT_ONCE: usize = 5_000;
/// Letters of the shortest word in which a mistake is forgiven: shorter ones are all alike.
const FORGIVEN: usize = 4;
/// How far behind the newest holder one may be that was made at the same time and is not known
/// yet.
const BEHIND: i64 = 1_000;

/// The words of a name, or of what is looked for.
pub(super) fn words(name: &str) -> BTreeSet<String> {
    name.to_lowercase()
        .replace('ё', "е")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What is left of a word without each of its letters, and the word itself.
pub(super) fn cuts(word: &str) -> BTreeSet<String> {
    let mut cuts = BTreeSet::from([word.to_owned()]);
    let letters: Vec<char> = word.chars().collect();
    if letters.len() >= FORGIVEN {
        for missing in 0..letters.len() {
            let rest = letters.iter().enumerate();
            let rest = rest.filter(|(at, _)| *at != missing);
            cuts.insert(rest.map(|(_, letter)| *letter).collect());
        }
    }
    cuts
}

/// Lets nobody find this holder by a name any more: it has another one, or none.
pub(crate) async fn forget(db: &impl ConnectionTrait, holder: i64) -> Result<(), StoreError> {
    holder_words::Entity::delete_many()
        .filter(holder_words::Column::HolderNumber.eq(holder))
        .exec(db)
        .await?;
    Ok(())
}

/// Makes these holders findable by their names.
pub(crate) async fn index(
    db: &impl ConnectionTrait,
    names: &[(i64, String)],
) -> Result<(), StoreError> {
    let mut all = BTreeSet::new();
    let mut of_holders = Vec::new();
    for (number, name) in names {
        for word in words(name) {
            of_holders.push(holder_words::Model {
                word: word.clone(),
                holder_number: *number,
            });
            all.insert(word);
        }
    }
    let known: Vec<String> = name_words::Entity::find()
        .select_only()
        .column(name_words::Column::Word)
        .filter(name_words::Column::Word.is_in(&all))
        .into_tuple()
        .all(db)
        .await?;
    for word in &known {
        all.remove(word);
    }
    let cuts = all.iter().flat_map(|word| {
        let cuts = cuts(word).into_iter();
        cuts.map(|cut| name_cuts::Model {
            cut,
            word: word.clone(),
        })
    });
    let mut cuts: Vec<_> = cuts.map(|row| row.into_active_model()).collect();
    let new = all.iter().cloned();
    let mut new: Vec<_> = new
        .map(|word| name_words::Model { word }.into_active_model())
        .collect();
    let mut of_holders: Vec<_> = of_holders
        .into_iter()
        .map(|row| row.into_active_model())
        .collect();
    // Another process may know the same word by now.
    while !new.is_empty() {
        let rest = new.split_off(new.len().min(AT_ONCE));
        let there = OnConflict::column(name_words::Column::Word)
            .do_nothing()
            .to_owned();
        name_words::Entity::insert_many(std::mem::replace(&mut new, rest))
            .on_conflict(there)
            .exec_without_returning(db)
            .await?;
    }
    while !cuts.is_empty() {
        let rest = cuts.split_off(cuts.len().min(AT_ONCE));
        let there = OnConflict::columns([name_cuts::Column::Cut, name_cuts::Column::Word])
            .do_nothing()
            .to_owned();
        name_cuts::Entity::insert_many(std::mem::replace(&mut cuts, rest))
            .on_conflict(there)
            .exec_without_returning(db)
            .await?;
    }
    while !of_holders.is_empty() {
        let rest = of_holders.split_off(of_holders.len().min(AT_ONCE));
        let key = [
            holder_words::Column::Word,
            holder_words::Column::HolderNumber,
        ];
        let there = OnConflict::columns(key).do_nothing().to_owned();
        holder_words::Entity::insert_many(std::mem::replace(&mut of_holders, rest))
            .on_conflict(there)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Makes every holder findable who is not; how many were not. Without `all` only the newest are
/// looked at, which costs nothing.
///
/// # Errors
/// The database does not answer.
pub async fn index_missing(database: &Database, all: bool) -> Result<u64, StoreError> {
    let mut indexed = 0;
    loop {
        let db = database.read();
        let newest: Option<Option<i64>> = holder_words::Entity::find()
            .select_only()
            .column_as(holder_words::Column::HolderNumber.max(), "newest")
            .into_tuple()
            .one(db)
            .await?;
        let after = match newest.flatten() {
            Some(newest) if !all => newest - BEHIND,
            _ => 0,
        };
        let known = Query::select()
            .column(holder_words::Column::HolderNumber)
            .from(holder_words::Entity)
            .and_where(holder_words::Column::HolderNumber.gt(after))
            .take();
        let rows: Vec<(i64, String, String, Option<String>)> = holders::Entity::find()
            .select_only()
            .column(holders::Column::Number)
            .column(holders::Column::Surname)
            .column(holders::Column::GivenName)
            .column(holders::Column::Patronymic)
            .filter(holders::Column::Number.gt(after))
            .filter(holders::Column::Number.not_in_subquery(known))
            .filter(holders::Column::Surname.ne(super::holders::NOBODY))
            .order_by_asc(holders::Column::Number)
            .limit(BATCH)
            .into_tuple()
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(indexed);
        }
        let names: Vec<_> = rows
            .into_iter()
            .map(|(number, surname, given, patronymic)| {
                let name = super::whole_name(&surname, &given, patronymic.as_deref());
                (number, name)
            })
            // Nobody without a letter in the name comes again and again.
            .filter(|(_, name)| !words(name).is_empty())
            .collect();
        if names.is_empty() {
            return Ok(indexed);
        }
        let transaction = database.write().await?;
        index(&*transaction, &names).await?;
        transaction.commit().await?;
        indexed += names.len() as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(typed: &str, written: &str) -> bool {
        cuts(typed).intersection(&cuts(written)).next().is_some()
    }

    #[test]
    fn one_mistake_is_forgiven_and_two_are_not() {
        for typed in [
            "иванов",
            "иваноф",
            "ивано",
            "ивваноов",
            "ианов",
            "иавнов",
            "иванова",
        ] {
            assert_eq!(meets(typed, "иванов"), typed != "ивваноов", "{typed}");
        }
        assert!(!meets("петров", "иванов"));
        assert!(!meets("лев", "лех"), "short ones are all alike");
    }

    #[test]
    fn words_are_spelled_in_one_way() {
        let words: Vec<_> = words(" Ёжиков-АБРИКОСОВ  Лев ").into_iter().collect();
        assert_eq!(words, ["абрикосов", "ежиков", "лев"]);
    }
}
