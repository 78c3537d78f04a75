use std::fmt;

use super::{NumberError, digits, text, weighted};

/// ИНН of a legal entity (10 digits) or of a person (12).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Inn(String);

/// Weights of the control digits, from the right-most rule (приказ ФНС ЕД-7-14/559@): the
/// 10-digit number uses the last nine, the two control digits of the 12-digit number the
/// last ten and all eleven.
const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

impl Inn {
    /// Reads the digits and verifies the control digits.
    pub fn parse(input: &str) -> Result<Self, NumberError> {
        let digits = digits(input, &[]).ok_or(NumberError::Shape)?;
        let controls = match digits.len() {
            10 => 9..10,
            12 => 10..12,
            _ => return Err(NumberError::Shape),
        };
        for at in controls {
            let (number, rest) = digits.split_at_checked(at).ok_or(NumberError::Shape)?;
            let expected = weighted(number, WEIGHTS.into_iter().skip(11 - at)) % 11 % 10;
            if rest.first().map(|digit| u32::from(*digit)) != Some(expected) {
                return Err(NumberError::Control);
            }
        }
        Ok(Self(text(&digits)))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Inn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_digits() {
        assert!(Inn::parse("7707083893").is_ok());
        assert_eq!(Inn::parse("7707083894"), Err(NumberError::Control));
        assert!(Inn::parse("500100732259").is_ok());
        assert_eq!(Inn::parse("500100732258"), Err(NumberError::Control));
        assert_eq!(Inn::parse("500100732269"), Err(NumberError::Control));
        assert_eq!(Inn::parse("77070838"), Err(NumberError::Shape));
    }
}
