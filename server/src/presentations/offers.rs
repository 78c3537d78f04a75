//! What a holder might show, and whether the registry would confirm it today.

use app::ports::Offer;
use domain::{
    holder::Holder,
    scenario::Scenario,
    status::{Status, StatusState},
};
use time::Date;

/// Every age that was reached and the next one, every status that the registry has an entry of, and identity if the Digital ID can
/// show it at all; possible ones first, otherwise in the order of the catalogue.
pub(super) fn offers(holder: &Holder, statuses: &[Status], today: Date) -> Vec<Offer> {
    let mut offers: Vec<_> = Scenario::all()
        .filter(|scenario| match scenario {
            Scenario::Status(kind) => statuses.iter().any(|status| status.kind == *kind),
            Scenario::Identity => holder.source.allows(*scenario),
            Scenario::Loyalty => false,
            // Of the ages that have not come the next one.
            age => {
                holder.answer(*age, statuses, today).is_ok()
                    || Some(*age) == next_age(holder, today)
            }
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

/// The ages that a holder has reached who can show nothing else.
pub(super) fn reached(holder: &Holder, today: Date) -> Vec<Offer> {
    let mut offers = offers(holder, &[], today);
    offers.retain(|offer| offer.scenario.years().is_some() && offer.answer.is_ok());
    offers
}

/// The first age that this holder has not reached.
fn next_age(holder: &Holder, today: Date) -> Option<Scenario> {
    Scenario::AGES
        .into_iter()
        .filter(|age| holder.answer(*age, &[], today).is_err())
        .min_by_key(|age| age.years())
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
                ("age21".to_owned(), Ok(()), None),
                ("age14".to_owned(), Ok(()), None),
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
                ("age21".to_owned(), Ok(()), None),
                ("age14".to_owned(), Ok(()), None),
                (
                    "status:student".to_owned(),
                    Err(HolderRefusal::SourceNotEnough),
                    Some(date!(2027 - 06 - 30))
                ),
            ]
        );
    }

    #[test]
    fn of_the_ages_to_come_the_next_one_alone_is_named() {
        let cases = [
            (date!(2013 - 01 - 01), &[("age14", false)][..]),
            (date!(2010 - 01 - 01), &[("age14", true), ("age18", false)]),
            (
                date!(2006 - 01 - 01),
                &[("age18", true), ("age14", true), ("age21", false)],
            ),
            (
                date!(2004 - 01 - 01),
                &[("age18", true), ("age21", true), ("age14", true)],
            ),
        ];
        for (birth, expected) in cases {
            let holder = Holder {
                birth,
                ..holder(IdSource::DrivingLicence)
            };
            let told = |offer: &Offer| (offer.scenario.key(), offer.answer.is_ok());
            let expected: Vec<_> = expected
                .iter()
                .map(|(key, yes)| ((*key).to_owned(), *yes))
                .collect();
            let all: Vec<_> = offers(&holder, &[], TODAY).iter().map(told).collect();
            assert_eq!(all, expected, "{birth}");
            let shown: Vec<_> = reached(&holder, TODAY).iter().map(told).collect();
            let yes: Vec<_> = expected.into_iter().filter(|(_, yes)| *yes).collect();
            assert_eq!(shown, yes, "{birth}");
        }
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
