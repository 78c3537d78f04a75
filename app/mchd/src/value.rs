//! What stands in an attribute or an element of text.

use domain::identifiers::{Inn, Kpp, NumberError, Ogrn, Snils};
use time::{Date, macros::format_description};

use crate::{document::Guid, finding::Reason};

/// The types of values that the format has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value {
    /// So many characters.
    Text { min: usize, max: usize },
    /// One of these.
    OneOf(&'static [&'static str]),
    /// Something with a shape, and maybe control digits.
    Of(ValueKind),
}

/// Values that are written in one way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// So many digits.
    Digits(u8),
    /// ИНН of a legal entity, 10 digits.
    OrganizationInn,
    /// ИНН of a person, 12 digits.
    PersonInn,
    /// КПП, 9 characters.
    Kpp,
    /// ОГРН, 13 digits.
    Ogrn,
    /// ОГРНИП, 15 digits.
    Ogrnip,
    /// СНИЛС, `112-233-445 95`.
    Snils,
    /// GUID, 36 characters.
    Guid,
    /// A day of the calendar, `2026-03-01`.
    Date,
    /// From 1 to 999.
    LimitId,
    /// Eight times 0 or 1.
    Flags,
}

impl ValueKind {
    pub(crate) fn shape_key(self) -> &'static str {
        match self {
            Self::Digits(_) => "shape-digits",
            Self::OrganizationInn => "shape-organization-inn",
            Self::PersonInn => "shape-person-inn",
            Self::Kpp => "shape-kpp",
            Self::Ogrn => "shape-ogrn",
            Self::Ogrnip => "shape-ogrnip",
            Self::Snils => "shape-snils",
            Self::Guid => "shape-guid",
            Self::Date => "shape-date",
            Self::LimitId => "shape-limit-id",
            Self::Flags => "shape-flags",
        }
    }

    /// Only these have control digits.
    pub(crate) fn control_key(self) -> &'static str {
        match self {
            Self::Ogrn => "control-ogrn",
            Self::Ogrnip => "control-ogrnip",
            Self::Snils => "control-snils",
            _ => "control-inn",
        }
    }
}

impl Value {
    pub(crate) fn check(self, text: &str) -> Result<(), Reason> {
        match self {
            Self::Text { min, max } => {
                let length = text.chars().count();
                if !(min..=max).contains(&length) {
                    Err(Reason::Length { min, max })
                } else if text.trim().is_empty() {
                    Err(Reason::Blank)
                } else {
                    Ok(())
                }
            }
            Self::OneOf(allowed) if allowed.contains(&text) => Ok(()),
            Self::OneOf(allowed) => Err(Reason::NotListed(allowed.join(", "))),
            Self::Of(kind) => shape(kind, text),
        }
    }
}

fn shape(kind: ValueKind, text: &str) -> Result<(), Reason> {
    let digits = |count: usize| text.len() == count && text.bytes().all(|it| it.is_ascii_digit());
    let outcome = match kind {
        ValueKind::Digits(count) => well(digits(usize::from(count))),
        ValueKind::OrganizationInn => inn(text, digits(10)),
        ValueKind::PersonInn => inn(text, digits(12)),
        ValueKind::Kpp => Kpp::parse(text).map(drop),
        ValueKind::Ogrn => well(digits(13)).and_then(|()| Ogrn::parse(text).map(drop)),
        ValueKind::Ogrnip => well(digits(15)).and_then(|()| Ogrn::parse(text).map(drop)),
        ValueKind::Snils => snils(text).map(drop),
        ValueKind::Guid => well(Guid::parse(text).is_some()),
        ValueKind::Date => well(date(text).is_some()),
        ValueKind::LimitId => well(limit_id(text).is_some()),
        ValueKind::Flags => {
            well(text.len() == 8 && text.bytes().all(|it| matches!(it, b'0' | b'1')))
        }
    };
    outcome.map_err(|error| match error {
        NumberError::Shape => Reason::Shape(kind),
        NumberError::Control => Reason::Control(kind),
    })
}

fn well(shaped: bool) -> Result<(), NumberError> {
    shaped.then_some(()).ok_or(NumberError::Shape)
}

/// The first two digits are those of a region, and there is none of number 00.
fn inn(text: &str, digits: bool) -> Result<(), NumberError> {
    well(digits && !text.starts_with("00"))?;
    Inn::parse(text).map(drop)
}

/// `112-233-445 95` or `112-233-445-95`; other ways of writing it are for people's forms.
pub(crate) fn snils(text: &str) -> Result<Snils, NumberError> {
    let shaped = text.len() == 14
        && text.bytes().enumerate().all(|(at, byte)| match at {
            3 | 7 => byte == b'-',
            11 => matches!(byte, b' ' | b'-'),
            _ => byte.is_ascii_digit(),
        });
    well(shaped)?;
    Snils::parse(text)
}

pub(crate) fn date(text: &str) -> Option<Date> {
    if text.len() != 10 {
        return None;
    }
    Date::parse(text, format_description!("[year]-[month]-[day]")).ok()
}

pub(crate) fn limit_id(text: &str) -> Option<u16> {
    let plain = !text.is_empty() && text.len() <= 3 && text.bytes().all(|it| it.is_ascii_digit());
    let id = plain.then(|| text.parse().ok()).flatten()?;
    (1..=999).contains(&id).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_format_s_own_ways_of_writing() {
        assert!(snils("112-233-445 95").is_ok());
        assert!(snils("112-233-445-95").is_ok());
        assert_eq!(snils("11223344595"), Err(NumberError::Shape));
        assert_eq!(snils("112-233-445 96"), Err(NumberError::Control));
        assert!(date("2026-02-29").is_none());
        assert!(date("2028-02-29").is_some());
        assert!(date("+026-02-01").is_none());
        assert_eq!(limit_id("007"), Some(7));
        assert_eq!(limit_id("0"), None);
        assert_eq!(limit_id("+1"), None);
        let inn = Value::Of(ValueKind::OrganizationInn);
        assert_eq!(inn.check("7707083893"), Ok(()));
        assert_eq!(
            inn.check("500100732259"),
            Err(Reason::Shape(ValueKind::OrganizationInn))
        );
        assert_eq!(
            inn.check("0000000000"),
            Err(Reason::Shape(ValueKind::OrganizationInn))
        );
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        let text = Value::Text { min: 1, max: 3 };
        assert_eq!(text.check("ёёё"), Ok(()));
        assert_eq!(text.check("ёёёё"), Err(Reason::Length { min: 1, max: 3 }));
        assert_eq!(text.check(" "), Err(Reason::Blank));
    }
}
