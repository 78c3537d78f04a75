//! The machine-readable zone of a foreign passport: the two lines at the foot of its page with
//! the photo (ICAO Doc 9303, part 4: TD3, 44 characters each).
//!
//! Its control digits find what was mistyped; they prove nothing. That the passport is genuine,
//! and whose it is, somebody has to see with their own eyes: a web page cannot read the chip.

use time::{Date, Month};

/// Characters of a line.
pub const LINE: usize = 44;

/// A foreign passport as its machine-readable zone has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passport {
    /// Who issued it: ISO 3166-1 alpha-3, or one of the codes which ICAO adds.
    pub issuer: String,
    /// Its number, without fillers.
    pub number: String,
    /// Whose citizen its holder is, in the same codes.
    pub nationality: String,
    /// Day of birth.
    pub birth: Date,
    /// Last day on which it counts.
    pub until: Date,
    /// Given names and surname in Latin letters: `ANNA VETROVA`.
    pub name: String,
}

/// What is wrong with two lines that should be a machine-readable zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MrzFault {
    /// Not 44 characters.
    Length,
    /// A character that cannot stand there.
    Character,
    /// Not a passport: the first line does not begin with P.
    Kind,
    /// The name is missing.
    Name,
    /// The control digit of the number does not match.
    Number,
    /// The control digit of the day of birth does not match.
    Birth,
    /// The control digit of the last day does not match.
    Until,
    /// The control digit of the optional data does not match.
    Optional,
    /// Each part is right and the control digit of the whole line is not.
    Whole,
    /// The digits are right, and there is no such day.
    Day,
}

impl MrzFault {
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Length => "mrz-length",
            Self::Character => "mrz-character",
            Self::Kind => "mrz-kind",
            Self::Name => "mrz-name",
            Self::Number => "mrz-number",
            Self::Birth => "mrz-birth",
            Self::Until => "mrz-until",
            Self::Optional => "mrz-optional",
            Self::Whole => "mrz-whole",
            Self::Day => "mrz-day",
        }
    }
}

impl Passport {
    /// Reads both lines as people type them: spaces, small letters, Cyrillic letters that look
    /// like Latin ones and quotation marks in place of fillers are taken for what is meant.
    /// `today` decides the century of the birth.
    ///
    /// # Errors
    /// What is wrong with the first and with the second line; at least one of them.
    pub fn read(
        first: &str,
        second: &str,
        today: Date,
    ) -> Result<Self, (Option<MrzFault>, Option<MrzFault>)> {
        let upper = line(first).and_then(|line| Upper::read(&line));
        let lower = line(second).and_then(|line| Lower::read(&line, today));
        match (upper, lower) {
            (Ok(upper), Ok(lower)) => Ok(Self {
                issuer: upper.issuer,
                number: lower.number,
                nationality: lower.nationality,
                birth: lower.birth,
                until: lower.until,
                name: upper.name,
            }),
            (upper, lower) => Err((upper.err(), lower.err())),
        }
    }
}

/// The first line: kind, issuer, name.
struct Upper {
    issuer: String,
    name: String,
}

impl Upper {
    fn read(line: &[u8]) -> Result<Self, MrzFault> {
        if line.first() != Some(&b'P') {
            return Err(MrzFault::Kind);
        }
        let issuer = part(line, 2, 5)?;
        let name = part(line, 5, LINE)?;
        if issuer.iter().chain(name).any(u8::is_ascii_digit) {
            return Err(MrzFault::Character);
        }
        let words = text(name);
        let (surname, given) = words.split_once("<<").unwrap_or((&words, ""));
        let spaced = |words: &str| {
            let words = words.split('<').filter(|word| !word.is_empty());
            words.collect::<Vec<_>>().join(" ")
        };
        let name = format!("{} {}", spaced(given), spaced(surname));
        let name = name.trim().to_owned();
        if name.is_empty() {
            return Err(MrzFault::Name);
        }
        Ok(Self {
            issuer: unfilled(issuer),
            name,
        })
    }
}

/// The second line: everything with a control digit.
struct Lower {
    number: String,
    nationality: String,
    birth: Date,
    until: Date,
}

