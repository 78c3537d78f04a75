//! Lists of checks for an inspector: signed by the organization, verified by anyone.

mod file;

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{CheckExport, CheckExports, ExportVerdict, LONGEST_EXPORT, Visitor},
};
use domain::{identifiers::Ogrn, moscow, outcome::OutcomeKind};
use port::port;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use time::Date;

use crate::{
    audit::moment,
    checks::outcome_now,
    clock::Clock,
    documents,
    powers::{directed, people::Names},
    registry::days,
    signatory::{self, Signatory, Standing},
    store::{Database, StoreError, checks},
    tills::names::TillNames,
};
use file::{Head, Line};

/// Most checks of one export.
const MOST: u64 = 10_000;

/// [`CheckExports`] on the database.
pub struct ExportDesk {
    database: Database,
    clock: Arc<dyn Clock>,
    signatory: Arc<Signatory>,
}

impl ExportDesk {
    /// The checks in `database`, signed by `signatory`.
    pub fn new(database: Database, clock: Arc<dyn Clock>, signatory: Arc<Signatory>) -> Self {
        Self {
            database,
            clock,
            signatory,
        }
    }
}

#[port]
impl CheckExports for ExportDesk {
    async fn export(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        from: Date,
        until: Date,
    ) -> Result<CheckExport, AppError> {
        // A transaction: the key is made with the first signature.
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let organization = directed(db, by, organization).await?;
        let wrong = |problem| Err(AppError::field("until", problem));
        if until < from {
            return wrong(Problem::Reversed);
        }
        if until > days::today(&*self.clock)? {
            return wrong(Problem::Future);
        }
        if (until - from).whole_days() >= LONGEST_EXPORT {
            return wrong(Problem::LongPeriod);
        }
        let lines = lines(db, &organization.ogrn, (from, until), self.clock.now()).await?;
        let head = Head {
            record: file::RECORD.to_owned(),
            organization: organization.name.clone(),
            ogrn: organization.ogrn.as_str().to_owned(),
            from: days::write(from),
            until: days::write(until),
            rows: lines.len() as u64,
        };
        let mut content = file::write(&head, &lines)?;
        let named = (&organization.ogrn, organization.name.as_str());
        let signature = self.signatory.sign(db, named, &content).await;
        file::close(&mut content, &signature.map_err(documents::internal)?)?;
        transaction.commit().await?;
        Ok(CheckExport {
            stem: format!("checks_{}_{}_{}", head.ogrn, head.from, head.until),
            content,
        })
    }

    async fn verify(&self, file: &[u8]) -> Result<ExportVerdict, AppError> {
        let Some(read) = file::read(file) else {
            return Ok(ExportVerdict::NoExport);
        };
        let db = self.database.read();
        let verified = signatory::verify(db, &read.ogrn, &read.signature, read.content).await;
        Ok(match verified.map_err(documents::internal)? {
            Err(_) => ExportVerdict::Changed,
            Ok((signer, Standing::Own)) => match read.facts(signer.signed_at) {
                Some(facts) => ExportVerdict::Unchanged(facts),
                None => ExportVerdict::Changed,
            },
            Ok((_, Standing::Unknown)) => ExportVerdict::Unknown,
        })
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "checks::Entity")]
struct Row {
    at: i64,
    verifier_account: String,
    till_id: Option<String>,
    power_number: Option<String>,
    scenario: Option<String>,
    outcome: String,
    slip: Option<String>,
}

/// The checks of these days, oldest first: what the list in the cabinet shows, and no more.
async fn lines(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    (from, until): (Date, Date),
    now: i64,
) -> Result<Vec<Line>, AppError> {
    let after = until.next_day().map_or(i64::MAX, moscow::midnight);
    let rows = checks::Entity::find()
        .filter(checks::Column::Ogrn.eq(ogrn.as_str()))
        .filter(checks::Column::At.gte(moscow::midnight(from)))
        .filter(checks::Column::At.lt(after))
        .order_by_asc(checks::Column::At)
        .order_by_asc(checks::Column::Id)
        .limit(MOST + 1)
        .into_partial_model::<Row>()
        .all(db)
        .await
        .map_err(StoreError::from)?;
    if rows.len() as u64 > MOST {
        return Err(AppError::TooLarge);
    }
    let names = Names::of(db, rows.iter().map(|row| row.verifier_account.as_str())).await?;
    let tills = rows.iter().map(|row| row.till_id.as_deref());
    let tills = TillNames::needed_by(db, ogrn, tills).await?;
    let line = |row: Row| {
        let outcome = OutcomeKind::from_key(&row.outcome);
        let outcome = outcome.ok_or(StoreError::corrupt("checks.outcome"))?;
        Ok(Line {
            at: moment(row.at),
            staff: names.name(&row.verifier_account),
            till: row.till_id.as_deref().map(|till| tills.name(till)),
            power: row.power_number,
            scenario: row.scenario,
            outcome: outcome_now(outcome, row.at, now).key().to_owned(),
            slip: row.slip,
        })
    };
    let lines: Result<_, StoreError> = rows.into_iter().map(line).collect();
    Ok(lines?)
}
