//! The place of a power of attorney in the published list of revoked ones.
//!
//! Places are drawn at random, so that the list tells neither in which order powers were
//! issued nor which organization's stand side by side; and within a range that grows with
//! their number, so that the list stays short.

use app::error::AppError;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _, sea_query::OnConflict,
};

use super::blocks;
use crate::store::{StoreError, powers};

/// Places of the smallest list: 8 KB of bits, next to nothing once compressed.
const SMALLEST: u64 = 1 << 16;
/// Places of the largest list that is read (`domain::snapshot`).
const LARGEST: u64 = 1 << 25;
/// Places drawn at once. At most a quarter of the range is taken, so that all of them are
/// happens once in 2^64 times.
const DRAWN: usize = 32;

/// Stores a power of attorney under a free place.
///
/// # Errors
/// [`AppError::Unavailable`] if there is none, [`AppError::Conflict`] if its number is taken, a field
/// error of `organization` if the registry has blocked it.
pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    row: powers::Model,
) -> Result<powers::Model, AppError> {
    blocks::must_not_hold(db, &row.ogrn).await?;
    let places = draw(db).await?;
    let stored = insert_at_one(db, row, &places).await?;
    stored.ok_or(AppError::Unavailable)
}

/// The same under the first of `places` that nobody has. Of two who have drawn the same one at
/// once, the unique key lets one have it, and the other takes the next; losing is no error,
/// which would end a transaction of PostgreSQL.
async fn insert_at_one(
    db: &impl ConnectionTrait,
    mut row: powers::Model,
    places: &[i64],
) -> Result<Option<powers::Model>, StoreError> {
    for place in places {
        row.status_index = Some(*place);
        let lost = OnConflict::column(powers::Column::StatusIndex)
            .do_nothing()
            .to_owned();
        let written = powers::Entity::insert(row.clone().into_active_model())
            .on_conflict(lost)
            .exec_without_returning(db)
            .await?;
        if written == 1 {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Places that are free now.
async fn draw(db: &impl ConnectionTrait) -> Result<Vec<i64>, AppError> {
    let count = powers::Entity::find()
        .count(db)
        .await
        .map_err(StoreError::from)?;
    let range = range(count.saturating_mul(4));
    let drawn: Vec<i64> = (0..DRAWN)
        .map(|_| getrandom::u64().map(|random| i64::try_from(random % range).unwrap_or(0)))
        .collect::<Result<_, _>>()
        .map_err(|error| {
            tracing::error!(%error, "the system gives no random numbers");
            AppError::Internal {
                request_id: String::new(),
            }
        })?;
    let taken: Vec<Option<i64>> = powers::Entity::find()
        .select_only()
        .column(powers::Column::StatusIndex)
        .filter(powers::Column::StatusIndex.is_in(drawn.iter().copied()))
        .into_tuple()
        .all(db)
        .await
        .map_err(StoreError::from)?;
    Ok(drawn
        .into_iter()
        .filter(|place| !taken.contains(&Some(*place)))
        .collect())
}

/// Places of a list in which `highest` is the highest that is taken.
pub(crate) fn size(highest: Option<i64>) -> u32 {
    let places = highest
        .and_then(|highest| u64::try_from(highest).ok())
        .map_or(0, |highest| highest.saturating_add(1));
    u32::try_from(range(places)).unwrap_or(u32::MAX)
}

/// A power of two, so that the length of the list says little of how many there are.
fn range(at_least: u64) -> u64 {
    at_least.min(LARGEST).next_power_of_two().max(SMALLEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Database;

    #[test]
    fn a_list_holds_every_place_and_no_more_than_is_read() {
        assert_eq!(size(None), 1 << 16);
        assert_eq!(size(Some(65_535)), 1 << 16);
        assert_eq!(size(Some(65_536)), 1 << 17);
        assert_eq!(size(Some(i64::MAX)), 1 << 25);
        assert_eq!(range(0), SMALLEST);
    }

    #[tokio::test]
    async fn whoever_loses_a_place_draws_another() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("places.sqlite");
        let url = format!("sqlite://{}?mode=rwc", path.display());
        let database = Database::connect(&url).await.expect("database");
        database.migrate().await.expect("migrations");
        let db = database.read();
        for sql in [
            "INSERT INTO accounts (id, password_hash, assurance, name, given_name, is_operator, \
             created_at) VALUES ('staff', '', 'confirmed', '', '', FALSE, 0)",
            "INSERT INTO organizations (ogrn, inn, name, full_name, created_at) \
             VALUES ('1', '1', '', '', 0)",
        ] {
            db.execute_unprepared(sql).await.expect(sql);
        }
        let row = |number: &str| powers::Model {
            number: number.to_owned(),
            ogrn: "1".to_owned(),
            account_id: "staff".to_owned(),
            scenarios: "[]".to_owned(),
            valid_from: String::new(),
            valid_until: String::new(),
            issued_by: "staff".to_owned(),
            issued_at: 0,
            revoked_at: None,
            revoked_by: None,
            revoke_reason: None,
            status_index: None,
            document: None,
            limits: None,
            suspended_at: None,
            suspensions: None,
            replaced_by: None,
            replaced_from: None,
            lead: None,
            plain_text: None,
            may_hand_over: false,
            parent: None,
        };
        let store = async |number: &str, places: &[i64]| {
            let stored = insert_at_one(db, row(number), places).await;
            stored.map(|row| row.and_then(|row| row.status_index))
        };
        assert_eq!(store("1", &[7]).await.expect("stored"), Some(7));
        assert_eq!(store("2", &[7, 7, 9]).await.expect("stored"), Some(9));
        assert_eq!(store("3", &[7, 9]).await.expect("none left"), None);
        let twice = store("2", &[11]).await;
        assert!(matches!(twice, Err(StoreError::Conflict("powers_pkey"))));
    }
}
