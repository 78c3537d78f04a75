//! Sessions: a random secret in the cookie, its hash in the table.

use app::{
    error::AppError,
    ports::{Assurance, SessionLine, Visitor},
};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use domain::{holder::HolderState, identifiers::Ogrn};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
    sea_query::{Expr, ExprTrait, JoinType, Query, SelectStatement},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::store::{StoreError, accounts, directors, holders, powers, sessions};

/// Seconds without a request after which a session has ended: longer than any shift at a
/// till or a door, shorter than a phone stays lost unnoticed.
pub(super) const IDLE_LIMIT: i64 = 12 * 60 * 60;
/// Seconds after which a session has ended however busy it was, so that a stolen cookie does
/// not work for ever.
pub(super) const ABSOLUTE_LIMIT: i64 = 30 * 24 * 60 * 60;
/// Seconds between two notes of the last request: not every picture on a page is a write.
const SEEN_EVERY: i64 = 60;

/// What is in a cookie: 32 random bytes in base64url. Never printed.
pub(super) struct Secret(String);

impl Secret {
    fn random() -> Result<Self, AppError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| {
            tracing::error!(%error, "no random numbers");
            AppError::Internal {
                request_id: String::new(),
            }
        })?;
        Ok(Self(BASE64URL_NOPAD.encode(&bytes)))
    }

    /// Reads a cookie; `None` if this program did not write it.
    pub(super) fn read(cookie: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(cookie.as_bytes()).ok()?;
        (bytes.len() == 32).then(|| Self(cookie.to_owned()))
    }

    /// What the table knows. A plain hash is enough: 256 random bits cannot be guessed.
    fn hash(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(self.0.as_bytes()))
    }

    pub(super) fn into_cookie(self) -> String {
        self.0
    }
}

/// Begins a session of `account`: always with a new secret and a new id. Whoever has typed the
/// password is not asked for it again until `confirmed_until`.
pub(super) async fn begin(
    database: &impl ConnectionTrait,
    account: &str,
    device: String,
    confirmed_until: Option<i64>,
    now: i64,
) -> Result<Secret, AppError> {
    let secret = Secret::random()?;
    let row = sessions::Model {
        id: Uuid::new_v4().to_string(),
        secret_hash: secret.hash(),
        account_id: account.to_owned(),
        device,
        created_at: now,
        seen_at: now,
        ended_at: None,
        confirmed_until,
        kiosk_ogrn: None,
        kiosk_pin: None,
        shows_until: None,
    };
    row.into_active_model()
        .insert(database)
        .await
        .map_err(StoreError::from)?;
    Ok(secret)
}

/// A visitor and when they were last seen.
pub(super) struct Found {
    pub(super) visitor: Visitor,
    seen_at: i64,
}

#[derive(FromQueryResult)]
struct FoundRow {
    session: String,
    seen_at: i64,
    account: String,
    assurance: String,
    name: String,
    given_name: String,
    is_holder: bool,
    is_staff: bool,
    is_director: bool,
    is_operator: bool,
    kiosk_ogrn: Option<String>,
}

/// Whose live session `secret` is, in one query: this is asked at every request.
pub(super) async fn find(
    database: &impl ConnectionTrait,
    secret: &Secret,
    demo: bool,
    now: i64,
) -> Result<Option<Found>, StoreError> {
    let row = sessions::Entity::find()
        .select_only()
        .column_as(sessions::Column::Id, "session")
        .column(sessions::Column::SeenAt)
        .column(sessions::Column::KioskOgrn)
        .column_as(accounts::Column::Id, "account")
        .column(accounts::Column::Assurance)
        .column(accounts::Column::Name)
        .column(accounts::Column::GivenName)
        .column(accounts::Column::IsOperator)
        .expr_as(
            exists_where::<holders::Entity>(
                holders::Column::AccountId,
                Expr::col((holders::Entity, holders::Column::State)).ne(HolderState::Deleted.key()),
            ),
            "is_holder",
        )
        .expr_as(
            exists::<powers::Entity>(powers::Column::AccountId),
            "is_staff",
        )
        .expr_as(
            exists::<directors::Entity>(directors::Column::AccountId),
            "is_director",
        )
        .join(JoinType::InnerJoin, sessions::Relation::Accounts.def())
        .filter(sessions::Column::SecretHash.eq(secret.hash()))
        .filter(live(now))
        .filter(exists_in(demo))
        .into_model::<FoundRow>()
        .one(database)
        .await?;
    row.map(Found::read).transpose()
}

/// The accounts that there are: those of demo people in demo mode only.
pub(crate) fn exists_in(demo: bool) -> Condition {
    let real = accounts::Column::DemoKey.is_null();
    if demo {
        Condition::all()
    } else {
        Condition::all().add(real)
    }
}

/// Whether this account has a row of `E`.
fn exists<E: EntityTrait>(account_id: E::Column) -> Expr {
    exists_where::<E>(account_id, Expr::value(1).eq(1))
}

/// The same, of the rows that are `wanted`.
fn exists_where<E: EntityTrait>(account_id: E::Column, wanted: Expr) -> Expr {
    let rows: SelectStatement = Query::select()
        .expr(Expr::value(1))
        .from(E::default())
        .and_where(wanted)
        .and_where(
            Expr::col((E::default(), account_id)).equals((accounts::Entity, accounts::Column::Id)),
        )
        .take();
    Expr::exists(rows)
}

