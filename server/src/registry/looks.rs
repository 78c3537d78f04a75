//! Who opened what of whom, and why: asked before, told in the log of the registry.

use app::{
    error::AppError,
    ports::{LookLine, Looked, Visitor},
};
use domain::holder::HolderNumber;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait as _, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{
    ending::persons,
    holders as registered,
    log::{self, Entry, EventKind, Look, written},
};
use crate::{
    powers::people::Names,
    store::{StoreError, applications, families, holders, identities, registry_events},
};

/// Seconds for which a reason opens what it was given for.
const OPEN_FOR: i64 = 30 * 60;
/// Looks at what belongs to no holder that are searched for one: more than all operators make in
/// that time.
const LATELY: u64 = 2_000;
/// What stands for the holder where there is none: their numbers begin at 1.
const NO_HOLDER: i64 = 0;

/// What somebody opens.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Opened<'a> {
    /// The file of a holder.
    Holder(HolderNumber),
    /// The file of a family.
    Family(u64),
    /// The photos of an application.
    Photos(&'a str),
}

impl Opened<'_> {
    fn kind(self) -> EventKind {
        match self {
            Self::Holder(_) => EventKind::Looked,
            Self::Family(_) => EventKind::FamilyLooked,
            Self::Photos(_) => EventKind::PhotosLooked,
        }
    }

    fn holder(self) -> i64 {
        match self {
            Self::Holder(holder) => registered::key(holder),
            Self::Family(_) | Self::Photos(_) => NO_HOLDER,
        }
    }

    /// What stands in the place of a status.
    fn subject(self) -> Option<String> {
        match self {
            Self::Holder(_) => None,
            Self::Family(number) => Some(format!("family:{number}")),
            Self::Photos(application) => Some(format!("application:{application}")),
        }
    }
}

/// `Ok` if this operator has said lately why they open this.
///
/// # Errors
/// [`AppError::reason_needed`]; [`AppError::NotFound`] without such a holder or family.
pub(crate) async fn require(
    db: &impl ConnectionTrait,
    by: &Visitor,
    opened: Opened<'_>,
    now: i64,
) -> Result<(), AppError> {
    exists(db, opened).await?;
    if is_open(db, by, opened, now).await? {
        Ok(())
    } else {
        Err(AppError::reason_needed())
    }
}

/// Whether this operator has opened it lately.
pub(crate) async fn is_open(
    db: &impl ConnectionTrait,
    by: &Visitor,
    opened: Opened<'_>,
    now: i64,
) -> Result<bool, StoreError> {
    let subject = opened.subject();
    let lately: Vec<(i64, String, Option<String>, Option<String>)> =
        registry_events::Entity::find()
            .select_only()
            .column(registry_events::Column::At)
            .column(registry_events::Column::Kind)
            .column(registry_events::Column::StatusId)
            .column(registry_events::Column::ByAccount)
            .filter(registry_events::Column::HolderNumber.eq(opened.holder()))
            .order_by_desc(registry_events::Column::Position)
            .limit(LATELY)
            .into_tuple()
            .all(db)
            .await?;
    Ok(lately.into_iter().any(|(at, kind, of, account)| {
        at > now - OPEN_FOR
            && kind == opened.kind().key()
            && of == subject
            && account.as_deref() == Some(&by.account)
    }))
}

async fn exists(db: &impl ConnectionTrait, opened: Opened<'_>) -> Result<(), AppError> {
    let found = match opened {
        Opened::Holder(holder) => {
            holders::Entity::find_by_id(registered::key(holder))
                .count(db)
                .await
        }
        Opened::Family(number) => {
            let number = i64::try_from(number).map_err(|_| AppError::NotFound)?;
            families::Entity::find_by_id(number).count(db).await
        }
        Opened::Photos(id) => applications::Entity::find_by_id(id).count(db).await,
    };
    let found = found.map_err(StoreError::from)?;
    (found > 0).then_some(()).ok_or(AppError::NotFound)
}

/// Writes down that it was opened, and why; empty where the work itself says it.
pub(crate) async fn note(
    db: &impl ConnectionTrait,
    by: &Visitor,
    opened: Opened<'_>,
    reason: &str,
    now: i64,
) -> Result<(), AppError> {
    exists(db, opened).await?;
    let look = Look {
        reason: reason.to_owned(),
    };
    let subject = opened.subject();
    let entry = Entry {
        holder: opened.holder(),
        status: subject.as_deref(),
        kind: opened.kind(),
        at: now,
        by: Some(&by.account),
        detail: written(&look)?,
    };
    Ok(log::append(db, vec![entry]).await?)
}

/// The latest looks, the newest first: all of them, or at one holder.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    holder: Option<HolderNumber>,
    page: u32,
    page_size: u32,
) -> Result<(Vec<LookLine>, u64), StoreError> {
    let kinds = [
        EventKind::Looked,
        EventKind::FamilyLooked,
        EventKind::PhotosLooked,
    ];
    let mut looks = registry_events::Entity::find()
        .filter(registry_events::Column::Kind.is_in(kinds.map(EventKind::key)));
    if let Some(holder) = holder {
        looks = looks.filter(registry_events::Column::HolderNumber.eq(registered::key(holder)));
    }
    let total = looks.clone().count(db).await?;
    let rows = looks
        .order_by_desc(registry_events::Column::Position)
        .offset(u64::from(page) * u64::from(page_size))
        .limit(u64::from(page_size))
        .all(db)
        .await?;
    let by = rows.iter().filter_map(|row| row.by_account.as_deref());
    let names = Names::of(db, by).await?;
    let of = persons(db, rows.iter().map(|row| row.holder_number)).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let look: Look = serde_json::from_str(&row.detail)
            .map_err(|_| StoreError::corrupt("registry_events.detail"))?;
        let by = row.by_account.as_deref();
        let name = of.iter().find(|(number, _)| *number == row.holder_number);
        let name = name.map(|(_, name)| name.clone()).unwrap_or_default();
        lines.push(LookLine {
            at: row.at,
            by: by.map(|by| names.name(by)).unwrap_or_default(),
            looked: looked(db, &row, name).await?,
            reason: look.reason,
        });
    }
    Ok((lines, total))
}

/// What an entry says was opened.
async fn looked(
    db: &impl ConnectionTrait,
    row: &registry_events::Model,
    name: String,
) -> Result<Looked, StoreError> {
    let subject = row.status_id.as_deref().unwrap_or_default();
    match subject.split_once(':') {
        Some(("family", number)) => {
            let number = number.parse();
            let number = number.map_err(|_| StoreError::corrupt("registry_events.status_id"))?;
            Ok(Looked::Family(number))
        }
        Some(("application", id)) => Ok(Looked::Photos(applicant(db, id).await?)),
        _ => {
            let holder = registered::number(row.holder_number)?.get();
            Ok(Looked::Holder(holder, name))
        }
    }
}

/// Who has applied; empty once the application is gone.
async fn applicant(db: &impl ConnectionTrait, id: &str) -> Result<String, StoreError> {
    let Some(row) = applications::Entity::find_by_id(id).one(db).await? else {
        return Ok(String::new());
    };
    let person = identities::Entity::find_by_id(&row.account_id)
        .one(db)
        .await?;
    Ok(person.map_or_else(String::new, |person| {
        super::whole_name(
            &person.surname,
            &person.given_name,
            person.patronymic.as_deref(),
        )
    }))
}