impl Lower {
    fn read(line: &[u8], today: Date) -> Result<Self, MrzFault> {
        let number = controlled(line, 0, 9).ok_or(MrzFault::Number)?;
        let birth = controlled(line, 13, 19).ok_or(MrzFault::Birth)?;
        let until = controlled(line, 21, 27).ok_or(MrzFault::Until)?;
        let optional = part(line, 28, 42)?;
        // Where there is no optional data, its control digit may be a filler.
        let none = optional.iter().all(|c| *c == b'<') && line.get(42) == Some(&b'<');
        if !none && controlled(line, 28, 42).is_none() {
            return Err(MrzFault::Optional);
        }
        let whole = [part(line, 0, 10)?, part(line, 13, 20)?, part(line, 21, 43)?].concat();
        if line.get(43) != Some(&control(&whole)) {
            return Err(MrzFault::Whole);
        }
        Ok(Self {
            number: unfilled(number),
            nationality: unfilled(part(line, 10, 13)?),
            birth: day(birth, |year| {
                if 2000 + year > today.year() {
                    1900 + year
                } else {
                    2000 + year
                }
            })?,
            until: day(until, |year| 2000 + year)?,
        })
    }
}

/// What was typed, as the line it is meant to be.
fn line(typed: &str) -> Result<Vec<u8>, MrzFault> {
    let mut line = Vec::with_capacity(LINE);
    for c in typed.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '«' => line.extend(*b"<<"),
            '‹' => line.push(b'<'),
            _ => {
                let c = latin(c.to_uppercase().next().unwrap_or(c));
                let c = u8::try_from(c).map_err(|_| MrzFault::Character)?;
                if !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'<') {
                    return Err(MrzFault::Character);
                }
                line.push(c);
            }
        }
    }
    if line.len() == LINE {
        Ok(line)
    } else {
        Err(MrzFault::Length)
    }
}

/// The Latin letter that looks like this Cyrillic one; anything else stays.
fn latin(c: char) -> char {
    const ALIKE: [(char, char); 12] = [
        ('А', 'A'),
        ('В', 'B'),
        ('Е', 'E'),
        ('К', 'K'),
        ('М', 'M'),
        ('Н', 'H'),
        ('О', 'O'),
        ('Р', 'P'),
        ('С', 'C'),
        ('Т', 'T'),
        ('У', 'Y'),
        ('Х', 'X'),
    ];
    let alike = ALIKE.into_iter().find(|(cyrillic, _)| *cyrillic == c);
    alike.map_or(c, |(_, latin)| latin)
}

fn part(line: &[u8], from: usize, until: usize) -> Result<&[u8], MrzFault> {
    line.get(from..until).ok_or(MrzFault::Length)
}

/// That part of the line, if its control digit, which follows it, matches.
fn controlled(line: &[u8], from: usize, until: usize) -> Option<&[u8]> {
    let part = line.get(from..until)?;
    (line.get(until) == Some(&control(part))).then_some(part)
}

/// The control digit of `part`, as a character (Doc 9303, part 3, section 4.9).
fn control(part: &[u8]) -> u8 {
    let sum: u32 = part
        .iter()
        .zip([7, 3, 1].into_iter().cycle())
        .map(|(c, weight)| weight * value(*c))
        .sum();
    b'0' + u8::try_from(sum % 10).unwrap_or_default()
}

fn value(c: u8) -> u32 {
    match c {
        b'0'..=b'9' => u32::from(c - b'0'),
        b'A'..=b'Z' => u32::from(c - b'A') + 10,
        _ => 0,
    }
}

/// `YYMMDD`; `century` makes the year whole.
fn day(digits: &[u8], century: impl Fn(i32) -> i32) -> Result<Date, MrzFault> {
    let two = |at: usize| -> Option<u8> {
        let pair = std::str::from_utf8(digits.get(at..at + 2)?).ok()?;
        pair.parse().ok()
    };
    let read = || {
        let (year, month, day) = (two(0)?, two(2)?, two(4)?);
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(century(i32::from(year)), month, day).ok()
    };
    read().ok_or(MrzFault::Day)
}

fn text(part: &[u8]) -> String {
    part.iter().map(|c| char::from(*c)).collect()
}

