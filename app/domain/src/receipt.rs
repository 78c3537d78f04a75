//! Proof that a check took place: one record, signed in two copies.
//!
//! Neither copy names the citizen. The organization's says what its staff asked and were told;
//! the holder's says who asked and in what right. Both carry the id of the check, from which
//! the matching words follow.

use crate::{
    claims::{self, CTI, Claims, IAT, SCOPE},
    outcome::OutcomeKind,
    scenario::Scenario,
};

const OUTCOME: i64 = claims::PRIVATE;
const OGRN: i64 = claims::PRIVATE - 1;
const NAME: i64 = claims::PRIVATE - 2;
const POWER: i64 = claims::PRIVATE - 3;

/// What both copies say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Id of the check (`cti`), a UUID.
    pub check: [u8; 16],
    /// When it was decided (`iat`), Unix seconds.
    pub at: i64,
    /// In whose name was asked; `None` for an individual.
    pub organization: Option<Asker>,
    /// Number of the power of attorney under which was asked.
    pub power: Option<String>,
    /// What was asked (`scope`), if the code said so.
    pub scenario: Option<Scenario>,
    /// What the verifier's screen said.
    pub outcome: OutcomeKind,
}

/// An organization that asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    /// ОГРН or ОГРНИП.
    pub ogrn: String,
    /// Its short name at that time.
    pub name: String,
}

impl Receipt {
    /// The payload, always the same for the same receipt.
    pub fn encode(&self) -> Option<Vec<u8>> {
        let organization = self.organization.as_ref();
        Claims::default()
            .with(IAT, self.at)
            .with(CTI, self.check.to_vec())
            .with_some(SCOPE, self.scenario.map(scope))
            .with(OUTCOME, self.outcome.key())
            .with_some(OGRN, organization.map(|asker| asker.ogrn.clone()))
            .with_some(NAME, organization.map(|asker| asker.name.clone()))
            .with_some(POWER, self.power.clone())
            .encode()
    }

    /// Reads exactly what [`encode`](Self::encode) writes.
    pub fn decode(payload: &[u8]) -> Option<Self> {
        let mut claims = Claims::decode(payload)?;
        let receipt = Self {
            at: claims.seconds(IAT)?,
            check: claims.id(CTI)?,
            scenario: match claims.take(SCOPE) {
                Some(value) => Some(scenario(value.as_bytes()?)?),
                None => None,
            },
            outcome: OutcomeKind::from_key(claims.take(OUTCOME)?.as_text()?)?,
            organization: match (claims.some_text(OGRN)?, claims.some_text(NAME)?) {
                (Some(ogrn), Some(name)) => Some(Asker { ogrn, name }),
                (None, None) => None,
                _ => return None,
            },
            power: claims.some_text(POWER)?,
        };
        claims.end(receipt)
    }
}

/// A scenario's number in the shortest form: one byte or two.
pub(crate) fn scope(scenario: Scenario) -> Vec<u8> {
    match scenario.number().to_be_bytes() {
        [0, low] => vec![low],
        both => both.to_vec(),
    }
}

/// The scenario of those bytes; a longer form than needed is none.
pub(crate) fn scenario(scope: &[u8]) -> Option<Scenario> {
    let number = match *scope {
        [low] => u16::from(low),
        [high, low] if high > 0 => u16::from_be_bytes([high, low]),
        _ => return None,
    };
    Scenario::from_number(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn receipt() -> Receipt {
        Receipt {
            check: [7; 16],
            at: 1_772_366_400,
            organization: Some(Asker {
                ogrn: "1269900000017".to_owned(),
                name: "МКУ «Городская библиотека»".to_owned(),
            }),
            power: Some("0198c0de-0000-7000-8000-000000000001".to_owned()),
            scenario: Some(Scenario::Age18),
            outcome: OutcomeKind::Confirmed,
        }
    }

    #[test]
    fn half_an_organization_or_a_stray_claim_is_none() {
        let claims = || {
            Claims::default()
                .with(IAT, 1)
                .with(CTI, vec![0_u8; 16])
                .with(OUTCOME, "confirmed")
        };
        let read = |claims: Claims| Receipt::decode(&claims.encode().expect("bytes"));
        assert!(read(claims()).is_some());
        assert_eq!(read(claims().with(OGRN, "1")), None);
        assert_eq!(read(claims().with(NAME, "x")), None);
        assert_eq!(read(claims().with(2, "a citizen")), None);
        assert_eq!(read(claims().with(SCOPE, vec![0_u8, 1])), None, "too long");
        assert_eq!(
            read(claims().with(SCOPE, vec![250_u8])),
            None,
            "no such scenario"
        );
        assert_eq!(read(claims().with(POWER, 1)), None);
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(
            check: [u8; 16], at: i64, scenario in 0_usize..12, outcome in 0_usize..9,
            organization: Option<(String, String)>, power: Option<String>,
        ) {
            let receipt = Receipt {
                check,
                at,
                organization: organization.map(|(ogrn, name)| Asker { ogrn, name }),
                power,
                scenario: Scenario::all().nth(scenario),
                outcome: OutcomeKind::ALL[outcome],
            };
            let bytes = receipt.encode().expect("bytes");
            prop_assert_eq!(Receipt::decode(&bytes), Some(receipt));
        }

        #[test]
        fn every_changed_byte_is_refused_or_another_receipt(at in 0_usize..120, byte: u8) {
            let mut bytes = receipt().encode().expect("bytes");
            let at = at % bytes.len();
            prop_assume!(bytes[at] != byte);
            bytes[at] = byte;
            prop_assert_ne!(Receipt::decode(&bytes), Some(receipt()));
        }
    }
}
