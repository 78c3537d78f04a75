//! In whose name a check is made, and whether it may be.

use app::ports::Visitor;
use domain::{
    identifiers::Ogrn,
    moscow,
    power::{AuthorityRefusal, Place, PowerOfAttorney, authority},
    scenario::Scenario,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use time::{Date, OffsetDateTime};

use crate::{
    branches::{names::BranchNames, proof::ProvenPhone},
    powers::rows,
    store::{StoreError, checks, organizations, powers},
    training,
};

/// Who checks.
pub(crate) enum Verifier {
    /// A person in their own name.
    Individual,
    /// A person who names an organization that has never given them a power of attorney,
    /// or does not exist: nothing of what they do is put down to that organization.
    Stranger,
    /// A person who holds or held a power of attorney of this organization.
    Staff(Staff),
}

/// A person with powers of attorney of an organization, in force or not.
pub(crate) struct Staff {
    /// ОГРН of the organization.
    pub(crate) ogrn: String,
    /// Its short name.
    pub(crate) organization: String,
    /// The phone with which they check, if it has proven to be one of a branch.
    pub(super) phone: Option<ProvenPhone>,
    numbers: Vec<String>,
    held: Vec<PowerOfAttorney>,
}

impl Staff {
    /// Most checks a day under the power of attorney of that number, if it says so.
    pub(super) fn checks_a_day(&self, number: &str) -> Option<u32> {
        self.numbered(number)?.limits.checks_a_day
    }

    /// Whether the power of attorney of that number counts in one branch alone.
    pub(super) fn is_bound(&self, number: &str) -> bool {
        self.numbered(number)
            .is_some_and(|power| power.limits.branch.is_some())
    }

    fn numbered(&self, number: &str) -> Option<&PowerOfAttorney> {
        let at = self.numbers.iter().position(|known| known == number)?;
        self.held.get(at)
    }

    fn place(&self) -> Place<'_> {
        match &self.phone {
            Some(phone) => Place::Branch(&phone.branch),
            None => Place::Unproven,
        }
    }
}

impl Verifier {
    /// The organization to which the check is put down.
    pub(super) fn staff(&self) -> Option<&Staff> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::Individual | Self::Stranger => None,
        }
    }

    /// Notes with which phone of the organization they check.
    pub(super) fn set_phone(&mut self, phone: Option<ProvenPhone>) {
        if let Self::Staff(staff) = self {
            staff.phone = phone;
        }
    }

    /// Whether no organization answers for what this person asks.
    pub(super) fn is_unauthorized(&self) -> bool {
        self.staff().is_none()
    }

    /// Whether a power of attorney of the organization is in force on `today`, whatever it covers.
    pub(crate) fn is_in_force(&self, today: Date) -> bool {
        self.staff()
            .is_some_and(|staff| staff.held.iter().any(|power| power.state(today).in_force()))
    }

    /// The number of the power of attorney under which `scenario` may be asked at `moscow`;
    /// `None` for an individual, who needs none for what individuals may ask.
    pub(crate) fn may_ask(
        &self,
        scenario: Option<Scenario>,
        moscow: OffsetDateTime,
    ) -> Result<Option<String>, AuthorityRefusal> {
        match self {
            Self::Individual if scenario == Some(Scenario::Identity) => {
                Err(AuthorityRefusal::NotCovered)
            }
            Self::Individual => Ok(None),
            Self::Stranger => Err(AuthorityRefusal::Missing),
            Self::Staff(staff) => {
                let index = authority(&staff.held, scenario, moscow, staff.place())?;
                Ok(staff.numbers.get(index).cloned())
            }
        }
    }
}

/// Who `by` was at `at` (Unix seconds), when they checked in the name of `organization`:
/// by what had been issued, revoked and passed until then. No phone has proven anything yet.
pub(crate) async fn verifier(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: Option<&Ogrn>,
    at: i64,
) -> Result<Verifier, StoreError> {
    let Some(ogrn) = organization else {
        return Ok(Verifier::Individual);
    };
    let rows = powers::Entity::find()
        .filter(powers::Column::AccountId.eq(&by.account))
        .filter(powers::Column::Ogrn.eq(ogrn.as_str()))
        .filter(powers::Column::IssuedAt.lte(at))
        .order_by_asc(powers::Column::IssuedAt)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Verifier::Stranger);
    }
    let organization = organizations::Entity::find_by_id(ogrn.as_str())
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("powers.ogrn"))?;
    let untrained = training::is_missing(db, &by.account, ogrn.as_str(), at).await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in &rows {
        let mut power = rows::read_at(row, at)?;
        power.untrained = untrained;
        if power.limits.checks_a_day.is_some() {
            let root = row.parent.as_ref().unwrap_or(&row.number);
            power.checks_today = checks_today(db, root, at).await?;
        }
        held.push(power);
    }
    let limits = held.iter().map(|power| &power.limits);
    let names = BranchNames::needed_by(db, ogrn.as_str(), limits).await?;
    for power in &mut held {
        names.bring_up_to_date(&mut power.limits);
    }
    Ok(Verifier::Staff(Staff {
        ogrn: organization.ogrn,
        organization: organization.name,
        phone: None,
        held,
        numbers: rows.into_iter().map(|row| row.number).collect(),
    }))
}

/// Checks made under a power of attorney of the organization on the Moscow day of `at`, until then,
/// and under what was handed over under it: nobody gets more by handing it over.
pub(super) async fn checks_today(
    db: &impl ConnectionTrait,
    root: &str,
    at: i64,
) -> Result<u64, StoreError> {
    let midnight = moscow::day(at).map_or(at, moscow::midnight);
    let handed_over = powers::Entity::find()
        .select_only()
        .column(powers::Column::Number)
        .filter(powers::Column::Parent.eq(root))
        .into_query();
    let under = Condition::any()
        .add(checks::Column::PowerNumber.eq(root))
        .add(checks::Column::PowerNumber.in_subquery(handed_over));
    Ok(checks::Entity::find()
        .filter(under)
        .filter(checks::Column::At.between(midnight, at))
        .count(db)
        .await?)
}
