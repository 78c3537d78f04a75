use time::macros::date;

use super::*;
use crate::status::StatusKind;

fn holder(source: IdSource, birth: Date) -> Holder {
    Holder {
        number: HolderNumber::new(7).expect("small"),
        epoch: 1,
        birth,
        source,
        state: HolderState::Active,
    }
}

fn student(from: Date, until: Date) -> Status {
    Status {
        kind: StatusKind::Student,
        from,
        until: Some(until),
        suspended: false,
    }
}

const STUDENT: Scenario = Scenario::Status(StatusKind::Student);
const TODAY: Date = date!(2026 - 03 - 01);

#[test]
fn a_driving_licence_gives_age_and_nothing_else() {
    let holder = holder(IdSource::DrivingLicence, date!(1990 - 01 - 01));
    let statuses = [student(date!(2025 - 09 - 01), date!(2027 - 06 - 30))];
    assert_eq!(holder.answer(Scenario::Age18, &statuses, TODAY), Ok(()));
    for age in Scenario::AGES {
        assert_eq!(holder.answer(age, &statuses, TODAY), Ok(()));
    }
    for scenario in Scenario::all().filter(|scenario| scenario.years().is_none()) {
        assert_eq!(
            holder.answer(scenario, &statuses, TODAY),
            Err(HolderRefusal::SourceNotEnough)
        );
    }
}

#[test]
fn one_is_adult_on_the_eighteenth_birthday() {
    let holder = holder(IdSource::Biometrics, date!(2008 - 03 - 02));
    assert_eq!(
        holder.answer(Scenario::Age18, &[], TODAY),
        Err(HolderRefusal::Underage)
    );
    assert_eq!(
        holder.answer(Scenario::Age18, &[], date!(2026 - 03 - 02)),
        Ok(())
    );
}

/// Each age, on the day before the birthday and on it; a Moscow day begins at 21:00 UTC.
#[test]
fn an_age_is_reached_at_midnight_in_moscow() {
    let born = |years: i32| date!(2026 - 03 - 02).replace_year(2026 - years);
    for (scenario, years) in [
        (Scenario::Age14, 14),
        (Scenario::Age18, 18),
        (Scenario::Age21, 21),
    ] {
        let holder = holder(IdSource::Biometrics, born(years).expect("a day"));
        let midnight = time::macros::datetime!(2026-03-01 21:00 UTC).unix_timestamp();
        let at = |unix| holder.answer(scenario, &[], moscow::day(unix).expect("a day"));
        assert_eq!(at(midnight - 1), Err(HolderRefusal::Underage), "{scenario}");
        assert_eq!(at(midnight), Ok(()), "{scenario}");
    }
}

/// What people of each age can show, whatever the registry says of them.
#[test]
fn a_child_shows_an_age_that_was_reached_and_nothing_else() {
    let statuses = [student(date!(2025 - 09 - 01), date!(2027 - 06 - 30))];
    let cases = [
        (date!(2012 - 03 - 02), &[][..]),
        (date!(2012 - 03 - 01), &[Scenario::Age14]),
        (date!(2008 - 03 - 02), &[Scenario::Age14]),
        (
            date!(2008 - 03 - 01),
            &[
                Scenario::Age18,
                Scenario::Age14,
                STUDENT,
                Scenario::Identity,
            ],
        ),
        (
            date!(2005 - 03 - 01),
            &[
                Scenario::Age18,
                Scenario::Age21,
                Scenario::Age14,
                STUDENT,
                Scenario::Identity,
            ],
        ),
    ];
    for (birth, expected) in cases {
        let mut holder = holder(IdSource::Biometrics, birth);
        let shows = |holder: &Holder| -> Vec<Scenario> {
            Scenario::all()
                .filter(|scenario| holder.answer(*scenario, &statuses, TODAY).is_ok())
                .collect()
        };
        assert_eq!(shows(&holder), expected, "{birth}");
        holder.state = HolderState::Paused;
        assert_eq!(shows(&holder), [], "{birth}");
    }
}

#[test]
fn the_best_spell_of_a_status_decides() {
    let holder = holder(IdSource::Biometrics, date!(2000 - 01 - 01));
    let ended = student(date!(2020 - 09 - 01), date!(2024 - 06 - 30));
    let running = student(date!(2025 - 09 - 01), date!(2027 - 06 - 30));
    let later = student(date!(2027 - 09 - 01), date!(2029 - 06 - 30));
    let held = Status {
        suspended: true,
        ..running.clone()
    };
    let answer = |statuses: &[Status]| holder.answer(STUDENT, statuses, TODAY);
    assert_eq!(answer(&[]), Err(HolderRefusal::StatusNotFound));
    assert_eq!(
        answer(std::slice::from_ref(&ended)),
        Err(HolderRefusal::StatusEnded)
    );
    assert_eq!(
        answer(&[ended.clone(), later]),
        Err(HolderRefusal::StatusNotYet)
    );
    assert_eq!(
        answer(&[ended.clone(), held]),
        Err(HolderRefusal::StatusSuspended)
    );
    assert_eq!(answer(&[ended, running]), Ok(()));
}

#[test]
fn a_paused_or_deleted_holder_answers_nothing() {
    let mut holder = holder(IdSource::Biometrics, date!(2000 - 01 - 01));
    holder.state = HolderState::Paused;
    assert_eq!(
        holder.answer(Scenario::Age18, &[], TODAY),
        Err(HolderRefusal::Paused)
    );
    holder.state = HolderState::Deleted;
    assert_eq!(
        holder.answer(Scenario::Age18, &[], TODAY),
        Err(HolderRefusal::Unknown)
    );
}
