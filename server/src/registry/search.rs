//! Finding a holder by СНИЛС, by phone number or by a part of the name, mistakes forgiven.

use domain::identifiers::PersonKey;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait as _, Select,
};

use super::{holders as registered, names};
use crate::{
    imports,
    store::{StoreError, accounts, holder_words, holders, name_cuts, name_words},
};

/// Lines in one answer.
const MOST: u64 = 50;
/// No name is longer; whoever sends more does not look for a person.
const LONGEST: usize = 200;
/// No name has more words.
const MOST_WORDS: usize = 8;

/// The holders that `query` may mean, by name, at most 50; `None` if it can mean nobody.
pub(super) async fn select(
    db: &impl ConnectionTrait,
    query: &str,
) -> Result<Option<Select<holders::Entity>>, StoreError> {
    if query.chars().count() > LONGEST || query.contains('\0') {
        return Ok(None);
    }
    let numbers = PersonKey::readings(query);
    let words = names::words(query);
    let condition = if !numbers.is_empty() {
        numbered(db, &numbers).await?
    } else if words.is_empty() && !query.trim().is_empty() || words.len() > MOST_WORDS {
        None
    } else {
        let words = words.iter();
        Some(words.fold(Condition::all(), |all, word| all.add(in_the_name(word))))
    };
    Ok(condition.map(|condition| {
        holders::Entity::find()
            .filter(condition)
            .order_by_asc(holders::Column::Surname)
            .order_by_asc(holders::Column::GivenName)
            .order_by_asc(holders::Column::Patronymic)
            .order_by_asc(holders::Column::Number)
            .limit(MOST)
    }))
}

/// Whose number it is, as a СНИЛС or a phone number: some are both.
async fn numbered(
    db: &impl ConnectionTrait,
    numbers: &[PersonKey],
) -> Result<Option<Condition>, StoreError> {
    let mut condition = Condition::any();
    for number in numbers {
        let column = match number {
            PersonKey::Phone(phone) => accounts::Column::Phone.eq(phone.as_str()),
            PersonKey::Snils(snils) => {
                if let Some(holder) = imports::unclaimed(db, snils).await? {
                    condition = condition.add(holders::Column::Number.eq(registered::key(holder)));
                }
                accounts::Column::Snils.eq(snils.as_digits())
            }
        };
        if let Some(account) = accounts::Entity::find().filter(column).one(db).await? {
            condition = condition.add(holders::Column::AccountId.eq(account.id));
        }
    }
    Ok((!condition.is_empty()).then_some(condition))
}

/// Whose name has a word that contains this one, or differs from it by one mistake.
fn in_the_name(word: &str) -> Condition {
    let containing = name_words::Entity::find()
        .select_only()
        .column(name_words::Column::Word)
        // Letters and digits only: no sign of a pattern is among them.
        .filter(name_words::Column::Word.contains(word))
        .into_query();
    let alike = name_cuts::Entity::find()
        .select_only()
        .column(name_cuts::Column::Word)
        .filter(name_cuts::Column::Cut.is_in(names::cuts(word)))
        .into_query();
    let words = Condition::any()
        .add(holder_words::Column::Word.in_subquery(containing))
        .add(holder_words::Column::Word.in_subquery(alike));
    let of = holder_words::Entity::find()
        .select_only()
        .column(holder_words::Column::HolderNumber)
        .filter(words)
        .into_query();
    Condition::all().add(holders::Column::Number.in_subquery(of))
}
