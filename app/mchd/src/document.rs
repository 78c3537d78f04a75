//! What a power of attorney says, in the words of the field.

use std::fmt;

use domain::identifiers::{Inn, Kpp, Ogrn, Snils};
use time::Date;

/// A power of attorney, as far as it is understood here. What a document made elsewhere says
/// beside this (addresses, passports) is looked at and not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// `НомДовер`: the number under which anyone can look it up.
    pub number: Guid,
    /// `ВнНомДовер`: the principal's own number, at most 50 characters.
    pub internal_number: String,
    /// `ДатаВыдДовер`: the day on which it was made, and its first day.
    pub issued_on: Date,
    /// `СрокДейст`: its last day, included.
    pub until: Date,
    /// `СведСист`: where to learn how it stands, at most 1,000 characters.
    pub system: String,
    /// `ПрПередов`.
    pub delegation: Delegation,
    /// In whose name.
    pub principal: Principal,
    /// Who may act, at least one.
    pub representatives: Vec<Representative>,
    /// `ПрСовмПолн`.
    pub acting: Acting,
    /// `ТекстПолн`: powers in plain words, at most 10,000 characters.
    pub text: Option<String>,
    /// `МашПолн`: powers that programs read. There are these or [`text`](Self::text), or both.
    pub powers: Vec<Power>,
}

/// A representative: a person with a СНИЛС, by which they are found.
pub type Representative = Person;

/// A GUID in small letters, 36 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guid(String);

impl Guid {
    /// Reads `3f6c1a52-8f0e-4a7b-9d21-5b0c7e9a1f44`, capitals too.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 36
            && text.bytes().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            });
        shaped.then(|| Self(text.to_ascii_lowercase()))
    }

    /// The 36 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether the power may be passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delegation {
    /// No.
    None,
    /// Once.
    Once,
    /// By those who got it, too.
    Further,
}

/// How several representatives act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acting {
    /// Each alone.
    Severally,
    /// Only together.
    Jointly,
}

/// Who gives the power.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// A Russian legal entity.
    LegalEntity(LegalEntity),
    /// An individual entrepreneur (ИП).
    Entrepreneur(Entrepreneur),
}

impl Principal {
    /// ОГРН or ОГРНИП.
    pub fn ogrn(&self) -> &Ogrn {
        match self {
            Self::LegalEntity(entity) => &entity.ogrn,
            Self::Entrepreneur(person) => &person.ogrnip,
        }
    }

    /// ИНН.
    pub fn inn(&self) -> &Inn {
        match self {
            Self::LegalEntity(entity) => &entity.inn,
            Self::Entrepreneur(person) => &person.inn,
        }
    }
}

/// A Russian legal entity and who speaks for it without a power of attorney.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalEntity {
    /// Name, at most 1,000 characters.
    pub name: String,
    /// ИНН, 10 digits.
    pub inn: Inn,
    /// КПП.
    pub kpp: Kpp,
    /// ОГРН, 13 digits.
    pub ogrn: Ogrn,
    /// The head, or each of several; at least one.
    pub heads: Vec<Person>,
}

/// An individual entrepreneur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrepreneur {
    /// Name of the business, if it has one.
    pub name: Option<String>,
    /// ОГРНИП, 15 digits.
    pub ogrnip: Ogrn,
    /// ИНН, 12 digits.
    pub inn: Inn,
    /// СНИЛС.
    pub snils: Snils,
    /// Who it is.
    pub full_name: FullName,
}

/// A person.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub full_name: FullName,
    /// СНИЛС; a representative always has one.
    pub snils: Option<Snils>,
    /// ИНН, 12 digits.
    pub inn: Option<Inn>,
    /// Position, at most 255 characters.
    pub position: Option<String>,
    /// Day of birth.
    pub born: Option<Date>,
}

impl fmt::Debug for Person {
    /// Personal data: never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(…)")
    }
}

/// A name in its parts, each at most 200 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct FullName {
    /// Фамилия.
    pub surname: String,
    /// Имя.
    pub name: String,
    /// Отчество.
    pub patronymic: Option<String>,
}

impl fmt::Debug for FullName {
    /// Personal data: never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FullName(…)")
    }
}

impl fmt::Display for FullName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.surname, self.name)?;
        match &self.patronymic {
            Some(patronymic) => write!(f, " {patronymic}"),
            None => Ok(()),
        }
    }
}

impl FullName {
    /// Splits `Соколова Ирина Павловна` at its first two gaps; a single word is a surname, and
    /// stands for the name too, which the format cannot do without.
    pub fn split(whole: &str) -> Self {
        let mut words = whole.split_whitespace();
        let surname = words.next().unwrap_or_default().to_owned();
        let name = words.next().map_or_else(|| surname.clone(), str::to_owned);
        let rest: Vec<_> = words.collect();
        Self {
            surname,
            name,
            patronymic: (!rest.is_empty()).then(|| rest.join(" ")),
        }
    }
}

/// A power that programs read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Power {
    /// `КодПолн`, 6 to 255 characters.
    pub code: String,
    /// `НаимПолн`, at most 255 characters.
    pub name: String,
    /// `МнПолн`, 6 to 255 characters.
    pub mnemonic: Option<String>,
    /// What narrows it.
    pub limits: Vec<Limit>,
}

/// A limit of a power (`ОгрСвПолн`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// `ИдОгр`, from 1 to 999, its own in its power.
    pub id: u16,
    /// `КодОгр`, at most 255 characters.
    pub code: String,
    /// `НаимОгр`, at most 255 characters.
    pub name: String,
    /// To what.
    pub value: LimitValue,
    /// `НаимЗначОгр`: the value in words, at most 255 characters.
    pub value_name: Option<String>,
}

/// The value of a limit, at most 255 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitValue {
    /// A code of some list (`КодЗначОгр`).
    Code(String),
    /// A text (`ТексЗначОгр`).
    Text(String),
}
