use std::fmt;

use super::{NumberError, digits, text};

/// A phone number in E.164 form.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads what people type: `+7 900 123-45-67`, `8 (900) 123-45-67`, `9001234567`.
    /// A leading 8 of an 11-digit number and a missing country code mean Russia; numbers
    /// of other countries need their `+`.
    pub fn parse(input: &str) -> Result<Self, NumberError> {
        let input = input.trim();
        let (international, rest) = match input.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, input),
        };
        let digits = digits(rest, &['-', '\u{2011}', '–', '(', ')']).ok_or(NumberError::Shape)?;
        let number = match (international, digits.as_slice()) {
            (false, [7 | 8, rest @ ..]) if rest.len() == 10 => format!("+7{}", text(rest)),
            (false, [9, ..]) if digits.len() == 10 => format!("+7{}", text(&digits)),
            (true, [7, rest @ ..]) if rest.len() != 10 => return Err(NumberError::Shape),
            (true, [1..=9, ..]) if (8..=15).contains(&digits.len()) => {
                format!("+{}", text(&digits))
            }
            _ => return Err(NumberError::Shape),
        };
        Ok(Self(number))
    }

    /// `+79001234567`, as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Phone {
    /// Personal data: never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type() {
        for typed in [
            "+7 900 123-45-67",
            "8 (900) 123-45-67",
            "9001234567",
            "79001234567",
        ] {
            assert_eq!(Phone::parse(typed).expect(typed).as_str(), "+79001234567");
        }
        assert_eq!(
            Phone::parse("+375 29 123 45 67").expect("BY").as_str(),
            "+375291234567"
        );
        for typed in ["", "+", "900", "+7 900", "8900123456x", "+0123456789"] {
            assert_eq!(Phone::parse(typed), Err(NumberError::Shape), "{typed}");
        }
    }
}