impl Found {
    fn read(row: FoundRow) -> Result<Self, StoreError> {
        let assurance =
            Assurance::from_key(&row.assurance).ok_or(StoreError::corrupt("accounts.assurance"))?;
        let visitor = Visitor {
            account: row.account,
            session: row.session,
            assurance,
            name: if row.given_name.is_empty() {
                row.name
            } else {
                row.given_name
            },
            is_holder: row.is_holder,
            is_staff: row.is_staff,
            is_director: row.is_director,
            is_operator: row.is_operator,
            kiosk: row
                .kiosk_ogrn
                .map(|ogrn| Ogrn::parse(&ogrn))
                .transpose()
                .map_err(|_| StoreError::corrupt("sessions.kiosk_ogrn"))?,
            till: None,
        };
        Ok(Self {
            visitor,
            seen_at: row.seen_at,
        })
    }

    /// Notes that this session is in use, at most once a minute.
    pub(super) async fn note_seen(
        &self,
        database: &impl ConnectionTrait,
        now: i64,
    ) -> Result<(), StoreError> {
        if now - self.seen_at < SEEN_EVERY {
            return Ok(());
        }
        sessions::Entity::update_many()
            .col_expr(sessions::Column::SeenAt, Expr::value(now))
            .filter(sessions::Column::Id.eq(&self.visitor.session))
            .filter(sessions::Column::SeenAt.lt(now))
            .exec(database)
            .await?;
        Ok(())
    }
}

/// The sessions that have not ended by `now`.
fn live(now: i64) -> Condition {
    Condition::all()
        .add(sessions::Column::EndedAt.is_null())
        .add(sessions::Column::SeenAt.gt(now - IDLE_LIMIT))
        .add(sessions::Column::CreatedAt.gt(now - ABSOLUTE_LIMIT))
}

fn live_of(account: &str, now: i64) -> Select<sessions::Entity> {
    sessions::Entity::find()
        .filter(sessions::Column::AccountId.eq(account))
        .filter(live(now))
}

/// Whether the session of that id goes on.
pub(crate) async fn is_live(
    database: &impl ConnectionTrait,
    id: &str,
    demo: bool,
    now: i64,
) -> Result<bool, StoreError> {
    let found: Option<String> = sessions::Entity::find_by_id(id)
        .select_only()
        .column(sessions::Column::Id)
        .join(JoinType::InnerJoin, sessions::Relation::Accounts.def())
        .filter(live(now))
        .filter(exists_in(demo))
        .into_tuple()
        .one(database)
        .await?;
    Ok(found.is_some())
}

/// The live sessions of `by`, newest first.
pub(super) async fn list(
    database: &impl ConnectionTrait,
    by: &Visitor,
    now: i64,
) -> Result<Vec<SessionLine>, StoreError> {
    let rows = live_of(&by.account, now)
        .order_by_desc(sessions::Column::CreatedAt)
        .order_by_desc(sessions::Column::Id)
        .all(database)
        .await?;
    let line = |row: sessions::Model| SessionLine {
        is_current: row.id == by.session,
        id: row.id,
        device: row.device,
        created_at: row.created_at,
        seen_at: row.seen_at,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Which of one's own sessions to end.
pub(crate) enum Ending<'a> {
    /// The one of this id.
    One(&'a str),
    /// All but the one of this id.
    AllBut(&'a str),
    /// Every one.
    All,
}

/// Ends sessions of `account`; returns how many had not ended before.
pub(crate) async fn end(
    database: &impl ConnectionTrait,
    account: &str,
    which: Ending<'_>,
    now: i64,
) -> Result<u64, StoreError> {
    let which = match which {
        Ending::One(id) => Condition::all().add(sessions::Column::Id.eq(id)),
        Ending::AllBut(id) => Condition::all().add(sessions::Column::Id.ne(id)),
        Ending::All => Condition::all(),
    };
    let ended = sessions::Entity::update_many()
        .col_expr(sessions::Column::EndedAt, Expr::value(now))
        .filter(sessions::Column::AccountId.eq(account))
        .filter(sessions::Column::EndedAt.is_null())
        .filter(which)
        .exec(database)
        .await?;
    Ok(ended.rows_affected)
}

/// Forgets the sessions that ended before `now` in whatever way; returns how many.
pub(crate) async fn clean_up(database: &impl ConnectionTrait, now: i64) -> Result<u64, StoreError> {
    let done = sessions::Entity::delete_many()
        .filter(live(now).not())
        .exec(database)
        .await?;
    Ok(done.rows_affected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_read_back_and_nothing_else_is() {
        let secret = Secret::random().expect("random");
        let hash = secret.hash();
        let cookie = secret.into_cookie();
        assert_eq!(cookie.len(), 43);
        assert_eq!(Secret::read(&cookie).expect("ours").hash(), hash);
        assert!(!hash.contains(&cookie));
        for other in ["", "x", &cookie[1..], &format!("{cookie}A"), &hash] {
            assert!(Secret::read(other).is_none(), "{other}");
        }
    }
}