fn unfilled(part: &[u8]) -> String {
    text(part).replace('<', "")
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 01);
    /// The specimen of Doc 9303, part 4, appendix B.
    const FIRST: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    const SECOND: &str = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn faults(first: &str, second: &str) -> (Option<MrzFault>, Option<MrzFault>) {
        Passport::read(first, second, TODAY).expect_err("refused")
    }

    #[test]
    fn the_specimen_of_the_standard() {
        let passport = Passport::read(FIRST, SECOND, TODAY).expect("a passport");
        assert_eq!(
            passport,
            Passport {
                issuer: "UTO".to_owned(),
                number: "L898902C3".to_owned(),
                nationality: "UTO".to_owned(),
                birth: date!(1974 - 08 - 12),
                until: date!(2012 - 04 - 15),
                name: "ANNA MARIA ERIKSSON".to_owned(),
            }
        );
    }

    #[test]
    fn typed_as_people_type() {
        let spaced = "p‹utoeriksson « anna‹maria ‹‹‹‹‹‹‹‹‹‹‹‹‹‹‹‹‹‹‹";
        let cyrillic = SECOND.replace('C', "С").to_lowercase();
        assert_eq!(
            Passport::read(spaced, &cyrillic, TODAY),
            Passport::read(FIRST, SECOND, TODAY)
        );
    }

    /// Each part has a digit of its own, so the person is told where to look.
    #[test]
    fn a_wrong_character_is_found_where_it_is() {
        let cases = [
            (0, 'M', MrzFault::Number),
            (9, '7', MrzFault::Number),
            (13, '8', MrzFault::Birth),
            (21, '2', MrzFault::Until),
            (28, 'Y', MrzFault::Optional),
            (43, '1', MrzFault::Whole),
        ];
        for (at, wrong, fault) in cases {
            let second: String = SECOND
                .chars()
                .enumerate()
                .map(|(place, c)| if place == at { wrong } else { c })
                .collect();
            assert_eq!(faults(FIRST, &second), (None, Some(fault)), "{second}");
        }
        // Every single wrong digit of a controlled part is noticed.
        for at in (0..20).filter(|at| !(10..13).contains(at)) {
            let second: String = SECOND
                .chars()
                .enumerate()
                .map(|(place, c)| match c.to_digit(10) {
                    Some(digit) if place == at => {
                        char::from_digit((digit + 1) % 10, 10).expect("a digit")
                    }
                    _ => c,
                })
                .collect();
            let changed = second != SECOND;
            assert_eq!(Passport::read(FIRST, &second, TODAY).is_err(), changed);
        }
    }

    #[test]
    fn what_is_no_zone_at_all() {
        assert_eq!(
            faults("", SECOND.get(1..).expect("shorter")),
            (Some(MrzFault::Length), Some(MrzFault::Length))
        );
        assert_eq!(
            faults(&FIRST.replace("ANNA", "ЖАННА"), &SECOND.replace('L', "-")),
            (Some(MrzFault::Character), Some(MrzFault::Character))
        );
        let card = FIRST.replace("P<UTO", "I<UTO");
        assert_eq!(faults(&card, SECOND), (Some(MrzFault::Kind), None));
        let nameless = format!("P<UTO{}", "<".repeat(39));
        assert_eq!(faults(&nameless, SECOND), (Some(MrzFault::Name), None));
        let counted = FIRST.replace("ANNA", "4NNA");
        assert_eq!(faults(&counted, SECOND), (Some(MrzFault::Character), None));
    }

    #[test]
    fn right_digits_of_a_day_that_there_is_not() {
        let body = |birth: &str| {
            let mut line = format!("000000102{}RUS{birth}", control(b"000000102") - b'0');
            line.push(char::from(control(birth.as_bytes())));
            line.push_str("F310115");
            line.push(char::from(control(b"310115")));
            line.push_str("<<<<<<<<<<<<<<<");
            let bytes = line.as_bytes();
            let whole = [&bytes[0..10], &bytes[13..20], &bytes[21..43]].concat();
            line.push(char::from(control(&whole)));
            line
        };
        let read = |birth: &str| Passport::read(FIRST, &body(birth), TODAY);
        assert_eq!(read("900230"), Err((None, Some(MrzFault::Day))));
        assert_eq!(read("90<<17"), Err((None, Some(MrzFault::Day))));
        let birth = |text: &str| read(text).expect("a passport").birth;
        assert_eq!(birth("900517"), date!(1990 - 05 - 17));
        assert_eq!(birth("260301"), date!(2026 - 03 - 01));
        assert_eq!(birth("270301"), date!(1927 - 03 - 01));
    }
}
