//! What a scanner keeps for the time without a network. Staff's own mandates and public
//! keys; no citizen is in it.

use data_encoding::HEXLOWER;
use ed25519_dalek::VerifyingKey;
use serde::{Deserialize, Serialize};
use time::{Date, macros::format_description};

use super::{Anchor, Reading};
use crate::{
    identifiers::Ogrn,
    power::{PowerOfAttorney, Powers, Validity},
    presentation::{KeyId, Origin, TrustList, window::SKEW},
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
    /// The issuer keys that count.
    pub keys: Vec<KitKey>,
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

/// An issuer key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitKey {
    /// Its number in the code's header.
    pub kid: u8,
    /// Ed25519 public key, 64 hexadecimal digits.
    pub public_key: String,
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
    /// Whether it was revoked when the kit was put together.
    pub revoked: bool,
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

    /// The keys that count; one that is spoilt is left out, so its codes are refused.
    pub fn trusted(&self) -> TrustList {
        TrustList::new(self.keys.iter().filter_map(KitKey::read))
    }

    /// What is kept of `organization`.
    pub fn organization(&self, organization: &Ogrn) -> Option<&KitOrganization> {
        self.organizations
            .iter()
            .find(|kept| kept.ogrn == *organization)
    }
}

impl KitKey {
    /// `key` as it is kept.
    pub fn write(kid: KeyId, key: &VerifyingKey) -> Self {
        Self {
            kid: kid.0,
            public_key: HEXLOWER.encode(key.as_bytes()),
        }
    }

    fn read(&self) -> Option<(KeyId, VerifyingKey)> {
        let bytes = HEXLOWER.decode(self.public_key.as_bytes()).ok()?;
        let key = VerifyingKey::from_bytes(&bytes.try_into().ok()?).ok()?;
        Some((KeyId(self.kid), key))
    }
}

impl KitPower {
    /// As the rules know it; `None` if what was kept is spoilt.
    pub fn read(&self) -> Option<PowerOfAttorney> {
        Some(PowerOfAttorney {
            powers: self.powers.clone(),
            validity: Validity::new(day(&self.from)?, day(&self.until)?).ok()?,
            revoked: self.revoked,
        })
    }
}

fn day(iso: &str) -> Option<Date> {
    Date::parse(iso, format_description!("[year]-[month]-[day]")).ok()
}
