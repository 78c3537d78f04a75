//! The operator's queue: a face is compared with a document, and there is a Digital ID, or a
//! reason why not yet.

mod chips;
mod decide;

use std::{collections::BTreeMap, sync::Arc};

use app::{
    error::{AppError, Problem},
    ports::{
        ApplicationFile, ApplicationState, ChipAnswer, ChipFiles, LONGEST_RETURN, Photo, PhotoDesk,
        Picture, Visitor, WaitingPhoto,
    },
};
use chip::CountryCertificates;
use domain::holder::IdSource;
use port::port;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    accounts::confirmed,
    clock::Clock,
    enrolment::{
        State,
        applications::{self, faces, state, way},
        people,
    },
    issuer::Issuer,
    photos::{self, Of},
    registry::{
        days,
        looks::{self, Opened},
        operator, whole_name,
    },
    store::{Database, StoreError, accounts, applications as rows, identities},
};

/// Applications of a page: nobody compares more in a day, and the oldest come first.
const MOST: u64 = 200;

/// [`PhotoDesk`] on the database.
pub struct StoredPhotoDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    issuer: Arc<Issuer>,
    countries: Arc<CountryCertificates>,
}

impl StoredPhotoDesk {
    /// The applications in `database`, decided at the time of `clock`, their pictures opened by
    /// what `issuer` keeps.
    pub fn new(database: Database, clock: Arc<dyn Clock>, issuer: Arc<Issuer>) -> Self {
        Self {
            database,
            clock,
            issuer,
            countries: Arc::default(),
        }
    }

    /// The same; chips of passports are verified by the certificates of these `countries`.
    #[must_use]
    pub fn with_countries(self, countries: Arc<CountryCertificates>) -> Self {
        Self { countries, ..self }
    }
}

impl StoredPhotoDesk {
    /// Tells the log, once in half an hour, that this operator sees these photos: before they do.
    async fn note_look(&self, by: &Visitor, application: &str) -> Result<(), AppError> {
        let (opened, now) = (Opened::Photos(application), self.clock.now());
        if looks::is_open(self.database.read(), by, opened, now).await? {
            return Ok(());
        }
        let transaction = self.database.write().await?;
        // Both pictures of a page are asked for at once.
        if !looks::is_open(&*transaction, by, opened, now).await? {
            looks::note(&*transaction, by, opened, "", now).await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// The application of that id that `by` may decide: nobody compares their own face.
async fn find(
    db: &impl ConnectionTrait,
    by: &Visitor,
    id: &str,
) -> Result<rows::Model, StoreError> {
    let id = Uuid::try_parse(id).map_err(|_| StoreError::NotFound)?;
    rows::Entity::find_by_id(id.to_string())
        .filter(rows::Column::AccountId.ne(&by.account))
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)
}

/// The same to be decided in the transaction of `db`, if it still waits with the pictures of that
/// `version`: of two operators the second learns what the first has done.
async fn find_waiting(
    db: &impl ConnectionTrait,
    by: &Visitor,
    id: &str,
    version: i64,
) -> Result<rows::Model, AppError> {
    let account = find(db, by, id).await?.account_id;
    // What its person does waits, or is seen.
    people::lock(db, &account).await?;
    let row = find(db, by, id).await?;
    if state(&row)? == State::Waiting && row.version == version {
        Ok(row)
    } else {
        Err(AppError::Conflict)
    }
}

/// Whose it is.
async fn person(
    db: &impl ConnectionTrait,
    row: &rows::Model,
) -> Result<identities::Model, StoreError> {
    identities::Entity::find_by_id(&row.account_id)
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("applications.account_id"))
}

fn name(person: &identities::Model) -> String {
    whole_name(
        &person.surname,
        &person.given_name,
        person.patronymic.as_deref(),
    )
}

async fn decided(
    db: &impl ConnectionTrait,
    row: &rows::Model,
) -> Result<Option<(String, i64)>, StoreError> {
    let (Some(by), Some(at)) = (&row.decided_by, row.decided_at) else {
        return Ok(None);
    };
    let account = accounts::Entity::find_by_id(by).one(db).await?;
    Ok(account.map(|account| (account.name, at)))
}

#[port]
impl PhotoDesk for StoredPhotoDesk {
    async fn queue(&self, by: &Visitor) -> Result<Vec<WaitingPhoto>, AppError> {
        operator(by)?;
        Ok(queue(self.database.read(), by).await?)
    }

