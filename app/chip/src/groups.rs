//! The data groups: the machine-readable zone and the face (Doc 9303, part 10, sections 4.7.1 and
//! 4.7.2).

use domain::passport::{LINE, Passport};
use time::Date;

use crate::{
    Fault, Picture, PictureKind,
    tlv::{Reader, only},
};

const DG1: u16 = 0x61;
const ZONE: u16 = 0x5F1F;
const DG2: u16 = 0x75;
const GROUP_TEMPLATE: u16 = 0x7F61;
const TEMPLATE: u16 = 0x7F60;
/// Biometric data block, primitive or constructed.
const BLOCKS: [u16; 2] = [0x5F2E, 0x7F2E];

/// The passport of DG1.
pub(crate) fn zone(bytes: &[u8], today: Date) -> Result<Passport, Fault> {
    let lines = only(bytes, DG1)
        .and_then(|group| only(group, ZONE))
        .ok_or(Fault::Group)?;
    let lines = std::str::from_utf8(lines).map_err(|_| Fault::Zone)?;
    let (first, second) = lines.split_at_checked(LINE).ok_or(Fault::Zone)?;
    // What a chip has is not typed: nothing is taken for what it looks like.
    let is_strict = lines
        .bytes()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'<');
    if !is_strict {
        return Err(Fault::Zone);
    }
    Passport::read(first, second, today).map_err(|_| Fault::Zone)
}

/// The first face of DG2.
pub(crate) fn face(bytes: &[u8]) -> Result<Picture, Fault> {
    let group = only(bytes, DG2).ok_or(Fault::Group)?;
    let block = block(group).ok_or(Fault::Group)?;
    Ok(record(block).unwrap_or(Picture {
        kind: PictureKind::Unread,
        bytes: Vec::new(),
    }))
}

fn block(group: &[u8]) -> Option<&[u8]> {
    let mut templates = Reader::new(only(group, GROUP_TEMPLATE)?);
    let _count = templates.value(0x02)?;
    let mut template = Reader::new(templates.value(TEMPLATE)?);
    while !template.is_empty() {
        let (tag, value) = template.any()?;
        if BLOCKS.contains(&tag) {
            return Some(value);
        }
    }
    None
}

/// The picture in a facial record (ISO/IEC 19794-5:2005, section 5).
fn record(block: &[u8]) -> Option<Picture> {
    let mut reader = Reader::new(block);
    (reader.take(4)? == b"FAC\0" && reader.take(4)? == b"010\0").then_some(())?;
    // Length of the record, number of faces.
    reader.take(4 + 2)?;
    let length = reader.number(4)?;
    let points = reader.number(2)?;
    // Gender, colours, properties, expression, pose: nobody asks for them.
    reader.take(14)?;
    reader.take(points.checked_mul(8)?)?;
    let _face_type = reader.take(1)?;
    let kind = match reader.number(1)? {
        0 => PictureKind::Jpeg,
        1 => PictureKind::Jpeg2000,
        _ => return None,
    };
    // Width, height, colours, source, device, quality.
    reader.take(2 + 2 + 1 + 1 + 2 + 2)?;
    // The length is that of the information blocks and the picture together.
    let before = 20 + points.checked_mul(8)? + 12;
    let bytes = reader.take(length.checked_sub(before)?)?.to_vec();
    Some(Picture { kind, bytes })
}
