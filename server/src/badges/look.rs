//! A citizen's look at a badge.

use app::{
    error::AppError,
    ports::{BadgeBearer, BadgeLook, BadgePower, BadgeVerdict, Language},
};
use domain::{
    badge::Bearer,
    identifiers::Ogrn,
    moscow,
    outcome::Refusal,
    power::{Place, PowerOfAttorney, authority},
    presentation::{Letter, text},
    words::{WordList, matching_words},
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use time::Date;
use uuid::Uuid;

use super::BadgeDesk;
use crate::{
    powers::rows,
    registry::days,
    signals::Topic,
    store::{StoreError, badge_looks, organizations, powers},
    training,
};

/// The longest text that is looked at: more than a QR code holds is none.
const LONGEST: usize = 4_296;

/// Looks a minute at one bearer's badge that get words. More come from somebody who wants the
/// bearer's screen to show too many to compare; the answer itself is never withheld.
const WORDS_PER_MINUTE: u64 = 20;

pub(super) async fn look(
    desk: &BadgeDesk,
    scanned: &str,
    language: Language,
) -> Result<BadgeLook, AppError> {
    if scanned.len() > LONGEST {
        return Err(AppError::TooLarge);
    }
    let at = desk.clock.now();
    let answer = |verdict, words| Ok(BadgeLook { at, verdict, words });
    let bearer = match desk.issuer.read_badge(scanned) {
        Ok(bearer) => bearer,
        Err(refusal) => return answer(refused(desk, scanned, &refusal), None),
    };
    if bearer.window.accepts(at).is_err() {
        return answer(BadgeVerdict::Expired, None);
    }
    let Some(row) = row_of(desk, &bearer).await? else {
        // Signed by this installation for a power of attorney that it does not have: the
        // database is another one than that of the keys.
        return answer(BadgeVerdict::Forged, None);
    };
    let found = bearer_of(desk, &row, at).await?;
    let words = words(desk, &row, language, at).await?;
    answer(BadgeVerdict::Badge(found), words)
}

fn refused(desk: &BadgeDesk, scanned: &str, refusal: &Refusal) -> BadgeVerdict {
    let presentation = text::read(desk.issuer.origin(), Letter::Presentation, scanned);
    match refusal {
        Refusal::NotOurs(_) if matches!(presentation, text::Scanned::Ours(_)) => {
            BadgeVerdict::Presentation
        }
        Refusal::NotOurs(_) => BadgeVerdict::Foreign,
        _ => BadgeVerdict::Forged,
    }
}

async fn row_of(desk: &BadgeDesk, bearer: &Bearer) -> Result<Option<powers::Model>, StoreError> {
    Ok(powers::Entity::find()
        .filter(powers::Column::StatusIndex.eq(i64::from(bearer.place)))
        .one(desk.database.read())
        .await?)
}

/// What the bearer of `row` may do now in the name of its organization.
async fn bearer_of(
    desk: &BadgeDesk,
    row: &powers::Model,
    now: i64,
) -> Result<BadgeBearer, AppError> {
    let db = desk.database.read();
    let today = days::today(&*desk.clock)?;
    let organization = organizations::Entity::find_by_id(&row.ogrn)
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(StoreError::corrupt("powers.ogrn"))?;
    let held = powers::Entity::find()
        .filter(powers::Column::AccountId.eq(&row.account_id))
        .filter(powers::Column::Ogrn.eq(&row.ogrn))
        .filter(powers::Column::IssuedAt.lte(now))
        .order_by_desc(powers::Column::ValidUntil)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await
        .map_err(StoreError::from)?;
    let mut read: Vec<PowerOfAttorney> = held.iter().map(rows::read).collect::<Result<_, _>>()?;
    if training::is_missing(db, &row.account_id, &row.ogrn, now).await? {
        read.iter_mut().for_each(|power| power.untrained = true);
    }
    let moscow = moscow::at(now).ok_or(AppError::Unavailable)?;
    let refusal = authority(&read, None, moscow, Place::Any).err();
    let mut powers = Vec::new();
    for (stored, power) in held.iter().zip(&read) {
        let counts = match refusal {
            None => power.state(today).in_force(),
            Some(_) => stored.number == row.number,
        };
        if counts {
            powers.push(line(stored, power));
        }
    }
    Ok(BadgeBearer {
        organization: organization.full_name,
        ogrn: Ogrn::parse(&row.ogrn).map_err(|_| StoreError::corrupt("powers.ogrn"))?,
        powers,
        refusal,
    })
}

fn line(stored: &powers::Model, power: &PowerOfAttorney) -> BadgePower {
    let revoked: Option<Date> = stored.revoked_at.and_then(moscow::day);
    let until = power.validity.until();
    BadgePower {
        number: stored.number.clone(),
        scenarios: power.powers.scenarios().collect(),
        until: days::write(revoked.map_or(until, |day| day.min(until))),
    }
}

/// The words of this look, on both screens: fresh ones, so that whoever has photographed the
/// badge and looks at it himself learns none that another person's look will get.
async fn words(
    desk: &BadgeDesk,
    row: &powers::Model,
    language: Language,
    at: i64,
) -> Result<Option<[String; 2]>, AppError> {
    let db = desk.database.read();
    let lately = badge_looks::Entity::find()
        .filter(badge_looks::Column::AccountId.eq(&row.account_id))
        .filter(badge_looks::Column::Ogrn.eq(&row.ogrn))
        .filter(badge_looks::Column::At.gt(at - 60))
        .count(db)
        .await
        .map_err(StoreError::from)?;
    if lately >= WORDS_PER_MINUTE {
        return Ok(None);
    }
    let list = match language {
        Language::Ru => WordList::Russian,
        Language::En => WordList::English,
    };
    let id = Uuid::new_v4();
    let words = matching_words(list, id.as_bytes()).map(str::to_owned);
    let [word_1, word_2] = words.clone();
    let look = badge_looks::Model {
        id: id.to_string(),
        account_id: row.account_id.clone(),
        ogrn: row.ogrn.clone(),
        at,
        word_1,
        word_2,
    };
    badge_looks::Entity::insert(look.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    desk.signals
        .tell(&Topic::Badge(row.account_id.clone()))
        .await;
    Ok(Some(words))
}
