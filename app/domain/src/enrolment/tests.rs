use time::macros::date;

use super::*;
use crate::{
    holder::{Holder, HolderNumber, HolderState},
    scenario::Scenario,
    status::{Status, StatusKind},
};

const TODAY: Date = date!(2026 - 03 - 01);
/// Eighteen on [`TODAY`], to the day.
const EIGHTEEN: Date = date!(2008 - 03 - 01);

fn person(assurance: Assurance, birth: Date, citizenship: &str) -> Applicant {
    Applicant {
        assurance,
        birth,
        citizenship: citizenship.to_owned(),
    }
}

fn adult() -> Applicant {
    person(Assurance::Confirmed, date!(1990 - 05 - 17), RUSSIA)
}

fn passport() -> Passport {
    Passport {
        issuer: RUSSIA.to_owned(),
        number: "000000102".to_owned(),
        nationality: RUSSIA.to_owned(),
        birth: adult().birth,
        until: date!(2031 - 01 - 15),
        name: "ANNA VETROVA".to_owned(),
    }
}

fn entry() -> BiometricEntry {
    BiometricEntry {
        kind: BiometricKind::Simplified,
        confirmed: true,
        until: date!(2028 - 01 - 01),
    }
}

fn licence(until: Date) -> Evidence {
    Evidence::DrivingLicence(Licence::new("00 26 000103", until).expect("a number"))
}

fn ways() -> [Evidence; 3] {
    [
        Evidence::Biometrics(entry()),
        Evidence::ForeignPassport(passport()),
        licence(date!(2030 - 01 - 01)),
    ]
}

/// Way × scenario × age × citizenship × assurance: who ends up showing what.
#[test]
fn the_whole_table() {
    let births = [
        (date!(1990 - 05 - 17), true),
        (EIGHTEEN, true),
        (date!(2008 - 03 - 02), false),
    ];
    let mut shown = 0;
    for evidence in ways() {
        for scenario in Scenario::all() {
            for (birth, grown) in births {
                for (citizenship, citizen) in [(RUSSIA, true), ("BLR", false), ("", false)] {
                    for assurance in [Assurance::Basic, Assurance::Confirmed] {
                        let person = person(assurance, birth, citizenship);
                        let evidence = match &evidence {
                            Evidence::ForeignPassport(passport) => {
                                Evidence::ForeignPassport(Passport {
                                    birth,
                                    ..passport.clone()
                                })
                            }
                            other => other.clone(),
                        };
                        let confirmed = assurance == Assurance::Confirmed;
                        let expected = match (confirmed, citizen, grown) {
                            (false, ..) => Err(Ineligible::NotConfirmed),
                            (_, false, _) => Err(Ineligible::NotCitizen),
                            (_, _, false) => Err(Ineligible::Underage),
                            _ => Ok(()),
                        };
                        let case = (evidence.source(), scenario, birth, citizenship, assurance);
                        assert_eq!(person.may_apply(TODAY), expected, "{case:?}");
                        if expected.is_err() {
                            continue;
                        }
                        assert_eq!(evidence.holds(&person, TODAY), Ok(()), "{case:?}");
                        let answers = made(&person, &evidence)
                            .answer(scenario, &everything(), TODAY)
                            .is_ok();
                        let offered = scenario != Scenario::Loyalty;
                        let licence = matches!(evidence, Evidence::DrivingLicence(_));
                        let allowed = !licence || scenario.years().is_some();
                        let old = scenario.years() != Some(21) || birth < EIGHTEEN;
                        assert_eq!(answers, offered && allowed && old, "{case:?}");
                        shown += usize::from(answers);
                    }
                }
            }
        }
    }
    // Two people; identity and every status by the first two ways, and by all three 14 and 18 of
    // both and 21 of one.
    assert_eq!(shown, 2 * 2 * (1 + StatusKind::ALL.len()) + 3 * 5);
}

fn made(person: &Applicant, evidence: &Evidence) -> Holder {
    Holder {
        number: HolderNumber::new(7).expect("small"),
        epoch: 1,
        birth: person.birth,
        source: evidence.source(),
        state: HolderState::Active,
    }
}

fn everything() -> Vec<Status> {
    let one = |kind| Status {
        kind,
        from: date!(2020 - 01 - 01),
        until: None,
        suspended: false,
    };
    StatusKind::ALL.into_iter().map(one).collect()
}

#[test]
fn biometrics_are_confirmed_and_count_today() {
    let holds = |entry| Evidence::Biometrics(entry).holds(&adult(), TODAY);
    for kind in [BiometricKind::Standard, BiometricKind::Simplified] {
        assert_eq!(holds(BiometricEntry { kind, ..entry() }), Ok(()));
    }
    let unconfirmed = BiometricEntry {
        confirmed: false,
        ..entry()
    };
    assert_eq!(holds(unconfirmed), Err(EvidenceFault::Unconfirmed));
    let until = |until| BiometricEntry { until, ..entry() };
    assert_eq!(holds(until(TODAY)), Ok(()), "the last day counts");
    assert_eq!(
        holds(until(date!(2026 - 02 - 28))),
        Err(EvidenceFault::Ended)
    );
    assert_eq!(holds(until(date!(2050 - 01 - 01))), Ok(()));
}

#[test]
fn a_passport_is_ones_own_russian_and_runs() {
    let holds = |passport| Evidence::ForeignPassport(passport).holds(&adult(), TODAY);
    assert_eq!(holds(passport()), Ok(()));
    let cases = [
        (
            Passport {
                issuer: "BLR".to_owned(),
                ..passport()
            },
            EvidenceFault::OtherCountry,
        ),
        (
            Passport {
                nationality: "XXA".to_owned(),
                ..passport()
            },
            EvidenceFault::OtherCountry,
        ),
        (
            Passport {
                birth: date!(1990 - 05 - 18),
                ..passport()
            },
            EvidenceFault::OtherBirth,
        ),
        (
            Passport {
                until: date!(2026 - 02 - 28),
                ..passport()
            },
            EvidenceFault::Ended,
        ),
        (
            Passport {
                until: date!(2037 - 03 - 01),
                ..passport()
            },
            EvidenceFault::TooLong,
        ),
    ];
    for (passport, fault) in cases {
        assert_eq!(holds(passport), Err(fault));
    }
    let fresh = Passport {
        until: date!(2036 - 03 - 01),
        ..passport()
    };
    assert_eq!(holds(fresh), Ok(()), "ten years to the day");
}

#[test]
fn a_licence_has_ten_characters_and_runs() {
    for good in ["00 26 000103", "0026000103", "00 АА 000103"] {
        assert!(Licence::new(good, TODAY).is_some(), "{good}");
    }
    for bad in [
        "",
        "00 26 00010",
        "00 26 0001033",
        "0A 26 000103",
        "00 26 00010З",
    ] {
        assert!(Licence::new(bad, TODAY).is_none(), "{bad}");
    }
    let holds = |until| licence(until).holds(&adult(), TODAY);
    assert_eq!(holds(TODAY), Ok(()));
    assert_eq!(holds(date!(2026 - 02 - 28)), Err(EvidenceFault::Ended));
    assert_eq!(holds(date!(2046 - 01 - 01)), Err(EvidenceFault::TooLong));
}
