//! Sign-in by a code: a browser shows it, a signed-in phone reads it and answers.
//!
//! The browser keeps a secret of which the code is a hash, so whoever reads the code, and whoever
//! reads the table, cannot take the session for which it was asked.

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        NewSession, PhoneSignIns, ShownDrawing, SignInAnswer, SignInCode, SignInQuestion, Visitor,
    },
    symbol,
};
use data_encoding::HEXLOWER;
use domain::{
    presentation::Origin,
    sign_in::{self, CODE_BYTES, LIFETIME},
};
use port::port;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, sea_query::Expr,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{
    accounts::{StoredAccounts, device},
    clock::Clock,
    issuer::numbers,
    presentations::drawing,
    signals::{Signals, Topic},
    store::{Database, StoreError, sign_in_requests as rows},
};

/// Seconds after the end of a request in which the browser may still take what was allowed.
const GRACE: i64 = 60;
/// Requests a minute in all: more are no people.
const A_MINUTE: u64 = 600;
/// The state of a request whose session was taken.
const USED: &str = "used";

/// [`PhoneSignIns`] on the database.
pub struct PhoneSignInDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
    accounts: StoredAccounts,
    origin: Origin,
}

impl PhoneSignInDesk {
    /// Requests in `database` to the installation at `origin`; `signals` tells waiting pages. The
    /// demo people can answer only if `demo` is on.
    pub fn new(
        database: Database,
        clock: Arc<dyn Clock>,
        signals: Arc<dyn Signals>,
        origin: Origin,
        demo: bool,
    ) -> Self {
        Self {
            accounts: StoredAccounts::new(database.clone(), clock.clone(), demo),
            database,
            clock,
            signals,
            origin,
        }
    }

    /// The request behind a code that can be answered, or was by `by`.
    async fn read(&self, by: &Visitor, code: &str) -> Result<rows::Model, AppError> {
        let code = sign_in::read(code).ok_or(AppError::NotFound)?;
        let row = rows::Entity::find()
            .filter(rows::Column::CodeHash.eq(hash(CODE, &code)))
            .one(self.database.read())
            .await
            .map_err(StoreError::from)?
            .filter(|row| row.account_id.as_ref().is_none_or(|it| *it == by.account));
        row.filter(|row| answer_of(row, self.clock.now()) != SignInAnswer::Over)
            .ok_or(AppError::NotFound)
    }
}

#[port]
impl PhoneSignIns for PhoneSignInDesk {
    async fn ask(&self, device: &str, network: &str) -> Result<String, AppError> {
        let now = self.clock.now();
        let db = self.database.read();
        let lately = rows::Entity::find()
            .filter(rows::Column::CreatedAt.gt(now - 60))
            .count(db)
            .await
            .map_err(StoreError::from)?;
        if lately >= A_MINUTE {
            return Err(AppError::TooMany { retry_after: 60 });
        }
        let browser = numbers::secret()?;
        let row = rows::Model {
            id: Uuid::new_v4().to_string(),
            code_hash: hash(CODE, &code_of(&browser)),
            browser_hash: hash(BROWSER, &browser),
            device: device::label(device),
            network: network.to_owned(),
            created_at: now,
            expires_at: now + LIFETIME,
            state: SignInAnswer::Open.key().to_owned(),
            account_id: None,
        };
        rows::Entity::insert(row.into_active_model())
            .exec_without_returning(db)
            .await
            .map_err(StoreError::from)?;
        Ok(browser)
    }

    async fn shown(&self, browser: &str) -> Result<Option<SignInCode>, AppError> {
        let row = rows::Entity::find()
            .filter(rows::Column::BrowserHash.eq(hash(BROWSER, browser)))
            .one(self.database.read())
            .await
            .map_err(StoreError::from)?;
        Ok(row.map(|row| {
            let answer = answer_of(&row, self.clock.now());
            let address = sign_in::address(&self.origin, &code_of(browser));
            let drawing = drawing::draw(&address).filter(|_| answer == SignInAnswer::Open);
            SignInCode {
                id: row.id,
                answer,
                drawing: drawing.map(|drawing| ShownDrawing {
                    size: drawing.size,
                    path: symbol::path(drawing.size, &drawing.modules),
                }),
                address,
                until: row.expires_at,
            }
        }))
    }

