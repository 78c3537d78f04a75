//! What a scanner keeps for the time without a network: staff's own mandates, and the two
//! signed lists that everybody may have, of keys and of revoked mandates. No citizen is in it.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use time::{Date, macros::format_description};

use super::{Anchor, Reading};
use crate::{
    identifiers::Ogrn,
    power::{Limits, Place, PowerOfAttorney, Powers, Validity},
    presentation::{Origin, TrustList, window::SKEW},
    scenario::Scenario,
    snapshot::{self, Snapshot},
    trust_list::{self, PublishedKeys},
};

/// Everything at one moment, so that no part is older than another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kit {
    /// Whose it is: the account's id. Checks made with it are sent by this account only.
    pub account: String,
    /// The installation whose codes count.
    pub origin: String,
    /// The server's clock when it was put together, Unix milliseconds.
    pub at_ms: i64,
    /// The signed list of issuer keys, Base64url without padding.
    pub trust_list: String,
    /// The signed list of revoked powers of attorney, in the same way.
    pub snapshot: String,
    /// The organizations for which this account may check.
    pub organizations: Vec<KitOrganization>,
}

/// How what is kept stands, for the scanner's bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// When the data was fetched, Unix seconds.
    pub data_at: i64,
    /// The server's time now, Unix seconds, as far as it is known.
    pub at: i64,
    /// Seconds by which the device's clock was ahead of the server's then.
    pub offset: i64,
}

impl Standing {
    /// Of this kit, by this clock.
    pub fn of(kit: &Kit, anchor: &Anchor, reading: Reading) -> Self {
        Self {
            data_at: kit.at(),
            at: anchor.now(reading).seconds(),
            offset: anchor.offset() / 1_000,
        }
    }

    /// Whether the two clocks differ by more than codes are given grace for.
    pub fn clock_is_wrong(&self) -> bool {
        self.offset.abs() > SKEW
    }
}

/// An organization for which may be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitOrganization {
    /// ОГРН.
    pub ogrn: Ogrn,
    /// Seconds for which it lets this data be used.
    pub cap: i64,
    /// The account's powers of attorney of it.
    pub powers: Vec<KitPower>,
    /// The devices of the branches in which these powers count.
    #[serde(default)]
    pub devices: Vec<KitDevice>,
    /// What it gives once a day: whether today's was given, the server alone knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub once: Vec<Scenario>,
}

/// A device that is enrolled to a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitDevice {
    /// Its id.
    pub id: String,
    /// The branch, by its name.
    pub branch: String,
}

impl KitOrganization {
    /// Where a check is made with the device of that id. Without the server nobody asks it for
    /// a proof at once: what it signs is verified when the check is sent.
    pub fn place(&self, device: Option<&str>) -> Place<'_> {
        let known = self
            .devices
            .iter()
            .find(|known| Some(known.id.as_str()) == device);
        known.map_or(Place::Unproven, |known| Place::Branch(&known.branch))
    }
}

/// A power of attorney, as its bearer knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitPower {
    /// What may be asked.
    pub powers: Powers,
    /// First day, `2026-03-01`.
    pub from: String,
    /// Last day, included.
    pub until: String,
    /// What narrows it. The checks a day are counted by the server alone, when it is told.
    #[serde(default)]
    pub limits: Limits,
    /// Its place in the list of revoked ones.
    pub place: u32,
}

impl Kit {
    /// The server's clock when it was put together, Unix seconds.
    pub fn at(&self) -> i64 {
        self.at_ms.div_euclid(1_000)
    }

    /// The installation; `None` if what was kept is spoilt.
    pub fn origin(&self) -> Option<Origin> {
        Origin::parse(&self.origin).ok()
    }

    /// The two lists, verified; `None` if what was kept is spoilt or was not signed by this
    /// installation.
    pub fn lists(&self) -> Option<Lists> {
        let origin = self.origin()?;
        let keys = trust_list::begin(&unpacked(&self.trust_list)?, &origin).ok()?;
        let trusted = keys.trusted(keys.issued_at);
        let snapshot = snapshot::read(&unpacked(&self.snapshot)?, &origin, &trusted).ok()?;
        Some(Lists { keys, snapshot })
    }

    /// Whether this kit may take the place of `before`: its list of keys is signed by a key
    /// that counts in both, and is no older. Whoever stole a key that is revoked cannot put a
    /// list of their own in the place of the honest one.
    ///
    /// A list that is over, or of which no key counts any more, is followed by any: as on a
    /// first start, the address it came from is what is believed.
    pub fn follows(&self, before: &Self) -> bool {
        let Some(lists) = self.lists() else {
            return false;
        };
        let now = lists.keys.issued_at;
        let Some(kept) = before.lists().filter(|kept| !kept.are_over(now)) else {
            return true;
        };
        let believed = kept.keys.trusted(now);
        if self.origin != before.origin || believed.keys().next().is_none() {
            return true;
        }
        let follows = self
            .origin()
            .zip(unpacked(&self.trust_list))
            .is_some_and(|(origin, bytes)| trust_list::read(&bytes, &origin, &believed).is_ok());
        follows && now >= kept.keys.issued_at
    }

    /// What is kept of `organization`.
    pub fn organization(&self, organization: &Ogrn) -> Option<&KitOrganization> {
        self.organizations
            .iter()
            .find(|kept| kept.ogrn == *organization)
    }
}

/// What the signed lists of a kit say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists {
    keys: PublishedKeys,
    snapshot: Snapshot,
}

impl Lists {
    /// The keys that count at `now` (Unix seconds).
    pub fn trusted(&self, now: i64) -> TrustList {
        self.keys.trusted(now)
    }

    /// Whether one of them is too old to be used at `now` (Unix seconds).
    pub fn are_over(&self, now: i64) -> bool {
        now > self.keys.expires_at.min(self.snapshot.expires_at)
    }
}

impl KitPower {
    /// As the rules know it, by what `lists` say of it; `None` if what was kept is spoilt, or
    /// the list does not reach as far as its place.
    pub fn read(&self, lists: &Lists) -> Option<PowerOfAttorney> {
        let validity = Validity::new(day(&self.from)?, day(&self.until)?).ok()?;
        Some(PowerOfAttorney {
            limits: self.limits.clone(),
            revoked: lists.snapshot.is_revoked(self.place)?,
            ..PowerOfAttorney::new(self.powers.clone(), validity)
        })
    }
}

/// Bytes as a kit keeps them.
pub fn packed(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn unpacked(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

fn day(iso: &str) -> Option<Date> {
    Date::parse(iso, format_description!("[year]-[month]-[day]")).ok()
}

#[cfg(test)]
pub(in crate::offline) mod tests;
