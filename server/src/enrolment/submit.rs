//! The photo: read, judged, sealed, and put into the operator's queue.

use app::{
    error::{AppError, FieldError, Problem},
    ports::{EnrolmentStep, Photo, Portrait, Visitor},
};
use domain::{holder::IdSource, photo::Subject};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, IntoActiveModel as _};

use super::{
    EnrolmentDesk,
    applications::{self, State},
    people, steps,
};
use crate::{
    photos::{self, Of},
    registry::days,
    store::StoreError,
};

/// What an operator sees side by side.
struct Pictures {
    portrait: Photo,
    /// What the portrait is compared with; `None` where it is the biometric registry's own.
    document: Option<Photo>,
}

pub(super) async fn submit(
    desk: &EnrolmentDesk,
    by: &Visitor,
    portrait: Portrait,
    document: Option<Vec<u8>>,
) -> Result<(), AppError> {
    let today = days::today(&*desk.clock)?;
    // Asked before the work of reading, and once more under the lock.
    let way = awaited(steps::step(desk.database.read(), by, today).await?)?;
    let pictures = read(desk, by, way, portrait, document).await?;
    let faces = match &pictures.document {
        Some(_) => desk.reader.faces(&pictures.portrait).await,
        // The biometric registry's own.
        None => None,
    };
    let transaction = desk.database.write().await?;
    let db = &*transaction;
    people::lock(db, &by.account).await?;
    if awaited(steps::step(db, by, today).await?)? != way {
        return Err(AppError::Conflict);
    }
    let row = applications::of_account(db, &by.account)
        .await?
        .ok_or(AppError::Conflict)?;
    let now = desk.clock.now();
    let issuer = &desk.issuer;
    photos::keep(db, issuer, Of::Portrait(&row.id), &pictures.portrait, now).await?;
    match &pictures.document {
        Some(document) => photos::keep(db, issuer, Of::Document(&row.id), document, now).await?,
        None => photos::forget(db, Of::Document(&row.id)).await?,
    }
    let version = row.version + 1;
    let mut row = row.into_active_model();
    row.state = Set(State::Waiting.key().to_owned());
    row.version = Set(version);
    row.of_registry = Set(pictures.document.is_none());
    row.submitted_at = Set(now);
    row.decided_at = Set(None);
    row.decided_by = Set(None);
    row.reason = Set(None);
    row.faces = Set(faces.map(|faces| faces.key().to_owned()));
    row.update(db).await.map_err(StoreError::from)?;
    Ok(transaction.commit().await?)
}

/// The way for which a photo is awaited.
fn awaited(step: EnrolmentStep) -> Result<IdSource, AppError> {
    match step {
        EnrolmentStep::Photo { way, .. } => Ok(way),
        _ => Err(AppError::Conflict),
    }
}

async fn read(
    desk: &EnrolmentDesk,
    by: &Visitor,
    way: IdSource,
    portrait: Portrait,
    document: Option<Vec<u8>>,
) -> Result<Pictures, AppError> {
    let beside = match way {
        IdSource::Biometrics => Some(desk.entry(by).await?.photo),
        IdSource::ForeignPassport | IdSource::DrivingLicence => None,
    };
    match (portrait, beside) {
        (Portrait::OfRegistry, Some(portrait)) => Ok(Pictures {
            portrait,
            document: None,
        }),
        (Portrait::OfRegistry, None) => Err(AppError::Invalid { fields: Vec::new() }),
        (Portrait::File(portrait), Some(registry)) => {
            let portrait = one(desk, by, "portrait", Some(portrait), Subject::Person).await?;
            Ok(Pictures {
                portrait: portrait.map_err(|field| invalid([field]))?,
                document: Some(registry),
            })
        }
        (Portrait::File(portrait), None) => {
            let portrait = one(desk, by, "portrait", Some(portrait), Subject::Person).await?;
            let document = one(desk, by, "document", document, Subject::Document).await?;
            match (portrait, document) {
                (Ok(portrait), Ok(document)) => Ok(Pictures {
                    portrait,
                    document: Some(document),
                }),
                (portrait, document) => {
                    // Both at once: nobody sends five megabytes twice to learn the second.
                    let faults = [portrait.err(), document.err()];
                    Err(invalid(faults.into_iter().flatten()))
                }
            }
        }
    }
}

/// One picture, or what is wrong with its field.
async fn one(
    desk: &EnrolmentDesk,
    by: &Visitor,
    field: &str,
    bytes: Option<Vec<u8>>,
    subject: Subject,
) -> Result<Result<Photo, FieldError>, AppError> {
    let wrong = |problem| FieldError {
        field: field.to_owned(),
        problem,
    };
    let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
        return Ok(Err(wrong(Problem::Required)));
    };
    let read = desk.reader.read(&by.account, bytes, subject).await?;
    Ok(read.map_err(|fault| wrong(Problem::Photo(fault))))
}

fn invalid(fields: impl IntoIterator<Item = FieldError>) -> AppError {
    AppError::Invalid {
        fields: fields.into_iter().collect(),
    }
}
