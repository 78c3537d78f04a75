//! The staff of an organization, as batches need to know it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    identifiers::{Ogrn, PersonKey},
    power::{Limits, Powers, Validity},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use time::Date;

use super::judge::{Held, is_needless};
use crate::{
    invitations::members,
    powers::rows,
    store::{StoreError, accounts, powers},
};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub(super) account: String,
    pub(super) name: String,
    /// [`app::ports::Assurance::key`].
    pub(super) assurance: String,
}

/// Everyone to whom a power of attorney may be issued, and what they hold.
pub(super) struct Staff {
    members: BTreeMap<String, Member>,
    /// Accounts by phone number and СНИЛС, as accounts have them: a number is never both.
    numbers: BTreeMap<String, String>,
    held: Held,
}

impl Staff {
    /// Those who have accepted an invitation or were given a power of attorney, and have not left.
    pub(super) async fn of(db: &impl ConnectionTrait, ogrn: &Ogrn) -> Result<Self, StoreError> {
        Self::read(db, ogrn, None).await
    }

    /// The same of these accounts only: a step of a batch is about few of many.
    pub(super) async fn among(
        db: &impl ConnectionTrait,
        ogrn: &Ogrn,
        accounts: &[String],
    ) -> Result<Self, StoreError> {
        Self::read(db, ogrn, Some(accounts)).await
    }

    async fn read(
        db: &impl ConnectionTrait,
        ogrn: &Ogrn,
        of: Option<&[String]>,
    ) -> Result<Self, StoreError> {
        let mut held = Held::new();
        let mut wanted = Condition::all().add(powers::Column::Ogrn.eq(ogrn.as_str()));
        if let Some(of) = of {
            wanted = wanted.add(powers::Column::AccountId.is_in(of));
        }
        let stored = powers::Entity::find().filter(wanted).all(db).await?;
        let mut ids = BTreeSet::new();
        for row in stored {
            held.entry(row.account_id.clone())
                .or_default()
                .push(rows::read(&row)?);
            ids.insert(row.account_id);
        }
        for member in members::of_organization(db, ogrn, of).await? {
            if member.left_at.is_some() {
                ids.remove(&member.account_id);
            } else {
                ids.insert(member.account_id);
            }
        }
        let (mut members, mut numbers) = (BTreeMap::new(), BTreeMap::new());
        let people = accounts::Entity::find()
            .filter(accounts::Column::Id.is_in(ids))
            .all(db)
            .await?;
        for person in people {
            for number in person.phone.into_iter().chain(person.snils) {
                numbers.insert(number, person.id.clone());
            }
            let member = Member {
                account: person.id.clone(),
                name: person.name,
                assurance: person.assurance,
            };
            members.insert(person.id, member);
        }
        Ok(Self {
            members,
            numbers,
            held,
        })
    }

    /// The member of staff with that account.
    pub(super) fn member(&self, account: &str) -> Option<&Member> {
        self.members.get(account)
    }

    /// All of them, by account.
    pub(super) fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// The member of staff with that number.
    pub(super) fn numbered(&self, number: &PersonKey) -> Option<&Member> {
        let number = match number {
            PersonKey::Phone(phone) => phone.as_str(),
            PersonKey::Snils(snils) => snils.as_digits(),
        };
        self.member(self.numbers.get(number)?)
    }

    /// Whether this person has something that counts, or will.
    pub(super) fn has_any(&self, account: &str, today: Date) -> bool {
        let held = self.held.get(account).map(Vec::as_slice);
        let mut held = held.unwrap_or_default().iter();
        held.any(|power| !power.state(today).is_over())
    }

    /// Whether this person has as much already.
    pub(super) fn needs_none(
        &self,
        account: &str,
        powers: &Powers,
        validity: Validity,
        limits: &Limits,
        today: Date,
    ) -> bool {
        let held = self.held.get(account).map(Vec::as_slice);
        is_needless(held.unwrap_or_default(), powers, validity, limits, today)
    }
}
