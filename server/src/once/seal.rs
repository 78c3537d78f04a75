//! The keyed hash under which a use is remembered (`docs/format.md`).

use app::error::AppError;
use data_encoding::HEXLOWER;
use domain::once::{KEY_PURPOSE, Use};

use crate::issuer::{Issuer, MasterKey};

/// What is remembered of that use.
pub(crate) fn nullifier(issuer: &Issuer, used: &Use<'_>) -> Result<String, AppError> {
    let made = issuer
        .master()
        .and_then(|master| of_master(master, used))
        .ok_or_else(|| anyhow::anyhow!("there is no master key for uses of a day"));
    made.map_err(|error| {
        tracing::error!(%error, "a use could not be counted");
        AppError::Internal {
            request_id: String::new(),
        }
    })
}

fn of_master(master: &MasterKey, used: &Use<'_>) -> Option<String> {
    let hash = master.keyed_hash(KEY_PURPOSE, &used.bytes())?;
    Some(HEXLOWER.encode(&hash))
}

#[cfg(test)]
mod tests {
    use domain::{holder::HolderNumber, identifiers::Ogrn, scenario::Scenario, status::StatusKind};
    use time::macros::date;

    use super::*;

    /// Those of `docs/format.md`.
    #[test]
    fn the_values_are_for_ever() {
        let library = Ogrn::parse("1027700132195").expect("ОГРН");
        let master = MasterKey::new(&[77; 32]);
        let anywhere = Use {
            organization: &library,
            branch: None,
            scenario: Scenario::Status(StatusKind::Student),
            day: date!(2026 - 03 - 01),
            holder: HolderNumber::new(41).expect("a number"),
        };
        assert_eq!(
            of_master(&master, &anywhere).as_deref(),
            Some("f82e82c38c2a044b5dd5a7bfd222527374fd4c48fb339b81f6c2fb1679c08323")
        );
        let in_branch = Use {
            branch: Some("0197a3f0-0000-7000-8000-000000000001"),
            ..anywhere
        };
        assert_eq!(
            of_master(&master, &in_branch).as_deref(),
            Some("9be517e1c3a5347aa1eab7fe5f4651615cca5332422e3f9dac6d1f67534e9704")
        );
        let other = MasterKey::new(&[78; 32]);
        assert_ne!(of_master(&master, &anywhere), of_master(&other, &anywhere));
    }
}
