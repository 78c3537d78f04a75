//! Raising what is due: the key of a reminder is taken once, whoever comes first, so a restart and
//! a second process change nothing.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use app::ports::Language;
use domain::{moscow, reminder};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};
use time::Date;

use super::{
    Writing,
    letter::{self, Ending},
};
use crate::{
    clock::Clock,
    mail::{self, Bell, Mailer},
    powers::{numbered, people::Names, rows},
    registry::days,
    store::{Database, StoreError, mail_addresses, powers, reminders},
};

/// How often it is looked.
const STEP: Duration = Duration::from_secs(60);

/// Once a minute, and when the bell rings: raises what is due and sends what waits.
pub async fn follow(
    database: Database,
    clock: Arc<dyn Clock>,
    writing: Writing,
    mailer: Option<(Mailer, Bell)>,
) {
    let mut minute = tokio::time::interval(STEP);
    loop {
        match &mailer {
            Some((_, bell)) => tokio::select! {
                _ = minute.tick() => {}
                () = bell.rung() => {}
            },
            None => {
                minute.tick().await;
            }
        }
        let now = clock.now();
        if let Err(error) = raise(&database, &writing, mailer.is_some(), now).await {
            tracing::warn!(%error, "no reminders were raised; the next minute tries again");
        }
        if let Some((mailer, _)) = &mailer
            && let Err(error) = mail::deliver(&database, mailer, now).await
        {
            tracing::warn!(%error, "no mail was sent; the next minute tries again");
        }
    }
}

/// Raises every reminder that is due at `now` (Unix seconds) and was not raised yet; how many.
/// Those of an organization go into one letter, if it has an address and `can_send`.
///
/// # Errors
/// Those of the database; what was raised before stays raised.
pub async fn raise(
    database: &Database,
    writing: &Writing,
    can_send: bool,
    now: i64,
) -> Result<u64, StoreError> {
    let Some(today) = moscow::day(now) else {
        return Ok(0);
    };
    let mut raised = 0;
    for (ogrn, due) in due(database.read(), today).await? {
        let transaction = database.write().await?;
        let mut fresh = Vec::new();
        for (row, days) in &due {
            if is_first(&*transaction, &row.number, *days, now).await? {
                fresh.push(row);
            }
        }
        if can_send && !fresh.is_empty() {
            write(&*transaction, writing, &ogrn, &fresh, now).await?;
        }
        transaction.commit().await?;
        raised += fresh.len() as u64;
    }
    Ok(raised)
}

/// What is due on `today` and not raised yet, by organization.
async fn due(
    db: &impl ConnectionTrait,
    today: Date,
) -> Result<BTreeMap<String, Vec<(powers::Model, u8)>>, StoreError> {
    let first = reminder::DAYS.into_iter().max().unwrap_or_default();
    let last = today.saturating_add(time::Duration::days(i64::from(first)));
    let between = powers::Entity::find()
        .filter(powers::Column::ValidUntil.gte(days::write(today)))
        .filter(powers::Column::ValidUntil.lte(days::write(last)))
        .filter(powers::Column::RevokedAt.is_null())
        .filter(powers::Column::ReplacedBy.is_null())
        .order_by_asc(powers::Column::ValidUntil)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await?;
    let mut due: BTreeMap<String, Vec<(powers::Model, u8)>> = BTreeMap::new();
    for row in between {
        let until = days::read(&row.valid_until, "powers.valid_until")?;
        let issued = moscow::day(row.issued_at).unwrap_or(Date::MIN);
        let Some(days) = reminder::due(until, issued, today) else {
            continue;
        };
        let key = (row.number.clone(), i64::from(days));
        let known = reminders::Entity::find_by_id(key).one(db).await?.is_some();
        if !known && !is_followed(db, &row, today).await? {
            due.entry(row.ogrn.clone()).or_default().push((row, days));
        }
    }
    Ok(due)
}

/// Whether its bearer has another one already that covers as much for longer.
async fn is_followed(
    db: &impl ConnectionTrait,
    row: &powers::Model,
    today: Date,
) -> Result<bool, StoreError> {
    let power = rows::read(row)?;
    let later = powers::Entity::find()
        .filter(powers::Column::Ogrn.eq(&row.ogrn))
        .filter(powers::Column::AccountId.eq(&row.account_id))
        .filter(powers::Column::ValidUntil.gt(&row.valid_until))
        .filter(powers::Column::RevokedAt.is_null())
        .all(db)
        .await?;
    for other in &later {
        let other = rows::read(other)?;
        let covers = power
            .powers
            .scenarios()
            .all(|scenario| other.powers.scenarios().any(|known| known == scenario));
        if covers && !other.state(today).is_over() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes the key of a reminder; whether nobody had.
async fn is_first(
    db: &impl ConnectionTrait,
    number: &str,
    days: u8,
    now: i64,
) -> Result<bool, StoreError> {
    let row = reminders::Model {
        number: number.to_owned(),
        days: i64::from(days),
        raised_at: now,
    };
    let once = OnConflict::columns([reminders::Column::Number, reminders::Column::Days])
        .do_nothing()
        .to_owned();
    let written = reminders::Entity::insert(row.into_active_model())
        .on_conflict(once)
        .exec_without_returning(db)
        .await?;
    Ok(written == 1)
}

/// Lets a letter about `fresh` wait, if the organization has a confirmed address.
async fn write(
    db: &impl ConnectionTrait,
    writing: &Writing,
    ogrn: &str,
    fresh: &[&powers::Model],
    now: i64,
) -> Result<(), StoreError> {
    let address = mail_addresses::Entity::find_by_id(ogrn)
        .filter(mail_addresses::Column::ConfirmedAt.is_not_null())
        .one(db)
        .await?;
    let Some(address) = address else {
        return Ok(());
    };
    let organization = numbered(db, ogrn).await?;
    let language = Language::from_tag(&address.language).unwrap_or_default();
    let names = Names::of(db, fresh.iter().map(|row| row.account_id.as_str())).await?;
    let endings = fresh
        .iter()
        .map(|row| {
            Ok(Ending {
                name: names.name(&row.account_id),
                until: days::read(&row.valid_until, "powers.valid_until")?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    let (subject, body) = letter::of_endings(writing, &organization, language, &endings);
    mail::put(db, &address.address, subject, body, now).await
}
