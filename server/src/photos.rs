//! Pictures of people: read with care, kept sealed, handed to nobody but whom they are about, the
//! desk, and whom they have agreed to be seen by.
//!
//! A picture is sealed under the master key (`docs/keys.md`) for whom it is of: put into another
//! row it does not open, and the database alone shows no face. The drawn faces of the demo are
//! files of this program that anyone may fetch; they stay as they are in `holders`.

mod faces;
mod read;

use app::{error::AppError, ports::Photo};
use data_encoding::BASE64;
use domain::holder::HolderNumber;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

use crate::{
    issuer::Issuer,
    registry::holders as registered,
    store::{StoreError, holders, photos as rows},
};

pub(crate) use read::PictureReader;

/// Whose picture.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Of<'a> {
    /// The one that a holder shows.
    Holder(HolderNumber),
    /// The person's in the application of that id.
    Portrait(&'a str),
    /// The document's in it, or the biometric registry's.
    Document(&'a str),
}

impl Of<'_> {
    fn key(self) -> String {
        match self {
            Self::Holder(number) => format!("holder:{}", number.get()),
            Self::Portrait(application) => format!("portrait:{application}"),
            Self::Document(application) => format!("document:{application}"),
        }
    }

    fn purpose(self, media_type: &str) -> String {
        format!("photo {} {media_type}", self.key())
    }
}

/// Keeps a picture in the place of the one before.
pub(crate) async fn keep(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    of: Of<'_>,
    photo: &Photo,
    now: i64,
) -> Result<(), AppError> {
    let master = issuer.master().ok_or_else(no_key)?;
    let sealed = master
        .seal_bytes(&of.purpose(&photo.media_type), &photo.bytes)
        .map_err(|error| internal(&error))?;
    let row = rows::Model {
        subject: of.key(),
        media_type: photo.media_type.clone(),
        sealed,
        created_at: now,
    };
    rows::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::column(rows::Column::Subject)
                .update_columns([
                    rows::Column::MediaType,
                    rows::Column::Sealed,
                    rows::Column::CreatedAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

/// The picture, if there is one.
pub(crate) async fn load(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    of: Of<'_>,
) -> Result<Option<Photo>, AppError> {
    let row = rows::Entity::find_by_id(of.key())
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let Some(row) = row else {
        return Ok(None);
    };
    let master = issuer.master().ok_or_else(no_key)?;
    let bytes = master
        .open_bytes(&of.purpose(&row.media_type), &row.sealed)
        .ok_or_else(|| internal(&anyhow::anyhow!("a photo does not open")))?;
    Ok(Some(Photo {
        media_type: row.media_type,
        bytes,
    }))
}

/// Deletes it.
pub(crate) async fn forget(db: &impl ConnectionTrait, of: Of<'_>) -> Result<(), StoreError> {
    rows::Entity::delete_by_id(of.key()).exec(db).await?;
    Ok(())
}

/// The picture that a holder shows: their own, or the drawn face of a demo person.
pub(crate) async fn of_holder(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    number: HolderNumber,
) -> Result<Option<Photo>, AppError> {
    if let Some(photo) = load(db, issuer, Of::Holder(number)).await? {
        return Ok(Some(photo));
    }
    let drawn: Option<(Option<String>, Option<Vec<u8>>)> = holders::Entity::find()
        .select_only()
        .column(holders::Column::PhotoType)
        .column(holders::Column::Photo)
        .filter(holders::Column::Number.eq(registered::key(number)))
        .into_tuple()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    Ok(drawn
        .and_then(|(media_type, bytes)| media_type.zip(bytes))
        .map(|(media_type, bytes)| Photo { media_type, bytes }))
}

/// The picture as a `data:` address.
pub(crate) fn data_address(photo: &Photo) -> String {
    let Photo { media_type, bytes } = photo;
    format!("data:{media_type};base64,{}", BASE64.encode(bytes))
}

fn no_key() -> AppError {
    internal(&anyhow::anyhow!("there is no master key for photos"))
}

/// Told in the log; never what the picture shows or whose it is.
fn internal(error: &anyhow::Error) -> AppError {
    tracing::error!(%error, "a photo could not be sealed or opened");
    AppError::Internal {
        request_id: String::new(),
    }
}
