//! Tag, length, value (ISO/IEC 7816-4, as Doc 9303, part 10, uses it): definite lengths, tags of
//! one or two bytes.

/// Bytes that are read from the front; every step fails rather than reads beyond.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// So many bytes.
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of so many bytes, at most four, the first of them the highest.
    pub(crate) fn number(&mut self, bytes: usize) -> Option<usize> {
        let taken = self.take(bytes.min(4))?;
        let number = taken
            .iter()
            .fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        usize::try_from(number).ok()
    }

    fn tag(&mut self) -> Option<u16> {
        let first = u16::try_from(self.number(1)?).ok()?;
        if first & 0x1F != 0x1F {
            return Some(first);
        }
        let second = u16::try_from(self.number(1)?).ok()?;
        // No tag of a passport is longer.
        (second & 0x80 == 0).then_some(first << 8 | second)
    }

    fn length(&mut self) -> Option<usize> {
        match self.number(1)? {
            short @ 0..=0x7F => Some(short),
            long @ 0x81..=0x84 => self.number(long - 0x80),
            // Indefinite, or longer than any file.
            _ => None,
        }
    }

    /// The next object, whatever it is.
    pub(crate) fn any(&mut self) -> Option<(u16, &'a [u8])> {
        let tag = self.tag()?;
        let length = self.length()?;
        Some((tag, self.take(length)?))
    }

    /// The value of the next object, which has this tag.
    pub(crate) fn value(&mut self, tag: u16) -> Option<&'a [u8]> {
        self.any()
            .filter(|(found, _)| *found == tag)
            .map(|(_, value)| value)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

/// The value of the only object, with nothing behind it.
pub(crate) fn only(bytes: &[u8], tag: u16) -> Option<&[u8]> {
    let mut reader = Reader::new(bytes);
    let value = reader.value(tag)?;
    reader.is_empty().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_whole_or_none() {
        assert_eq!(only(&[0x61, 2, 7, 8], 0x61), Some(&[7, 8][..]));
        assert_eq!(only(&[0x5F, 0x1F, 1, 9], 0x5F1F), Some(&[9][..]));
        assert_eq!(only(&[0x61, 0x81, 1, 9], 0x61), Some(&[9][..]));
        for broken in [
            &[][..],
            &[0x61],
            &[0x61, 2, 7],
            &[0x61, 1, 7, 8],
            &[0x62, 1, 7],
            &[0x61, 0x80, 0, 0],
            &[0x61, 0x85, 0, 0, 0, 0, 1, 7],
            &[0x61, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 7],
            &[0x7F, 0x81, 0x01, 1, 7],
        ] {
            assert_eq!(only(broken, 0x61), None, "{broken:?}");
        }
    }
}
