//! The place of a power of attorney in the published list of revoked ones.
//!
//! Places are drawn at random, so that the list tells neither in which order powers were
//! issued nor which organization's stand side by side; and within a range that grows with
//! their number, so that the list stays short.

use app::error::AppError;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _,
};

use crate::store::{StoreError, powers};

/// Places of the smallest list: 8 KB of bits, next to nothing once compressed.
const SMALLEST: u64 = 1 << 16;
/// Places of the largest list that is read (`domain::snapshot`).
const LARGEST: u64 = 1 << 25;
/// Places drawn at once. At most a quarter of the range is taken, so that all of them are
/// happens once in 2^64 times.
const DRAWN: usize = 32;

/// A free place.
pub(crate) async fn draw(db: &impl ConnectionTrait) -> Result<i64, AppError> {
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
    drawn
        .into_iter()
        .find(|place| !taken.contains(&Some(*place)))
        .ok_or(AppError::Unavailable)
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

    #[test]
    fn a_list_holds_every_place_and_no_more_than_is_read() {
        assert_eq!(size(None), 1 << 16);
        assert_eq!(size(Some(65_535)), 1 << 16);
        assert_eq!(size(Some(65_536)), 1 << 17);
        assert_eq!(size(Some(i64::MAX)), 1 << 25);
        assert_eq!(range(0), SMALLEST);
    }
}