    async fn application(&self, by: &Visitor, id: &str) -> Result<ApplicationFile, AppError> {
        operator(by)?;
        let db = self.database.read();
        let row = find(db, by, id).await?;
        let person = person(db, &row).await?;
        let stands = match state(&row)? {
            State::Waiting => ApplicationState::Waiting,
            State::Accepted => ApplicationState::Accepted,
            State::Returned => ApplicationState::Returned {
                reason: row.reason.clone().unwrap_or_default(),
            },
            State::Draft | State::Left => ApplicationState::Gone,
        };
        Ok(ApplicationFile {
            version: row.version,
            state: stands,
            decided: decided(db, &row).await?,
            name: name(&person),
            birth: days::read(&person.birth, "identities.birth")?,
            way: way(&row)?,
            until: days::read(&row.valid_until, "applications.valid_until")?,
            since: row.submitted_at,
            of_registry: row.of_registry,
            chip: chips::record(db, &row).await?,
            countries: self.countries.len(),
            faces: faces(&row)?,
            id: row.id,
            document: row.document,
            latin_name: row.latin_name,
        })
    }

    async fn picture(&self, by: &Visitor, id: &str, which: Picture) -> Result<Photo, AppError> {
        operator(by)?;
        let db = self.database.read();
        let row = find(db, by, id).await?;
        if state(&row)? != State::Waiting {
            return Err(AppError::NotFound);
        }
        let of = match which {
            Picture::Portrait => Of::Portrait(&row.id),
            Picture::Document => Of::Document(&row.id),
        };
        let photo = photos::load(db, &self.issuer, of).await?;
        let photo = photo.ok_or(AppError::NotFound)?;
        self.note_look(by, &row.id).await?;
        Ok(photo)
    }

    async fn read_chip(
        &self,
        by: &Visitor,
        id: &str,
        version: i64,
        files: &ChipFiles,
    ) -> Result<ChipAnswer, AppError> {
        operator(by)?;
        let (now, today) = (self.clock.now(), days::today(&*self.clock)?);
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let row = find_waiting(db, by, id, version).await?;
        if way(&row)? != IdSource::ForeignPassport {
            return Err(AppError::Conflict);
        }
        let person = person(db, &row).await?;
        let (answer, country) = chips::ask(files, &row, &person, &self.countries, now, today)?;
        chips::note(db, by, &row, (&answer, country), now).await?;
        transaction.commit().await?;
        tracing::info!(application = %row.id, good = answer.is_good(), "chip of a passport read");
        Ok(answer)
    }

    async fn accept(&self, by: &Visitor, id: &str, version: i64) -> Result<(), AppError> {
        operator(by)?;
        let (now, today) = (self.clock.now(), days::today(&*self.clock)?);
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let row = find_waiting(db, by, id, version).await?;
        chips::must_not_refuse(db, &row).await?;
        decide::accept(db, &self.issuer, &row, now, today).await?;
        decide::note(db, by, row, State::Accepted, None, now).await?;
        confirmed::require_always(db, by, now).await?;
        Ok(transaction.commit().await?)
    }

    async fn give_back(
        &self,
        by: &Visitor,
        id: &str,
        version: i64,
        reason: &str,
    ) -> Result<(), AppError> {
        operator(by)?;
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let row = find_waiting(db, by, id, version).await?;
        let reason = reason.trim();
        let problem = match reason.chars().count() {
            0 => Some(Problem::Required),
            length if length > LONGEST_RETURN => Some(Problem::TooLong),
            _ => None,
        };
        if let Some(problem) = problem {
            return Err(AppError::field("return_reason", problem));
        }
        applications::forget_pictures(db, &row.id).await?;
        let now = self.clock.now();
        decide::note(db, by, row, State::Returned, Some(reason), now).await?;
        Ok(transaction.commit().await?)
    }
}

async fn queue(db: &impl ConnectionTrait, by: &Visitor) -> Result<Vec<WaitingPhoto>, StoreError> {
    let waiting = rows::Entity::find()
        .filter(rows::Column::State.eq(State::Waiting.key()))
        .filter(rows::Column::AccountId.ne(&by.account))
        .order_by_asc(rows::Column::SubmittedAt)
        .order_by_asc(rows::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let accounts = waiting.iter().map(|row| row.account_id.as_str());
    let names: BTreeMap<String, String> = identities::Entity::find()
        .filter(identities::Column::AccountId.is_in(accounts))
        .all(db)
        .await?
        .into_iter()
        .map(|person| (person.account_id.clone(), name(&person)))
        .collect();
    waiting
        .into_iter()
        .map(|row| {
            Ok(WaitingPhoto {
                name: names.get(&row.account_id).cloned().unwrap_or_default(),
                way: way(&row)?,
                since: row.submitted_at,
                id: row.id,
            })
        })
        .collect()
}
