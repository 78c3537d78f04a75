//! What a holder might show, and whether the registry would confirm it today.

use app::ports::Offer;
use domain::{
    holder::Holder,
    scenario::Scenario,
    status::{Status, StatusState},
};
use time::Date;

/// Age, every status that the registry has an entry of, and identity if the Digital ID can
/// show it at all; possible ones first, otherwise in the order of the catalogue.
pub(super) fn offers(holder: &Holder, statuses: &[Status], today: Date) -> Vec<Offer> {
    let mut offers: Vec<_> = Scenario::all()
        .filter(|scenario| match scenario {
            Scenario::Age18 => true,
            Scenario::Status(kind) => statuses.iter().any(|status| status.kind == *kind),
            Scenario::Identity => holder.source.allows(*scenario),
            Scenario::Loyalty => false,
        })
        .map(|scenario| Offer {
            scenario,
            answer: holder.answer(scenario, statuses, today),
            until: last_day(scenario, statuses, today),
        })
        .collect();
    offers.sort_by_key(|offer| offer.answer.is_err());
    offers
}

/// The last day of the status behind `scenario`: of its spells that count today, or if none
/// does of all of them, the one that ends last; `None` if that one has no end.
fn last_day(scenario: Scenario, statuses: &[Status], today: Date) -> Option<Date> {
    let spells = |only_active: bool| {
        statuses
            .iter()
            .filter(move |status| scenario == Scenario::Status(status.kind))
            .filter(move |status| !only_active || status.state(today) == StatusState::Active)
            .map(|status| status.until.unwrap_or(Date::MAX))
    };
    spells(true)
        .max()
        .or_else(|| spells(false).max())
        .filter(|day| *day != Date::MAX)
}

#[cfg(test)]
mod tests {
    use domain::{
        holder::{HolderNumber, HolderRefusal, HolderState, IdSource},
        status::StatusKind,
    };
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 01);

    fn holder(source: IdSource) -> Holder {
        Holder {
            number: HolderNumber::new(1).expect("small"),
            epoch: 1,
            birth: date!(1990 - 01 - 01),
            source,
            state: HolderState::Active,
        }
    }

    fn status(kind: StatusKind, from: Date, until: Option<Date>) -> Status {
        Status {
            kind,
            from,
            until,
            suspended: false,
        }
    }

    fn keys(offers: &[Offer]) -> Vec<(String, Result<(), HolderRefusal>, Option<Date>)> {
        offers
            .iter()
            .map(|offer| (offer.scenario.key(), offer.answer, offer.until))
            .collect()
    }

    #[test]
    fn possible_ones_first_and_no_status_without_an_entry() {
        let ended = status(
            StatusKind::LargeFamily,
            date!(2010 - 01 - 01),
            Some(date!(2026 - 02 - 28)),
        );
        let open = status(StatusKind::Veteran, date!(2010 - 01 - 01), None);
        let offers = offers(&holder(IdSource::Biometrics), &[ended, open], TODAY);
        assert_eq!(
            keys(&offers),
            [
                ("age18".to_owned(), Ok(()), None),
                ("status:veteran".to_owned(), Ok(()), None),
                ("identity".to_owned(), Ok(()), None),
                (
                    "status:large_family".to_owned(),
                    Err(HolderRefusal::StatusEnded),
                    Some(date!(2026 - 02 - 28))
                ),
            ]
        );
    }

    #[test]
    fn a_driving_licence_offers_age_and_says_why_not_the_rest() {
        let student = status(
            StatusKind::Student,
            date!(2025 - 09 - 01),
            Some(date!(2027 - 06 - 30)),
        );
        let offers = offers(&holder(IdSource::DrivingLicence), &[student], TODAY);
        assert_eq!(
            keys(&offers),
            [
                ("age18".to_owned(), Ok(()), None),
                (
                    "status:student".to_owned(),
                    Err(HolderRefusal::SourceNotEnough),
                    Some(date!(2027 - 06 - 30))
                ),
            ]
        );
    }

    #[test]
    fn the_last_day_is_of_the_spell_that_counts() {
        let student = |from, until| status(StatusKind::Student, from, Some(until));
        let spells = [
            student(date!(2020 - 09 - 01), date!(2024 - 06 - 30)),
            student(date!(2025 - 09 - 01), date!(2026 - 06 - 30)),
            student(date!(2027 - 09 - 01), date!(2029 - 06 - 30)),
        ];
        let scenario = Scenario::Status(StatusKind::Student);
        assert_eq!(
            last_day(scenario, &spells, TODAY),
            Some(date!(2026 - 06 - 30))
        );
        assert_eq!(
            last_day(scenario, &spells[..1], TODAY),
            Some(date!(2024 - 06 - 30))
        );
    }
}
