//! The same for several members of staff who were chosen on a page.

use std::collections::BTreeSet;

use app::{
    error::{AppError, Problem},
    ports::{Assurance, BatchMode, BatchState, IssueToMany, RowProblem, Visitor},
};
use domain::identifiers::Ogrn;
use sea_orm::ConnectionTrait;
use time::Date;
use uuid::Uuid;

use super::{lists, staff::Staff, upload::store};
use crate::{
    powers::{must_be_open, rows},
    registry::days,
    store::{batch_rows, batches},
};

/// Keeps the batch, which begins at once: there is nothing to look at first.
pub(super) async fn begin(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    issue: &IssueToMany,
    now: i64,
    today: Date,
) -> Result<String, AppError> {
    if issue.validity.from() < today {
        return Err(AppError::field("from", Problem::Past));
    }
    must_be_open(db, organization, &issue.limits).await?;
    let staff = Staff::of(db, organization).await?;
    let chosen: BTreeSet<&str> = issue.people.iter().map(String::as_str).collect();
    let mut members = Vec::new();
    for account in &chosen {
        // Somebody else's account, or one that has left meanwhile: nobody is told which.
        let member = staff.member(account);
        members.push(member.ok_or(AppError::field("member", Problem::Choice))?);
    }
    if issue.everyone_without {
        let others = staff.members().filter(|member| {
            !chosen.contains(member.account.as_str()) && !staff.has_any(&member.account, today)
        });
        members.extend(others);
    }
    if members.is_empty() {
        return Err(AppError::field("member", Problem::Required));
    }
    members.sort_by(|one, other| one.name.cmp(&other.name));
    let batch = batches::Model {
        id: Uuid::new_v4().to_string(),
        ogrn: organization.as_str().to_owned(),
        file_name: None,
        state: BatchState::Running.key().to_owned(),
        mode: Some(BatchMode::Good.key().to_owned()),
        prepared: 0,
        created_at: now,
        created_by: by.account.clone(),
        started_at: Some(now),
        ended_at: None,
    };
    let mut lines = Vec::with_capacity(members.len());
    for (line, member) in (1..).zip(members) {
        let problem = if member.assurance != Assurance::Confirmed.key() {
            Some(Problem::AccountNotConfirmed)
        } else if staff.needs_none(
            &member.account,
            &issue.powers,
            issue.validity,
            &issue.limits,
            today,
        ) {
            Some(Problem::HasOne)
        } else {
            None
        };
        let problems: Vec<_> = problem
            .map(|problem| RowProblem {
                column: "person",
                problem,
            })
            .into_iter()
            .collect();
        lines.push(batch_rows::Model {
            batch_id: batch.id.clone(),
            line,
            person: member.name.clone(),
            account_id: Some(member.account.clone()),
            scenarios: rows::write_scenarios(&issue.powers)?,
            valid_from: days::write(issue.validity.from()),
            valid_until: days::write(issue.validity.until()),
            limits: rows::write_limits(&issue.limits)?,
            problems: lists::written(&problems)?,
            number: None,
        });
    }
    let id = batch.id.clone();
    store(db, batch, lines).await?;
    Ok(id)
}
