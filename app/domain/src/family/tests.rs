use proptest::prelude::*;
use time::{Duration, macros::date};

use super::*;
use crate::moscow;

const FROM: Date = date!(2020 - 03 - 01);

fn child(birth: Date) -> Member {
    Member {
        role: FamilyRole::Child,
        birth,
        studies_until: None,
        joined: FROM,
        left: None,
    }
}

fn parent() -> Member {
    Member {
        role: FamilyRole::Parent,
        ..child(date!(1985 - 05 - 05))
    }
}

/// The eldest is 18 on 10 June 2026.
fn family() -> Family {
    Family {
        region: Region::from_key("77").expect("Moscow"),
        from: FROM,
        until: None,
        decision: FamilyDecision::Established,
        members: vec![
            parent(),
            parent(),
            child(date!(2008 - 06 - 10)),
            child(date!(2012 - 01 - 31)),
            child(date!(2015 - 12 - 01)),
        ],
    }
}

#[test]
fn a_child_leaves_on_the_eighteenth_birthday_and_the_family_with_it() {
    let family = family();
    let (eve, birthday) = (date!(2026 - 06 - 09), date!(2026 - 06 - 10));
    assert_eq!(family.standing(eve), FamilyStanding::Established);
    assert_eq!(family.present(eve), [0, 1, 2, 3, 4]);
    assert_eq!(family.standing(birthday), FamilyStanding::TooFewChildren);
    assert_eq!(family.present(birthday), [0, 1, 3, 4]);
    assert_eq!(family.lasts_until(FROM), Some(eve));
    let parent = &family.members[0];
    assert_eq!(family.term_of(parent, eve), Some((FROM, Some(eve))));
    assert_eq!(family.term_of(parent, birthday), None);
}

#[test]
fn full_time_study_lasts_to_its_end_and_at_most_to_the_23rd_birthday() {
    for (until, last) in [
        // Ends before the eighteenth birthday: as without.
        (date!(2026 - 05 - 31), date!(2026 - 06 - 09)),
        (date!(2029 - 06 - 30), date!(2029 - 06 - 30)),
        (date!(2033 - 06 - 30), date!(2031 - 06 - 09)),
    ] {
        let mut family = family();
        family.members[2].studies_until = Some(until);
        assert_eq!(family.members[2].last_day(&FEDERAL), Some(last), "{until}");
        // The second child grows up on 31 January 2030.
        let ends = last.min(date!(2030 - 01 - 30));
        assert_eq!(family.lasts_until(FROM), Some(ends), "{until}");
        let next = ends.next_day().expect("a day");
        assert_eq!(family.standing(next), FamilyStanding::TooFewChildren);
    }
}

#[test]
fn with_four_children_the_second_birthday_ends_it() {
    let mut family = family();
    let birth = date!(2021 - 07 - 07);
    family.members.push(Member {
        joined: birth,
        ..child(birth)
    });
    assert_eq!(family.lasts_until(FROM), Some(date!(2030 - 01 - 30)));
    assert_eq!(
        family.standing(date!(2026 - 06 - 10)),
        FamilyStanding::Established
    );
    // Before the youngest was born it was as large as the rule wants; the youngest's own term
    // begins with the birth.
    assert_eq!(family.children(date!(2021 - 07 - 06)), 3);
    let term = family.term_of(&family.members[5], date!(2026 - 06 - 10));
    assert_eq!(term, Some((birth, Some(date!(2030 - 01 - 30)))));
}

#[test]
fn who_left_is_gone_the_day_after() {
    let mut family = family();
    family.members[1].left = Some(date!(2024 - 02 - 29));
    assert_eq!(family.present(date!(2024 - 02 - 29)).len(), 5);
    assert_eq!(family.present(date!(2024 - 03 - 01)), [0, 2, 3, 4]);
    assert_eq!(
        family.standing(date!(2024 - 03 - 01)),
        FamilyStanding::Established,
        "one parent is enough"
    );
    family.members[4].left = Some(date!(2024 - 02 - 29));
    assert_eq!(family.lasts_until(FROM), Some(date!(2024 - 02 - 29)));
}

#[test]
fn decisions_and_terms() {
    let standing = |decision, day| {
        Family {
            decision,
            until: Some(date!(2025 - 12 - 31)),
            ..family()
        }
        .standing(day)
    };
    let day = date!(2024 - 01 - 01);
    for (decision, expected) in [
        (FamilyDecision::Established, FamilyStanding::Established),
        (FamilyDecision::Suspended, FamilyStanding::Suspended),
        (FamilyDecision::Ended, FamilyStanding::Ended),
    ] {
        assert_eq!(standing(decision, day), expected);
    }
    let established = FamilyDecision::Established;
    assert_eq!(
        standing(established, date!(2020 - 02 - 29)),
        FamilyStanding::NotYet
    );
    assert_eq!(
        standing(established, date!(2025 - 12 - 31)),
        FamilyStanding::Established
    );
    assert_eq!(
        standing(established, date!(2026 - 01 - 01)),
        FamilyStanding::Ended
    );
}

#[test]
fn born_on_a_leap_day_grows_up_on_the_first_of_march() {
    let mut family = family();
    family.members[2].birth = date!(2008 - 02 - 29);
    assert_eq!(family.lasts_until(FROM), Some(date!(2026 - 02 - 28)));
}

proptest! {
    /// What is computed ahead is what each day says when it comes.
    #[test]
    fn the_last_day_is_the_last_day(
        births in prop::collection::vec((0_i64..8_000, prop::option::of(0_i64..4_000)), 3..7),
        ahead in 0_i64..9_000,
    ) {
        let first = date!(2003 - 01 - 01);
        let mut family = family();
        family.from = date!(2025 - 01 - 01);
        family.members = births
            .into_iter()
            .map(|(born, studies)| Member {
                studies_until: studies.map(|days| family.from + Duration::days(days)),
                joined: first,
                ..child(first + Duration::days(born))
            })
            .collect();
        let large = |day| family.standing(day) == FamilyStanding::Established;
        prop_assume!(large(family.from));
        let last = family.lasts_until(family.from).expect("children grow up");
        let day = family.from + Duration::days(ahead);
        if day <= last {
            prop_assert!(large(day), "{day} is before {last}");
        }
        prop_assert!(!large(last.next_day().expect("a day")));
        for member in &family.members {
            let years = moscow::full_years(member.birth, last);
            prop_assert!(!member.belongs(&FEDERAL, last) || years < FEDERAL.study_age);
        }
    }
}
