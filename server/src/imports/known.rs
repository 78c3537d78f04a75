//! What the registry knows of the people and the statuses of some rows, and what a row is to
//! become by it.

use std::collections::HashMap;

use app::error::Problem;
use domain::{holder::HolderNumber, status::Status};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect,
    Select,
};
use time::Date;

use super::row::{Fault, Row, of_status};
use crate::{
    registry::{days, holders as registered},
    store::{StoreError, accounts, holders, statuses, unclaimed_holders},
};

/// Somebody whom the registry knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub(super) number: HolderNumber,
    pub(super) birth: Date,
}

/// Everything that is known of some rows.
pub(super) struct Known {
    /// By digits of the СНИЛС.
    pub(super) people: HashMap<String, Person>,
    /// Statuses of this source by their key.
    pub(super) statuses: HashMap<String, statuses::Model>,
    /// Statuses of other sources, by registry number of the holder.
    others: HashMap<u64, Vec<Status>>,
}

/// What a row is to become.
pub(super) enum Step<'a> {
    /// A new status.
    Grant,
    /// Other days of one that is there.
    Change(&'a statuses::Model),
    /// Nothing: the registry says so already.
    Same(&'a statuses::Model),
}

impl Known {
    /// Asks the registry about `rows` of `source`.
    pub(super) async fn of(
        db: &impl ConnectionTrait,
        source: &str,
        rows: &[Row],
    ) -> Result<Self, StoreError> {
        let people = people(db, rows.iter().map(|row| row.snils.as_digits())).await?;
        let found = statuses::Entity::find()
            .filter(statuses::Column::Source.eq(source))
            .filter(statuses::Column::SourceKey.is_in(rows.iter().map(|row| row.key.as_str())))
            .all(db)
            .await?;
        let found = found
            .into_iter()
            .filter_map(|row| Some((row.source_key.clone()?, row)));
        let numbers = people.values().map(|person| registered::key(person.number));
        let foreign = Condition::any()
            .add(statuses::Column::Source.ne(source))
            .add(statuses::Column::SourceKey.is_null());
        let others = statuses::Entity::find()
            .filter(statuses::Column::HolderNumber.is_in(numbers))
            .filter(foreign)
            .all(db)
            .await?;
        let mut of_others: HashMap<u64, Vec<Status>> = HashMap::new();
        for row in others {
            let number = registered::number(row.holder_number)?.get();
            let status = registered::status(&row)?;
            of_others.entry(number).or_default().push(status);
        }
        Ok(Self {
            statuses: found.collect(),
            others: of_others,
            people,
        })
    }

    /// What this row is to become, or what is wrong with it. Within one source a status is not
    /// compared with those of other keys: the file as a whole is.
    pub(super) fn step(&self, row: &Row, today: Date) -> Result<Step<'_>, Fault> {
        let person = self.people.get(row.snils.as_digits());
        let birth = match (person, row.birth) {
            (None, None) => return Err(("birth", Problem::Required)),
            (None, Some(_)) if row.name.is_none() => return Err(("name", Problem::Required)),
            (None, Some(birth)) if birth > today => return Err(("birth", Problem::Future)),
            (None, Some(birth)) => birth,
            (Some(person), Some(birth)) if birth != person.birth => {
                return Err(("birth", Problem::Contradicts));
            }
            (Some(person), _) => person.birth,
        };
        let others = person.and_then(|person| self.others.get(&person.number.get()));
        let others = others.map(Vec::as_slice).unwrap_or_default();
        let fault = row.status.fault(birth, today, others);
        let Some(held) = self.statuses.get(&row.key) else {
            return fault.map_or(Ok(Step::Grant), |fault| Err(of_status(fault)));
        };
        if person.is_none_or(|person| registered::key(person.number) != held.holder_number) {
            return Err(("snils", Problem::Contradicts));
        }
        if held.kind != row.status.kind.key() {
            return Err(("kind", Problem::Contradicts));
        }
        if held.end_reason.is_some() {
            // Two operators have decided so; a file does not undo it.
            return Err(("key", Problem::EndedByHand));
        }
        let until = row.status.until.map(days::write);
        if held.valid_from == days::write(row.status.from) && held.valid_until == until {
            return Ok(Step::Same(held));
        }
        fault.map_or(Ok(Step::Change(held)), |fault| Err(of_status(fault)))
    }
}

/// Those of these СНИЛС whom the registry knows: by their account, or brought by an import.
async fn people<'a>(
    db: &impl ConnectionTrait,
    snils: impl Iterator<Item = &'a str> + Clone,
) -> Result<HashMap<String, Person>, StoreError> {
    let account = holders::Entity::belongs_to(accounts::Entity)
        .from(holders::Column::AccountId)
        .to(accounts::Column::Id);
    let unclaimed = holders::Entity::belongs_to(unclaimed_holders::Entity)
        .from(holders::Column::Number)
        .to(unclaimed_holders::Column::HolderNumber);
    let with_account = holders::Entity::find()
        .join(JoinType::InnerJoin, account.into())
        .filter(accounts::Column::Snils.is_in(snils.clone()));
    let without = holders::Entity::find()
        .join(JoinType::InnerJoin, unclaimed.into())
        .filter(unclaimed_holders::Column::Snils.is_in(snils));
    let mut people = numbered(db, without, unclaimed_holders::Column::Snils).await?;
    // An account that has come meanwhile counts.
    people.extend(numbered(db, with_account, accounts::Column::Snils).await?);
    Ok(people)
}

async fn numbered(
    db: &impl ConnectionTrait,
    select: Select<holders::Entity>,
    snils: impl ColumnTrait,
) -> Result<HashMap<String, Person>, StoreError> {
    let rows: Vec<(String, i64, String)> = select
        .select_only()
        .column(snils)
        .column(holders::Column::Number)
        .column(holders::Column::Birth)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(snils, number, birth)| {
            let person = Person {
                number: registered::number(number)?,
                birth: days::read(&birth, "holders.birth")?,
            };
            Ok((snils, person))
        })
        .collect()
}