    async fn question(&self, by: &Visitor, code: &str) -> Result<SignInQuestion, AppError> {
        let row = self.read(by, code).await?;
        Ok(SignInQuestion {
            answer: answer_of(&row, self.clock.now()),
            device: row.device,
            network: row.network,
            asked_at: row.created_at,
        })
    }

    async fn answer(&self, by: &Visitor, code: &str, allow: bool) -> Result<(), AppError> {
        let row = self.read(by, code).await?;
        let answer = match allow {
            true => SignInAnswer::Allowed,
            false => SignInAnswer::Refused,
        };
        let answered = rows::Entity::update_many()
            .col_expr(rows::Column::State, Expr::value(answer.key()))
            .col_expr(rows::Column::AccountId, Expr::value(by.account.clone()))
            .filter(rows::Column::Id.eq(&row.id))
            .filter(rows::Column::State.eq(SignInAnswer::Open.key()))
            .exec(self.database.read())
            .await
            .map_err(StoreError::from)?;
        if answered.rows_affected == 0 {
            return Err(AppError::NotFound);
        }
        tracing::info!(account.id = %by.account, allow, "a browser was answered by a phone");
        self.signals.tell(&Topic::SignIn(row.id)).await;
        Ok(())
    }

    async fn enter(&self, browser: &str, device: &str) -> Result<NewSession, AppError> {
        let hash = hash(BROWSER, browser);
        let db = self.database.read();
        let taken = rows::Entity::update_many()
            .col_expr(rows::Column::State, Expr::value(USED))
            .filter(rows::Column::BrowserHash.eq(&hash))
            .filter(rows::Column::State.eq(SignInAnswer::Allowed.key()))
            .filter(rows::Column::ExpiresAt.gt(self.clock.now() - GRACE))
            .exec(db)
            .await
            .map_err(StoreError::from)?;
        if taken.rows_affected == 0 {
            return Err(AppError::NotFound);
        }
        let row = rows::Entity::find()
            .filter(rows::Column::BrowserHash.eq(&hash))
            .one(db)
            .await
            .map_err(StoreError::from)?;
        let account = row.and_then(|row| row.account_id);
        let account = account.ok_or(AppError::NotFound)?;
        let session = self.accounts.admit(&account, device).await?;
        tracing::info!(account.id = %account, "signed in by a phone");
        Ok(session)
    }
}

/// Deletes requests that were over before `now` (Unix seconds); returns how many.
pub(crate) async fn clean_up(
    db: &impl sea_orm::ConnectionTrait,
    now: i64,
) -> Result<u64, StoreError> {
    let deleted = rows::Entity::delete_many()
        .filter(rows::Column::ExpiresAt.lt(now))
        .exec(db)
        .await?;
    Ok(deleted.rows_affected)
}

/// How the request stands at `now` (Unix seconds).
fn answer_of(row: &rows::Model, now: i64) -> SignInAnswer {
    let answers = [
        (SignInAnswer::Open, row.expires_at),
        (SignInAnswer::Allowed, row.expires_at + GRACE),
        (SignInAnswer::Refused, row.expires_at + GRACE),
    ];
    let found = answers
        .into_iter()
        .find(|(answer, until)| answer.key() == row.state && now < *until);
    found.map_or(SignInAnswer::Over, |(answer, _)| answer)
}

/// What a hash is of: one is never taken for the other.
const CODE: &str = "digital-id/sign-in-code/1";
const BROWSER: &str = "digital-id/sign-in-browser/1";

/// The code that the browser with this secret shows.
fn code_of(browser: &str) -> String {
    let digest = digest("digital-id/sign-in-shown/1", browser);
    let mut code = [0; CODE_BYTES];
    for (byte, from) in code.iter_mut().zip(digest) {
        *byte = from;
    }
    sign_in::text(code)
}

fn hash(of: &str, text: &str) -> String {
    HEXLOWER.encode(&digest(of, text))
}

fn digest(of: &str, text: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(of)
        .chain_update(text)
        .finalize()
        .into()
}
