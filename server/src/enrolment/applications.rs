//! Applications in the database: one for each account, begun anew when its person does.

use domain::{enrolment::Evidence, holder::IdSource, photo::Faces};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait,
    IntoActiveModel as _, QueryFilter,
};
use uuid::Uuid;

use crate::{
    photos::{self, Of},
    registry::days,
    store::{StoreError, applications as rows},
};

/// How an application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A way is chosen, the photo is missing.
    Draft,
    /// An operator has to compare.
    Waiting,
    /// An operator wants another photo.
    Returned,
    /// There is a Digital ID.
    Accepted,
    /// The person has taken it back.
    Left,
}

impl State {
    /// The stable name used in the table.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Left => "left",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        [
            Self::Draft,
            Self::Waiting,
            Self::Returned,
            Self::Accepted,
            Self::Left,
        ]
        .into_iter()
        .find(|state| state.key() == key)
    }
}

/// How a stored application stands.
pub(crate) fn state(row: &rows::Model) -> Result<State, StoreError> {
    State::from_key(&row.state).ok_or(StoreError::corrupt("applications.state"))
}

/// What it is made from.
pub(crate) fn way(row: &rows::Model) -> Result<IdSource, StoreError> {
    IdSource::from_key(&row.way).ok_or(StoreError::corrupt("applications.way"))
}

/// How many faces were found on its photo, if they were looked for.
pub(crate) fn faces(row: &rows::Model) -> Result<Option<Faces>, StoreError> {
    let read = |key| Faces::from_key(key).ok_or(StoreError::corrupt("applications.faces"));
    row.faces.as_deref().map(read).transpose()
}

/// The application of this account.
pub(crate) async fn of_account(
    db: &impl ConnectionTrait,
    account: &str,
) -> Result<Option<rows::Model>, StoreError> {
    Ok(rows::Entity::find()
        .filter(rows::Column::AccountId.eq(account))
        .one(db)
        .await?)
}

/// Begins one by this way, or begins it anew.
pub(super) async fn choose(
    db: &impl ConnectionTrait,
    account: &str,
    evidence: &Evidence,
    document: String,
) -> Result<(), StoreError> {
    let before = of_account(db, account).await?;
    let latin_name = match evidence {
        Evidence::ForeignPassport(passport) => Some(passport.name.clone()),
        Evidence::Biometrics(_) | Evidence::DrivingLicence(_) => None,
    };
    let row = rows::Model {
        id: before
            .as_ref()
            .map_or_else(|| Uuid::new_v4().to_string(), |before| before.id.clone()),
        account_id: account.to_owned(),
        way: evidence.source().key().to_owned(),
        document,
        latin_name,
        valid_until: days::write(evidence.until()),
        state: State::Draft.key().to_owned(),
        version: before.as_ref().map_or(1, |before| before.version + 1),
        of_registry: false,
        submitted_at: 0,
        decided_at: None,
        decided_by: None,
        reason: None,
        faces: None,
    };
    match before {
        None => {
            row.into_active_model().insert(db).await?;
        }
        Some(_) => {
            row.into_active_model().reset_all().update(db).await?;
        }
    }
    Ok(())
}

/// The person takes it back: its pictures go. One that was accepted is history.
pub(super) async fn leave(db: &impl ConnectionTrait, account: &str) -> Result<(), StoreError> {
    let Some(row) = of_account(db, account).await? else {
        return Ok(());
    };
    if state(&row)? == State::Accepted {
        return Ok(());
    }
    forget_pictures(db, &row.id).await?;
    let version = row.version + 1;
    let mut row = row.into_active_model();
    row.state = Set(State::Left.key().to_owned());
    row.version = Set(version);
    row.update(db).await?;
    Ok(())
}

/// Deletes both pictures of the application of that id.
pub(crate) async fn forget_pictures(db: &impl ConnectionTrait, id: &str) -> Result<(), StoreError> {
    photos::forget(db, Of::Portrait(id)).await?;
    photos::forget(db, Of::Document(id)).await
}
