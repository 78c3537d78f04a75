use std::fmt;

use serde::{Deserialize, Serialize};

use super::{NumberError, digits, text};

/// ОГРН of a legal entity (13 digits) or ОГРНИП of an individual entrepreneur (15).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ogrn(String);

impl Ogrn {
    /// Reads the digits; the last one is the number before it mod 11 (ОГРН) or mod 13
    /// (ОГРНИП), of that the last digit (приказ Минфина 165н, п. 8).
    pub fn parse(input: &str) -> Result<Self, NumberError> {
        let digits = digits(input, &[]).ok_or(NumberError::Shape)?;
        let modulus = match digits.len() {
            13 => 11,
            15 => 13,
            _ => return Err(NumberError::Shape),
        };
        let (control, number) = digits.split_last().ok_or(NumberError::Shape)?;
        let number = number
            .iter()
            .fold(0_u64, |sum, digit| sum * 10 + u64::from(*digit));
        if number % modulus % 10 != u64::from(*control) {
            return Err(NumberError::Control);
        }
        Ok(Self(text(&digits)))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Ogrn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Ogrn {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Self, NumberError> {
        Self::parse(&text)
    }
}

impl From<Ogrn> for String {
    fn from(ogrn: Ogrn) -> Self {
        ogrn.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_digits() {
        assert!(Ogrn::parse("1027700132195").is_ok());
        assert_eq!(Ogrn::parse("1027700132196"), Err(NumberError::Control));
        assert!(Ogrn::parse("304500116000157").is_ok());
        assert_eq!(Ogrn::parse("304500116000158"), Err(NumberError::Control));
        assert_eq!(Ogrn::parse("102770013219"), Err(NumberError::Shape));
    }
}
