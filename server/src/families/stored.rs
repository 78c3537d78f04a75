//! Families as the rules want them.

use domain::{
    family::{Family, FamilyDecision, FamilyRole, Member},
    region::Region,
};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder};

use crate::{
    registry::{days, whole_name},
    store::{StoreError, families, family_members},
};

/// A family with its rows: `family.members` and `members` are in the same order.
pub(crate) struct Stored {
    pub(crate) row: families::Model,
    pub(crate) members: Vec<family_members::Model>,
    pub(crate) family: Family,
}

impl Stored {
    /// Puts rows together.
    pub(crate) fn of(
        row: families::Model,
        members: Vec<family_members::Model>,
    ) -> Result<Self, StoreError> {
        let family = Family {
            region: Region::from_key(&row.region).ok_or(StoreError::corrupt("families.region"))?,
            from: days::read(&row.valid_from, "families.valid_from")?,
            until: some_day(row.valid_until.as_deref(), "families.valid_until")?,
            decision: FamilyDecision::from_key(&row.decision)
                .ok_or(StoreError::corrupt("families.decision"))?,
            members: members.iter().map(member).collect::<Result<_, _>>()?,
        };
        Ok(Self {
            row,
            members,
            family,
        })
    }
}

/// The family of that number.
pub(crate) async fn numbered(
    db: &impl ConnectionTrait,
    number: i64,
) -> Result<Option<Stored>, StoreError> {
    let Some(row) = families::Entity::find_by_id(number).one(db).await? else {
        return Ok(None);
    };
    let members = members(db, &[number]).await?;
    Stored::of(row, members).map(Some)
}

/// Everybody who ever was in one of these families: parents first, each by birth.
pub(crate) async fn members(
    db: &impl ConnectionTrait,
    families: &[i64],
) -> Result<Vec<family_members::Model>, StoreError> {
    Ok(family_members::Entity::find()
        .filter(family_members::Column::FamilyNumber.is_in(families.iter().copied()))
        // "parent" comes after "child".
        .order_by_desc(family_members::Column::Role)
        .order_by_asc(family_members::Column::Birth)
        .order_by_asc(family_members::Column::Id)
        .all(db)
        .await?)
}

/// A stored member.
fn member(row: &family_members::Model) -> Result<Member, StoreError> {
    Ok(Member {
        role: role(row)?,
        birth: birth(row)?,
        studies_until: some_day(row.studies_until.as_deref(), "family_members.studies_until")?,
        joined: days::read(&row.joined_on, "family_members.joined_on")?,
        left: some_day(row.left_on.as_deref(), "family_members.left_on")?,
    })
}

/// A member's day of birth.
pub(crate) fn birth(row: &family_members::Model) -> Result<time::Date, StoreError> {
    days::read(&row.birth, "family_members.birth")
}

/// A member's role.
pub(crate) fn role(row: &family_members::Model) -> Result<FamilyRole, StoreError> {
    FamilyRole::from_key(&row.role).ok_or(StoreError::corrupt("family_members.role"))
}

/// A member's whole name.
pub(crate) fn name(row: &family_members::Model) -> String {
    whole_name(&row.surname, &row.given_name, row.patronymic.as_deref())
}

/// A family's number as pages have it.
pub(crate) fn public_number(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_| StoreError::corrupt("families.number"))
}

fn some_day(stored: Option<&str>, column: &'static str) -> Result<Option<time::Date>, StoreError> {
    stored.map(|day| days::read(day, column)).transpose()
}
