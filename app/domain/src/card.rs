//! Cards of others that a person keeps beside the Digital ID: a number under a bar code or a QR
//! code, drawn as its issuer drew it. Nothing about them is checked here but their shape.

use serde::{Deserialize, Serialize};

/// What the card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// Of a library.
    Library,
    /// Of a student.
    Student,
    /// Of a school, for its door or canteen.
    School,
    /// Of insurance.
    Insurance,
    /// Of a shop.
    Shop,
    /// Another one.
    Other,
}

impl CardKind {
    /// Every kind, in the order in which a form offers them.
    pub const ALL: [Self; 6] = [
        Self::Library,
        Self::Student,
        Self::School,
        Self::Insurance,
        Self::Shop,
        Self::Other,
    ];

    /// The stable name used in forms and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Library => "library",
            Self::Student => "student",
            Self::School => "school",
            Self::Insurance => "insurance",
            Self::Shop => "shop",
            Self::Other => "other",
        }
    }

    /// The kind of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// How the number is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Symbology {
    /// EAN-13: thirteen digits, the last a control digit (ISO/IEC 15420).
    Ean13,
    /// Code 128: Latin letters, digits and signs (ISO/IEC 15417).
    Code128,
    /// A QR code: any text (ISO/IEC 18004).
    Qr,
}

/// What cannot be drawn in a symbology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Not of the characters that it has, or too many of them.
    #[error("this symbology has no such text")]
    Shape,
    /// The control digit does not match.
    #[error("the control digit does not match")]
    Control,
}

/// Characters of a Code 128 that a phone's screen still shows wide enough.
const LONGEST_CODE128: usize = 32;
/// Bytes of a QR code that still has large modules on a phone: version 15 at level M holds 412.
const LONGEST_QR: usize = 400;

impl Symbology {
    /// Every symbology, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::Ean13, Self::Code128, Self::Qr];

    /// The stable name used in forms and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ean13 => "ean13",
            Self::Code128 => "code128",
            Self::Qr => "qr",
        }
    }

    /// The symbology of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|symbology| symbology.key() == key)
    }

    /// The text as it is drawn. People copy digits in groups; in bar codes there are no spaces
    /// between them.
    ///
    /// # Errors
    /// What the symbology cannot hold, and a wrong control digit.
    pub fn read(self, typed: &str) -> Result<String, CardError> {
        let typed = typed.trim();
        match self {
            Self::Ean13 => {
                let digits: String = typed
                    .chars()
                    .filter(|c| !matches!(c, ' ' | '-' | '\u{a0}'))
                    .collect();
                let plain = digits.len() == 13 && digits.bytes().all(|c| c.is_ascii_digit());
                if !plain {
                    Err(CardError::Shape)
                } else if crate::foreign::has_gs1_control_digit(&digits) {
                    Ok(digits)
                } else {
                    Err(CardError::Control)
                }
            }
            Self::Code128 => {
                let text: String = if typed.chars().all(|c| c.is_ascii_digit() || c == ' ') {
                    typed.chars().filter(char::is_ascii_digit).collect()
                } else {
                    typed.to_owned()
                };
                let plain = text.chars().all(|c| c.is_ascii_graphic() || c == ' ');
                let fits = (1..=LONGEST_CODE128).contains(&text.len());
                (plain && fits).then_some(text).ok_or(CardError::Shape)
            }
            Self::Qr => {
                let plain = !typed.chars().any(|c| c.is_control() && c != '\n');
                let fits = (1..=LONGEST_QR).contains(&typed.len());
                (plain && fits)
                    .then(|| typed.to_owned())
                    .ok_or(CardError::Shape)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back() {
        for kind in CardKind::ALL {
            assert_eq!(CardKind::from_key(kind.key()), Some(kind));
        }
        for symbology in Symbology::ALL {
            assert_eq!(Symbology::from_key(symbology.key()), Some(symbology));
        }
    }

    #[test]
    fn numbers_are_read_as_people_copy_them() {
        for (symbology, typed, expected) in [
            (Symbology::Ean13, "4 600051 000057", Ok("4600051000057")),
            (Symbology::Ean13, "4600051000058", Err(CardError::Control)),
            (Symbology::Ean13, "460005100005", Err(CardError::Shape)),
            (Symbology::Ean13, "460005100005x", Err(CardError::Shape)),
            (Symbology::Code128, " LIB-00042 ", Ok("LIB-00042")),
            (Symbology::Code128, "2000 0012 3456", Ok("200000123456")),
            (Symbology::Code128, "читатель", Err(CardError::Shape)),
            (Symbology::Code128, "", Err(CardError::Shape)),
            (Symbology::Qr, "читатель № 42", Ok("читатель № 42")),
            (Symbology::Qr, "\u{0}", Err(CardError::Shape)),
        ] {
            assert_eq!(
                symbology.read(typed),
                expected.map(str::to_owned),
                "{typed}"
            );
        }
        assert!(Symbology::Code128.read(&"1".repeat(33)).is_err());
        assert!(Symbology::Qr.read(&"я".repeat(201)).is_err());
    }
}
