//! The schema of the format as tables: which elements and attributes it has where, and what they
//! hold. Kinds of principals and representatives that are not taken here stand in it with
//! [`Content::Unsupported`].

mod format;

use crate::value::Value;

pub(crate) use format::ROOT;

/// What an element may hold.
pub(crate) struct Type {
    pub(crate) attributes: &'static [Attribute],
    pub(crate) content: Content,
}

/// An attribute.
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    pub(crate) is_required: bool,
    pub(crate) value: Value,
}

/// What is between start and end of an element.
pub(crate) enum Content {
    /// Text.
    Text(Value),
    /// Elements in this order.
    Sequence(&'static [Particle]),
    /// One of these elements; none where `may_be_none`.
    Choice {
        of: &'static [Particle],
        may_be_none: bool,
    },
    /// The format has it, and here it is not taken.
    Unsupported,
}

/// A child.
pub(crate) struct Particle {
    pub(crate) name: &'static str,
    pub(crate) of: &'static Type,
    pub(crate) min: usize,
    pub(crate) max: usize,
}
