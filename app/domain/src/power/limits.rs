//! What narrows a power of attorney beside its scenarios and days: place, days of the week,
//! hours, and how many checks a day.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, Time, Weekday};

use super::{AuthorityRefusal, Place};

/// The limits of a power of attorney; the default has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The one branch in which it counts, by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// The days of the week on which it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekdays: Option<Weekdays>,
    /// The hours in which it counts, Moscow time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Most checks on one Moscow day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checks_a_day: Option<u32>,
}

impl Limits {
    /// Whether nothing is narrowed.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether one more check may be made at `place` and at `moscow` (Moscow wall time), after so
    /// many today. The place comes first: who waits for another hour waits in the right one.
    pub fn allow(
        &self,
        moscow: OffsetDateTime,
        place: Place<'_>,
        checks_today: u64,
    ) -> Result<(), AuthorityRefusal> {
        if let Some(branch) = &self.branch {
            place.is_in(branch)?;
        }
        if let Some(weekdays) = &self.weekdays
            && !weekdays.contain(moscow.weekday())
        {
            return Err(AuthorityRefusal::Weekday);
        }
        if let Some(hours) = self.hours
            && !hours.contain(moscow.time())
        {
            return Err(AuthorityRefusal::Hours);
        }
        match self.checks_a_day {
            Some(most) if checks_today >= u64::from(most) => Err(AuthorityRefusal::ChecksADay),
            _ => Ok(()),
        }
    }
}

/// Days of the week, at least one: 1 is Monday. Written `1,2,3,4,5`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Weekdays(BTreeSet<u8>);

impl Weekdays {
    /// The days of these numbers; `None` for none or for a number outside 1 to 7.
    pub fn new(days: impl IntoIterator<Item = u8>) -> Option<Self> {
        let days: BTreeSet<u8> = days.into_iter().collect();
        let are_days = !days.is_empty() && days.iter().all(|day| (1..=7).contains(day));
        are_days.then_some(Self(days))
    }

    /// Reads `1,2,3`, in this order only, so that one set has one text.
    pub fn parse(text: &str) -> Option<Self> {
        let days: Option<Vec<u8>> = text.split(',').map(|day| day.parse().ok()).collect();
        Self::new(days?).filter(|days| days.to_string() == text)
    }

    /// Whether `day` is one of them.
    pub fn contain(&self, day: Weekday) -> bool {
        self.0.contains(&day.number_from_monday())
    }

    /// Their numbers, from 1 for Monday.
    pub fn numbers(&self) -> impl Iterator<Item = u8> + '_ {
        self.0.iter().copied()
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, day) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(f, "{comma}{day}")?;
        }
        Ok(())
    }
}

/// Hours of a day, from the first minute to before the last. A night shift goes over midnight:
/// its second half belongs to the next day. Written `09:00-18:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hours {
    /// Minutes since midnight.
    from: u16,
    until: u16,
}

const DAY: u16 = 24 * 60;

impl Hours {
    /// From minute to minute of the day (0 to 1440); `None` for no time at all or no such minute.
    pub fn new(from: u16, until: u16) -> Option<Self> {
        let are_hours = from < DAY && until <= DAY && from != until && (from, until) != (0, DAY);
        are_hours.then_some(Self { from, until })
    }

    /// Reads `09:00-18:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        Self::new(minute(from)?, minute(until)?)
    }

    /// Whether it is now.
    pub fn contain(self, time: Time) -> bool {
        let now = u16::from(time.hour()) * 60 + u16::from(time.minute());
        if self.from < self.until {
            (self.from..self.until).contains(&now)
        } else {
            now >= self.from || now < self.until
        }
    }
}

fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !two(hours) || !two(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && hours * 60 + minutes <= DAY).then_some(hours * 60 + minutes)
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, until } = self;
        write!(
            f,
            "{:02}:{:02}-{:02}:{:02}",
            from / 60,
            from % 60,
            until / 60,
            until % 60
        )
    }
}

/// A text that is not the one that would be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a limit as it is written")]
pub struct NotALimit;

impl TryFrom<String> for Weekdays {
    type Error = NotALimit;

    fn try_from(text: String) -> Result<Self, NotALimit> {
        Self::parse(&text).ok_or(NotALimit)
    }
}

impl From<Weekdays> for String {
    fn from(days: Weekdays) -> Self {
        days.to_string()
    }
}

impl TryFrom<String> for Hours {
    type Error = NotALimit;

