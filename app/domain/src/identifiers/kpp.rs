use std::fmt;

use super::NumberError;

/// КПП, the code of why an organization is registered with a tax office. It has no control
/// digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Kpp(String);

impl Kpp {
    /// Four digits of the tax office (the first two a region, never 00), two digits or Latin
    /// capitals of the reason, three digits (приказ ФНС ММВ-7-6/435@).
    pub fn parse(input: &str) -> Result<Self, NumberError> {
        let shaped = input.len() == 9
            && !input.starts_with("00")
            && input.bytes().enumerate().all(|(at, byte)| {
                byte.is_ascii_digit() || (matches!(at, 4 | 5) && byte.is_ascii_uppercase())
            });
        shaped
            .then(|| Self(input.to_owned()))
            .ok_or(NumberError::Shape)
    }

    /// The nine characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Kpp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shape() {
        for good in ["770001001", "7700AB001", "010043001"] {
            assert!(Kpp::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "77000100",
            "000001001",
            "7700ab001",
            "77A001001",
            "7700010011",
        ] {
            assert_eq!(Kpp::parse(bad), Err(NumberError::Shape), "{bad}");
        }
    }
}
