//! The tills of an organization, and what each could ask now.

use std::collections::BTreeMap;

use app::ports::{Assurance, Till, TillLine, TillQuestion, Visitor};
use domain::{identifiers::Ogrn, power::AuthorityRefusal, scenario::Scenario};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};
use time::OffsetDateTime;

use super::enter::{bearer_of, read, scenarios};
use crate::{
    checks::authority::{self, Verifier},
    powers::people::Names,
    store::{StoreError, tills},
};

/// All of them: those that count first, by name.
pub(super) async fn of_organization(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    demo: bool,
    now: i64,
    moscow: OffsetDateTime,
) -> Result<Vec<TillLine>, StoreError> {
    let mut rows = tills::Entity::find()
        .filter(tills::Column::Ogrn.eq(organization.as_str()))
        .all(db)
        .await?;
    rows.sort_by_cached_key(|row| (row.revoked_at, row.name.to_lowercase(), row.id.clone()));
    let people = rows
        .iter()
        .flat_map(|row| [&row.account_id, &row.created_by]);
    let names = Names::of(db, people.map(String::as_str)).await?;
    // Many tills have one person to answer for them.
    let mut verifiers: BTreeMap<String, Option<Verifier>> = BTreeMap::new();
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        if !verifiers.contains_key(&row.account_id) {
            let till = read(db, &row, demo).await?;
            let verifier = match till {
                Some(till) => verifier(db, till.responsible(), organization, now).await?,
                None => None,
            };
            verifiers.insert(row.account_id.clone(), verifier);
        }
        let verifier = verifiers.get(&row.account_id).and_then(Option::as_ref);
        lines.push(TillLine {
            responsible: names.name(&row.account_id),
            questions: asked(verifier, &scenarios(&row)?, moscow),
            created_by: names.name(&row.created_by),
            id: row.id,
            name: row.name,
            created_at: row.created_at,
            used_at: row.used_at,
            revoked_at: row.revoked_at,
        });
    }
    Ok(lines)
}

/// What `till` could ask now.
pub(super) async fn questions(
    db: &impl ConnectionTrait,
    till: &Till,
    now: i64,
    moscow: OffsetDateTime,
) -> Result<Vec<TillQuestion>, StoreError> {
    let verifier = verifier(db, till.responsible(), &till.ogrn, now).await?;
    Ok(asked(verifier.as_ref(), &till.scenarios, moscow))
}

/// `None` for an account that is not confirmed (any more): it checks nothing, whatever it holds.
async fn verifier(
    db: &impl ConnectionTrait,
    responsible: &Visitor,
    organization: &Ogrn,
    now: i64,
) -> Result<Option<Verifier>, StoreError> {
    if responsible.assurance != Assurance::Confirmed {
        return Ok(None);
    }
    let by = bearer_of(responsible.account.clone());
    Ok(Some(
        authority::verifier(db, &by, Some(organization), now).await?,
    ))
}

fn asked(
    verifier: Option<&Verifier>,
    scenarios: &[Scenario],
    moscow: OffsetDateTime,
) -> Vec<TillQuestion> {
    let refusal = |scenario| match verifier {
        Some(verifier) => verifier.may_ask(Some(scenario), moscow).err(),
        None => Some(AuthorityRefusal::Missing),
    };
    let question = |&scenario: &Scenario| TillQuestion {
        scenario,
        refusal: refusal(scenario),
    };
    scenarios.iter().map(question).collect()
}
