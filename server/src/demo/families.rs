//! The demo family: of the citizen, with a code of its own.

use app::{
    error::AppError,
    ports::{NewFamily, NewMember},
};
use domain::{family::FamilyRole, region::Region, status::StatusKind};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use super::{
    days::Day,
    people::{CITIZEN, OPERATOR},
};
use crate::{
    clock::Clock,
    families::{self, Moment},
    issuer::Issuer,
    registry::days,
    store::{Database, StoreError, accounts, families as rows, holders, statuses},
};

/// Somebody of the family.
struct Relative {
    role: FamilyRole,
    name: [&'static str; 3],
    birth: Day,
}

const RELATIVES: [Relative; 5] = [
    Relative {
        role: FamilyRole::Parent,
        name: ["Ветрова", "Анна", "Павловна"],
        birth: Day::YearsAgo(35, 120),
    },
    Relative {
        role: FamilyRole::Parent,
        name: ["Ветров", "Илья", "Сергеевич"],
        birth: Day::YearsAgo(37, 20),
    },
    Relative {
        role: FamilyRole::Child,
        name: ["Ветров", "Артём", "Ильич"],
        birth: Day::YearsAgo(9, 100),
    },
    Relative {
        role: FamilyRole::Child,
        name: ["Ветрова", "Мария", "Ильинична"],
        birth: Day::YearsAgo(6, 210),
    },
    Relative {
        role: FamilyRole::Child,
        name: ["Ветров", "Лев", "Ильич"],
        birth: Day::YearsAgo(3, 60),
    },
];

/// Writes the demo family down, if the demo people are there and no family is yet. After the
/// issuer is open: the family's code is signed.
///
/// # Errors
/// The database does not answer.
pub async fn seed_family(
    database: &Database,
    clock: &dyn Clock,
    issuer: &Issuer,
) -> Result<bool, AppError> {
    let db = database.read();
    let is_empty = rows::Entity::find()
        .count(db)
        .await
        .map_err(StoreError::from)?
        == 0;
    let account =
        |key: &'static str| accounts::Entity::find().filter(accounts::Column::DemoKey.eq(key));
    let operator = account(OPERATOR.key)
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let citizen = account(CITIZEN.key)
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let (true, Some(operator), Some(citizen)) = (is_empty, operator, citizen) else {
        return Ok(false);
    };
    let today = days::today(clock)?;
    let family = NewFamily {
        region: Region::from_key("77").ok_or(StoreError::corrupt("demo.region"))?,
        from: Day::YearsAgo(3, 40).on(today),
        until: Some(Day::In(8 * 365).on(today)),
        members: RELATIVES
            .iter()
            .map(|relative| {
                let [surname, given_name, patronymic] = relative.name.map(str::to_owned);
                let is_citizen = CITIZEN.name == relative.name.join(" ");
                NewMember {
                    role: relative.role,
                    surname,
                    given_name,
                    patronymic: Some(patronymic),
                    birth: relative.birth.on(today),
                    studies_until: None,
                    snils: is_citizen.then(|| (CITIZEN.snils.to_owned(), "snils")),
                }
            })
            .collect(),
    };
    let transaction = database.write().await?;
    let moment = Moment {
        now: clock.now(),
        today,
    };
    families::register(&transaction, issuer, &operator.id, &family, moment).await?;
    // What the bank says now, somebody had written down by hand before.
    let holder = holders::Entity::find()
        .filter(holders::Column::AccountId.eq(citizen.id))
        .one(&*transaction)
        .await
        .map_err(StoreError::from)?
        .ok_or(StoreError::corrupt("demo.holder"))?;
    statuses::Entity::delete_many()
        .filter(statuses::Column::HolderNumber.eq(holder.number))
        .filter(statuses::Column::Kind.eq(StatusKind::LargeFamily.key()))
        .filter(statuses::Column::Source.not_like("family:%"))
        .exec(&*transaction)
        .await
        .map_err(StoreError::from)?;
    transaction.commit().await?;
    Ok(true)
}
