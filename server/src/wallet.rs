//! Cards of others that people keep: sealed under the master key, so that the database alone says
//! neither whose they are nor what stands on them.

mod drawing;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{Card, MOST_CARDS, NewCard, Visitor, Wallet},
};
use port::port;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use crate::{
    clock::Clock,
    issuer::Issuer,
    store::{Database, StoreError, wallet_cards as rows},
};

/// [`Wallet`] on the database.
pub struct WalletDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    issuer: Arc<Issuer>,
}

impl WalletDesk {
    /// Cards in `database`, sealed by what `issuer` keeps.
    pub fn new(database: Database, clock: Arc<dyn Clock>, issuer: Arc<Issuer>) -> Self {
        Self {
            database,
            clock,
            issuer,
        }
    }

    fn open(&self, row: &rows::Model) -> Result<Card, AppError> {
        let master = self.issuer.master().ok_or_else(closed)?;
        let plain = master
            .open_bytes(&purpose(&row.id, &row.account_id), &row.sealed)
            .ok_or_else(closed)?;
        let card: NewCard = serde_json::from_slice(&plain).map_err(|_| closed())?;
        let drawing = drawing::draw(&card).ok_or_else(closed)?;
        Ok(Card {
            id: row.id.clone(),
            card,
            drawing,
        })
    }
}

/// For which row a card is sealed: put into another one it does not open.
fn purpose(id: &str, account: &str) -> String {
    format!("wallet card {id} of {account}")
}

/// Told in the log; never what is on the card.
fn closed() -> AppError {
    tracing::error!("a card of a wallet could not be sealed, opened or drawn");
    AppError::Internal {
        request_id: String::new(),
    }
}

#[port]
impl Wallet for WalletDesk {
    async fn cards(&self, by: &Visitor) -> Result<Vec<Card>, AppError> {
        let rows = rows::Entity::find()
            .filter(rows::Column::AccountId.eq(&by.account))
            .order_by_asc(rows::Column::CreatedAt)
            .order_by_asc(rows::Column::Id)
            .all(self.database.read())
            .await
            .map_err(StoreError::from)?;
        rows.iter().map(|row| self.open(row)).collect()
    }

    async fn card(&self, by: &Visitor, id: &str) -> Result<Card, AppError> {
        let row = rows::Entity::find_by_id(id)
            .filter(rows::Column::AccountId.eq(&by.account))
            .one(self.database.read())
            .await
            .map_err(StoreError::from)?
            .ok_or(AppError::NotFound)?;
        self.open(&row)
    }

    async fn add(&self, by: &Visitor, card: &NewCard) -> Result<String, AppError> {
        let transaction = self.database.write().await?;
        let kept = rows::Entity::find()
            .filter(rows::Column::AccountId.eq(&by.account))
            .count(&*transaction)
            .await
            .map_err(StoreError::from)?;
        if kept >= MOST_CARDS as u64 {
            return Err(AppError::Conflict);
        }
        let id = Uuid::new_v4().to_string();
        let plain = serde_json::to_vec(card).map_err(|_| closed())?;
        let master = self.issuer.master().ok_or_else(closed)?;
        let row = rows::Model {
            sealed: master
                .seal_bytes(&purpose(&id, &by.account), &plain)
                .map_err(|_| closed())?,
            id: id.clone(),
            account_id: by.account.clone(),
            created_at: self.clock.now(),
        };
        rows::Entity::insert(row.into_active_model())
            .exec_without_returning(&*transaction)
            .await
            .map_err(StoreError::from)?;
        transaction.commit().await?;
        Ok(id)
    }

    async fn remove(&self, by: &Visitor, id: &str) -> Result<(), AppError> {
        let removed = rows::Entity::delete_many()
            .filter(rows::Column::Id.eq(id))
            .filter(rows::Column::AccountId.eq(&by.account))
            .exec(self.database.read())
            .await
            .map_err(StoreError::from)?;
        match removed.rows_affected {
            0 => Err(AppError::NotFound),
            _ => Ok(()),
        }
    }
}