    fn try_from(text: String) -> Result<Self, NotALimit> {
        Self::parse(&text).ok_or(NotALimit)
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> Self {
        hours.to_string()
    }
}

#[cfg(test)]
mod tests {
    use time::macros::{datetime, time};

    use super::*;

    const HERE: Place<'_> = Place::Unproven;

    #[test]
    fn texts_are_read_in_one_way_only() {
        for good in ["1", "1,2,3,4,5", "6,7"] {
            assert_eq!(Weekdays::parse(good).expect(good).to_string(), good);
        }
        for bad in ["", "0", "8", "2,1", "1,1", "1, 2", "1-5", "+1"] {
            assert_eq!(Weekdays::parse(bad), None, "{bad}");
        }
        for good in ["09:00-18:00", "22:00-06:00", "00:00-23:59", "10:30-24:00"] {
            assert_eq!(Hours::parse(good).expect(good).to_string(), good);
        }
        for bad in [
            "",
            "9:00-18:00",
            "09:00",
            "09:00-09:00",
            "00:00-24:00",
            "24:00-25:00",
            "09:60-10:00",
        ] {
            assert_eq!(Hours::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn limits_are_kept_as_they_are_written() {
        let limits = Limits {
            weekdays: Weekdays::parse("1,5"),
            hours: Hours::parse("22:00-06:00"),
            checks_a_day: Some(200),
            branch: Some("На Речной".to_owned()),
        };
        let kept = serde_json::to_string(&limits).expect("JSON");
        assert_eq!(serde_json::from_str::<Limits>(&kept).expect(&kept), limits);
        assert_eq!(
            serde_json::to_string(&Limits::default()).expect("JSON"),
            "{}"
        );
        for bad in [
            r#"{"hours":"9-18"}"#,
            r#"{"weekdays":"8"}"#,
            r#"{"checks_a_day":-1}"#,
        ] {
            assert!(serde_json::from_str::<Limits>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_last_minute_is_over() {
        let day = Hours::parse("09:00-18:00").expect("hours");
        assert!(day.contain(time!(9:00)));
        assert!(day.contain(time!(17:59:59)));
        assert!(!day.contain(time!(18:00)));
        assert!(!day.contain(time!(8:59:59)));
        let night = Hours::parse("22:00-06:00").expect("hours");
        assert!(night.contain(time!(23:00)));
        assert!(night.contain(time!(0:00)));
        assert!(!night.contain(time!(6:00)));
        assert!(!night.contain(time!(21:59)));
    }

    #[test]
    fn each_limit_is_asked() {
        // A Friday.
        let friday = datetime!(2026-11-27 12:00 +3);
        assert_eq!(Limits::default().allow(friday, HERE, u64::MAX), Ok(()));
        let limits = Limits {
            weekdays: Weekdays::parse("1,2,3,4,5"),
            hours: Hours::parse("09:00-18:00"),
            checks_a_day: Some(2),
            ..Limits::default()
        };
        assert_eq!(limits.allow(friday, HERE, 1), Ok(()));
        assert_eq!(
            limits.allow(friday, HERE, 2),
            Err(AuthorityRefusal::ChecksADay)
        );
        let saturday = datetime!(2026-11-28 00:00 +3);
        assert_eq!(
            limits.allow(saturday, HERE, 0),
            Err(AuthorityRefusal::Weekday)
        );
        let evening = datetime!(2026-11-27 18:00 +3);
        assert_eq!(limits.allow(evening, HERE, 0), Err(AuthorityRefusal::Hours));
    }

    #[test]
    fn the_branch_is_proven_or_nothing_is_covered() {
        // A Saturday, at night.
        let at = datetime!(2026-11-28 03:00 +3);
        let limits = Limits {
            branch: Some("На Речной".to_owned()),
            ..Limits::default()
        };
        for (place, expected) in [
            (Place::Branch("На Речной"), Ok(())),
            (Place::Any, Ok(())),
            (Place::Unproven, Err(AuthorityRefusal::Device)),
            (Place::Branch("На речной"), Err(AuthorityRefusal::Branch)),
            (Place::Branch(""), Err(AuthorityRefusal::Branch)),
        ] {
            assert_eq!(limits.allow(at, place, 0), expected, "{place:?}");
            assert_eq!(Limits::default().allow(at, place, 0), Ok(()), "{place:?}");
        }
        let also = Limits {
            weekdays: Weekdays::parse("1"),
            ..limits
        };
        let elsewhere = Place::Branch("Центральный");
        let refused = Err(AuthorityRefusal::Branch);
        assert_eq!(also.allow(at, elsewhere, 0), refused, "the place first");
    }
}
