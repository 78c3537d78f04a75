use domain::{
    director::{Act, DirectorRole},
    identifiers::Ogrn,
};

use super::decisions::ending;
use crate::{
    components::CabinetFrame,
    error::AppError,
    page::ports,
    ports::{PowerLine, StaffLine, Visitor},
};

/// What every page of the cabinet knows.
pub(super) struct Cabinet {
    /// The organization, and what stands around the page.
    pub(super) frame: CabinetFrame,
    /// What the visitor is in it.
    pub(super) role: DirectorRole,
    /// Its people.
    pub(super) staff: Vec<StaffLine>,
    /// Powers of attorney that end soon and that nothing follows yet.
    pub(super) ending: Vec<PowerLine>,
    /// Late alarms nobody has taken note of.
    pub(super) alarms: u64,
    /// What the abuse watch has raised and nobody has resolved.
    pub(super) alerts: u64,
    /// Complaints that wait for an answer.
    pub(super) complaints: u64,
}

impl Cabinet {
    /// Opens the cabinet for its director; for anyone else there is none.
    pub(super) async fn enter(by: &Visitor, ogrn: &Ogrn) -> Result<Self, AppError> {
        let powers = ports()?.powers;
        let staff = powers.staff(by, ogrn).await?;
        let role = ports()?.leadership.role(by, ogrn).await?;
        let organizations = powers.organizations(by).await?;
        let several = organizations.len() > 1;
        let organization = organizations
            .into_iter()
            .find(|organization| organization.ogrn == *ogrn)
            .ok_or(AppError::NotFound)?;
        let ending = ending(&staff);
        let complaints = ports()?.complaints.waiting(by, ogrn).await?;
        let block = ports()?.organizations.own_block(by, ogrn).await?;
        // While it is blocked nobody could change that.
        let nobody = block.is_none() && !staff.is_empty() && !may_check(&staff);
        let alarms = ports()?.late.alarms(by, ogrn).await?.open;
        let alerts = ports()?.watch.waiting(by, ogrn).await?;
        let frame = CabinetFrame {
            organization,
            blocked: block.map(|block| block.reason),
            several,
            waiting: ending.len()
                + usize::from(nobody)
                + usize::from(alarms > 0)
                + usize::from(alerts > 0)
                + usize::from(complaints > 0),
        };
        Ok(Self {
            frame,
            role,
            staff,
            ending,
            alarms,
            alerts,
            complaints,
        })
    }

    /// Whether the visitor may do it here: a page hides what they may not, and says so.
    pub(super) fn may(&self, act: Act) -> bool {
        self.role.may(act)
    }
}

/// Whether anybody may check today.
pub(super) fn may_check(staff: &[StaffLine]) -> bool {
    staff
        .iter()
        .flat_map(|person| &person.powers)
        .any(|power| power.state.in_force())
}
