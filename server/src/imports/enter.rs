//! Enters some rows, in the transaction that notes how far the list has come.

use std::collections::{BTreeMap, HashMap};

use app::{error::Problem, ports::ImportMode};
use domain::{
    holder::{HolderNumber, HolderState, IdSource},
    identifiers::Snils,
};
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use time::Date;

use super::{
    keeping,
    known::{Known, Person, Step},
    row::{Fault, FullName, Row},
};
use crate::{
    registry::{
        changes::{self, Decision, NewStatus},
        days, holders as registered, names, whole_name,
    },
    store::{StoreError, holders, imports, statuses, unclaimed_holders},
};

/// Rows on their way into the registry.
pub(super) struct Batch<'a> {
    pub(super) import: &'a imports::Model,
    /// Unix seconds.
    pub(super) now: i64,
    pub(super) today: Date,
    pub(super) rows: Vec<Row>,
    /// What is wrong by now, by line.
    pub(super) faults: BTreeMap<u64, Vec<Fault>>,
    /// Keys of rows with something wrong.
    pub(super) bad_keys: Vec<String>,
}

/// What came of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entered {
    pub(super) granted: u64,
    pub(super) changed: u64,
    pub(super) unchanged: u64,
    /// Rows in which something has gone wrong since they were looked at.
    pub(super) bad: u64,
}

/// Enters them.
pub(super) async fn enter(
    db: &impl ConnectionTrait,
    batch: Batch<'_>,
) -> Result<Entered, StoreError> {
    let Batch {
        import,
        now,
        today,
        rows,
        mut faults,
        mut bad_keys,
    } = batch;
    let mut known = Known::of(db, &import.source, &rows).await?;
    let unknown = unknown(&known, &rows, today);
    known.people.extend(create(db, unknown, now).await?);
    let mut entered = Entered::default();
    let (mut new, mut changed, mut touched) = (Vec::new(), Vec::new(), Vec::new());
    for row in &rows {
        let step = known.step(row, today);
        let person = known.people.get(row.snils.as_digits());
        match (step, person) {
            (Ok(Step::Grant), Some(person)) => new.push(NewStatus {
                holder: person.number,
                status: row.status.clone(),
                source: import.source.clone(),
                source_key: Some(row.key.clone()),
                import: Some(import.id.clone()),
            }),
            (Ok(Step::Change(held)), _) => {
                changed.push((held.id.as_str(), row.status.from, row.status.until));
                touched.push(held.id.as_str());
            }
            (Ok(Step::Same(held)), _) => {
                entered.unchanged += 1;
                touched.push(held.id.as_str());
            }
            (Err(fault), _) => {
                faults.entry(row.line).or_default().push(fault);
                bad_keys.push(row.key.clone());
            }
            (Ok(Step::Grant), None) => {
                let fault: Fault = ("snils", Problem::NobodyFound);
                faults.entry(row.line).or_default().push(fault);
            }
        }
    }
    let decision = Decision {
        by: import.created_by.as_deref(),
        at: now,
        reason: &import.file_name,
    };
    changes::grant(db, &new, &decision).await?;
    for (id, from, until) in &changed {
        changes::change_days(db, id, *from, *until, &decision).await?;
    }
    if import.mode.as_deref() == Some(ImportMode::Full.key()) {
        name(db, import, statuses::Column::Id.is_in(touched)).await?;
        let keys = statuses::Column::SourceKey.is_in(bad_keys);
        name(db, import, keys).await?;
    }
    keeping::note_problems(db, &import.id, &faults).await?;
    entered.granted = new.len() as u64;
    entered.changed = changed.len() as u64;
    entered.bad = faults.len() as u64;
    Ok(entered)
}

/// Notes that a full list names these statuses.
async fn name(
    db: &impl ConnectionTrait,
    import: &imports::Model,
    which: sea_orm::sea_query::SimpleExpr,
) -> Result<(), StoreError> {
    statuses::Entity::update_many()
        .col_expr(statuses::Column::ImportId, Expr::value(import.id.as_str()))
        .filter(statuses::Column::Source.eq(&import.source))
        .filter(which)
        .exec(db)
        .await?;
    Ok(())
}

