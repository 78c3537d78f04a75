//! What the rows must be, by the entries alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use crate::{
    audit::{Decided, EventKind, Fault, Issued, Replaced, Revocation},
    powers::rows,
    store::{power_events, powers},
};

/// What became of every power of attorney.
#[derive(Default)]
pub(super) struct Replay(BTreeMap<String, Life>);

/// What became of one.
struct Life {
    issued: Issued,
    issued_at: i64,
    issued_by: Option<String>,
    seq: i64,
    position: i64,
    suspended_at: Option<i64>,
    suspensions: Vec<(i64, i64)>,
    replaced: Option<Replaced>,
    revoked: Option<(i64, Option<String>, String)>,
}

impl Replay {
    /// How many powers of attorney there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Their numbers.
    pub(super) fn numbers(&self) -> BTreeSet<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    /// The row of that one is gone.
    pub(super) fn gone(&self, number: &str) -> Fault {
        Fault::Power {
            power: number.to_owned(),
            column: "number",
            position: self.0.get(number).map_or(0, |life| life.position),
        }
    }

    /// Takes the next entry; what is wrong with it, if it cannot follow.
    pub(super) fn take(&mut self, entry: &power_events::Model) -> Result<(), &'static str> {
        let kind = EventKind::from_key(&entry.kind).ok_or("no such kind")?;
        let known = self.0.get_mut(&entry.number);
        let expected = known.as_ref().map_or(1, |life| life.seq + 1);
        if entry.seq != expected {
            return Err("an entry of this power of attorney is missing before it");
        }
        let Some(life) = known else {
            if kind != EventKind::Issued {
                return Err("the power of attorney was never issued");
            }
            let life = Life {
                issued: detail(entry)?,
                issued_at: entry.at,
                issued_by: entry.by_account.clone(),
                seq: 1,
                position: entry.position,
                suspended_at: None,
                suspensions: Vec::new(),
                replaced: None,
                revoked: None,
            };
            self.0.insert(entry.number.clone(), life);
            return Ok(());
        };
        life.seq = entry.seq;
        life.position = entry.position;
        life.take(kind, entry)
    }

    /// The first column of `row` that is not what the entries say.
    pub(super) fn fault(&self, row: &powers::Model) -> Option<Fault> {
        let wrong = |column, position| {
            Some(Fault::Power {
                power: row.number.clone(),
                column,
                position,
            })
        };
        let Some(life) = self.0.get(&row.number) else {
            return wrong("number", 0);
        };
        life.differs(row)
            .and_then(|column| wrong(column, life.position))
    }
}

impl Life {
    fn take(&mut self, kind: EventKind, entry: &power_events::Model) -> Result<(), &'static str> {
        if self.revoked.is_some() {
            return Err("the power of attorney was revoked before it");
        }
        match kind {
            EventKind::Issued => return Err("the power of attorney was issued before"),
            EventKind::Suspended => {
                detail::<Decided>(entry)?;
                if self.suspended_at.replace(entry.at).is_some() {
                    return Err("it was suspended already");
                }
            }
            EventKind::Resumed => {
                detail::<Decided>(entry)?;
                let from = self.suspended_at.take().ok_or("it was not suspended")?;
                self.suspensions.push((from, entry.at));
            }
            EventKind::Replaced => self.replaced = Some(detail(entry)?),
            EventKind::Revoked => {
                let record: Revocation = detail(entry)?;
                if record.power != entry.number || record.ogrn != self.issued.ogrn {
                    return Err("its record is of another power of attorney");
                }
                self.revoked = Some((entry.at, entry.by_account.clone(), record.reason));
            }
        }
        Ok(())
    }

    /// The first column that is not what the entries say.
    fn differs(&self, row: &powers::Model) -> Option<&'static str> {
        let Ok(stored) = Issued::of(row) else {
            return Some("scenarios");
        };
        let replaced = self.replaced.as_ref();
        let revoked = self.revoked.as_ref();
        let suspensions = rows::past_suspensions(row).ok();
        let columns = [
            ("ogrn", stored.ogrn == self.issued.ogrn),
            (
                "account_id",
                stored.representative == self.issued.representative,
            ),
            ("scenarios", stored.scenarios == self.issued.scenarios),
            ("valid_from", stored.from == self.issued.from),
            ("valid_until", stored.until == self.issued.until),
            ("limits", stored.limits == self.issued.limits),
            ("plain_text", stored.plain_text == self.issued.plain_text),
            (
                "may_hand_over",
                stored.may_hand_over == self.issued.may_hand_over,
            ),
            ("parent", stored.parent == self.issued.parent),
            ("issued_at", row.issued_at == self.issued_at),
            ("issued_by", Some(&row.issued_by) == self.issued_by.as_ref()),
            ("suspended_at", row.suspended_at == self.suspended_at),
            (
                "suspensions",
                suspensions.as_ref() == Some(&self.suspensions),
            ),
            (
                "replaced_by",
                row.replaced_by.as_ref() == replaced.map(|it| &it.by),
            ),
            (
                "replaced_from",
                row.replaced_from.as_ref() == replaced.map(|it| &it.from),
            ),
            ("revoked_at", row.revoked_at == revoked.map(|it| it.0)),
            (
                "revoked_by",
                row.revoked_by.as_ref() == revoked.and_then(|it| it.1.as_ref()),
            ),
            (
                "revoke_reason",
                row.revoke_reason.as_ref() == revoked.map(|it| &it.2),
            ),
        ];
        columns
            .into_iter()
            .find_map(|(column, same)| (!same).then_some(column))
    }
}

fn detail<T: DeserializeOwned>(entry: &power_events::Model) -> Result<T, &'static str> {
    serde_json::from_str(&entry.detail).map_err(|_| "its detail cannot be read")
}
