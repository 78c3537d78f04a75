//! What the decoder says of a frame.

/// What was seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Sighting {
    /// No code.
    Nothing,
    /// The eyes of a code, but it could not be read. What would help.
    Finders(Hint),
    /// A code, read.
    Code(Reading),
}

/// What would make an unreadable code readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Its modules are too few pixels wide: come closer.
    TooSmall,
    /// It does not fit into the picture: move away.
    TooClose,
    /// Too dark or too pale: more light, or a brighter screen.
    TooDark,
    /// Big and bright enough, so it is out of focus or moving.
    Blurred,
}

/// A code that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The bytes as UTF-8, or as Latin-1 if they are no UTF-8. Old payment codes (`ST00011`,
    /// `ST00013`) are windows-1251 or KOI8-R: decode [`Reading::bytes`] for them.
    pub text: String,
    /// The bytes as they stand in the code.
    pub bytes: Vec<u8>,
    /// Outer corners in the frame's pixels: the corner eye's first, then clockwise as the code is
    /// drawn.
    pub corners: [(f32, f32); 4],
}