/// Those whom the registry does not know and about whom the rows say enough.
fn unknown<'a>(
    known: &Known,
    rows: &'a [Row],
    today: Date,
) -> BTreeMap<&'a str, (&'a Snils, &'a FullName, Date)> {
    let mut unknown = BTreeMap::new();
    for row in rows {
        if let (None, Some(name), Some(birth)) = (
            known.people.get(row.snils.as_digits()),
            &row.name,
            row.birth,
        ) && known.step(row, today).is_ok()
        {
            unknown
                .entry(row.snils.as_digits())
                .or_insert((&row.snils, name, birth));
        }
    }
    unknown
}

/// Makes holders of them, without an account: nobody can show anything for them until a
/// confirmed account with this СНИЛС gets a Digital ID.
async fn create(
    db: &impl ConnectionTrait,
    unknown: BTreeMap<&str, (&Snils, &FullName, Date)>,
    now: i64,
) -> Result<HashMap<String, Person>, StoreError> {
    if unknown.is_empty() {
        return Ok(HashMap::new());
    }
    let before: Option<i64> = holders::Entity::find()
        .select_only()
        .column(holders::Column::Number)
        .order_by_desc(holders::Column::Number)
        .into_tuple()
        .one(db)
        .await?;
    let rows = unknown.values().map(|(snils, name, birth)| {
        let mut row = holders::Model {
            number: 0,
            account_id: None,
            surname: name.surname.clone(),
            given_name: name.given_name.clone(),
            patronymic: name.patronymic.clone(),
            birth: days::write(*birth),
            document: document(snils),
            // The one that allows least; there is no Digital ID to be made from anything yet.
            source: IdSource::DrivingLicence.key().to_owned(),
            state: HolderState::Paused.key().to_owned(),
            epoch: 1,
            photo_type: None,
            photo: None,
            created_at: now,
        }
        .into_active_model();
        row.number = NotSet;
        row
    });
    holders::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await?;
    // Numbers are given by the database: the new ones are found by the one thing that only they
    // have.
    let created: Vec<(i64, String)> = holders::Entity::find()
        .select_only()
        .column(holders::Column::Number)
        .column(holders::Column::Document)
        .filter(holders::Column::Number.gt(before.unwrap_or_default()))
        .filter(holders::Column::AccountId.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let numbers: HashMap<_, _> = created
        .into_iter()
        .map(|(number, document)| (document, number))
        .collect();
    let (mut people, mut claims) = (HashMap::new(), Vec::new());
    let mut found = Vec::with_capacity(unknown.len());
    for (digits, (snils, name, birth)) in unknown {
        let number = numbers.get(&document(snils));
        let number = *number.ok_or(StoreError::corrupt("holders.document"))?;
        let person = Person {
            number: registered::number(number)?,
            birth,
        };
        people.insert(digits.to_owned(), person);
        let patronymic = name.patronymic.as_deref();
        let name = whole_name(&name.surname, &name.given_name, patronymic);
        found.push((number, name));
        let row = unclaimed_holders::Model {
            snils: digits.to_owned(),
            holder_number: number,
        };
        claims.push(row.into_active_model());
    }
    names::index(db, &found).await?;
    unclaimed_holders::Entity::insert_many(claims)
        .exec_without_returning(db)
        .await?;
    Ok(people)
}

/// The only document of theirs that is known.
fn document(snils: &Snils) -> String {
    format!("СНИЛС {snils}")
}

/// Registry number of a holder without an account who has this СНИЛС.
pub(crate) async fn unclaimed(
    db: &impl ConnectionTrait,
    snils: &Snils,
) -> Result<Option<HolderNumber>, StoreError> {
    let row = unclaimed_holders::Entity::find_by_id(snils.as_digits())
        .one(db)
        .await?;
    row.map(|row| registered::number(row.holder_number))
        .transpose()
}
