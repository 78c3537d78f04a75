//! What the document of a stored power of attorney says.

use app::{paths, ports::Organization};
use domain::{
    identifiers::{Inn, Kpp, Snils},
    moscow,
    presentation::Origin,
};
use mchd::{
    Acting, Delegation, Document, Entrepreneur, FullName, Guid, LegalEntity, Mandate, Person,
    Principal,
};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::{
    powers::{self, rows},
    store::{StoreError, accounts, organizations, powers::Model},
};

/// The document of `row` and of the `others` that are given with it; `None` if something is missing that the format cannot do without:
/// КПП of the organization, or the СНИЛС of a person.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    row: &Model,
    others: &[Model],
    origin: &Origin,
) -> Result<Option<Document>, StoreError> {
    let organization = powers::numbered(db, &row.ogrn).await?;
    let stored = organizations::Entity::find_by_id(&row.ogrn).one(db).await?;
    let kpp = stored
        .and_then(|it| it.kpp)
        .and_then(|kpp| Kpp::parse(&kpp).ok());
    let head = person(db, &row.issued_by).await?;
    let mut representatives = Vec::with_capacity(1 + others.len());
    for row in std::iter::once(row).chain(others) {
        representatives.push(person(db, &row.account_id).await?);
    }
    let power = rows::read(row)?;
    let Some(issued_on) = moscow::day(row.issued_at) else {
        return Ok(None);
    };
    // A demo mandate may be older than the day on which it was written down.
    let issued_on = issued_on.min(power.validity.from());
    let (Some(principal), Some(number)) = (
        principal(&organization, kpp, head),
        Guid::parse(&row.number),
    ) else {
        return Ok(None);
    };
    if representatives.iter().any(|it| it.snils.is_none()) {
        return Ok(None);
    }
    let mandate = Mandate {
        validity: power.validity,
        powers: power.powers,
        limits: power.limits,
    };
    let (year, short) = (issued_on.year(), row.number.get(..8).unwrap_or_default());
    Ok(Some(Document {
        internal_number: format!("МЧД-{year}-{}", short.to_uppercase()),
        system: format!("{origin}{}", paths::public_power(&row.number)),
        number,
        issued_on,
        until: mandate.validity.until(),
        delegation: match row.may_hand_over {
            true => Delegation::Once,
            false => Delegation::None,
        },
        principal,
        representatives,
        acting: Acting::Severally,
        text: row.plain_text.clone(),
        powers: vec![mandate.power(issued_on)],
    }))
}

fn principal(organization: &Organization, kpp: Option<Kpp>, head: Person) -> Option<Principal> {
    let inn = Inn::parse(&organization.inn).ok()?;
    Some(match organization.ogrn.as_str().len() {
        15 => Principal::Entrepreneur(Entrepreneur {
            name: Some(organization.full_name.clone()),
            ogrnip: organization.ogrn.clone(),
            inn,
            snils: head.snils?,
            full_name: head.full_name,
        }),
        _ => Principal::LegalEntity(LegalEntity {
            name: organization.full_name.clone(),
            inn,
            kpp: kpp?,
            ogrn: organization.ogrn.clone(),
            heads: vec![head],
        }),
    })
}

async fn person(db: &impl ConnectionTrait, account: &str) -> Result<Person, StoreError> {
    let account = accounts::Entity::find_by_id(account)
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("powers.account_id"))?;
    Ok(Person {
        full_name: FullName::split(&account.name),
        snils: account.snils.and_then(|digits| Snils::parse(&digits).ok()),
        inn: None,
        position: None,
        born: None,
    })
}
