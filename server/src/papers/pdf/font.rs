use std::collections::BTreeMap;

use pdf_writer::{
    Filter, Finish as _, Name, Pdf, Rect, Ref, Str,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

/// PT Serif; its licence lies beside it.
const REGULAR: &[u8] = include_bytes!("../../../fonts/pt-serif.ttf");
const BOLD: &[u8] = include_bytes!("../../../fonts/pt-serif-bold.ttf");

const SYSTEM: SystemInfo<'_> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// How heavy a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// The fonts of one file.
pub(super) struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    pub(super) fn load() -> Option<Self> {
        Some(Self {
            regular: Font::parse("PTSerif-Regular", REGULAR)?,
            bold: Font::parse("PTSerif-Bold", BOLD)?,
        })
    }

    pub(super) fn get(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    pub(super) fn get_mut(&mut self, weight: Weight) -> &mut Font {
        match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        }
    }
}

/// A font and what a file has used of it.
pub(super) struct Font {
    /// Its PostScript name.
    name: &'static str,
    data: &'static [u8],
    face: Face<'static>,
    mapper: GlyphRemapper,
    /// Character and width (thousandths of the size) by the glyph's number in the file.
    used: BTreeMap<u16, (char, f32)>,
}

impl Font {
    fn parse(name: &'static str, data: &'static [u8]) -> Option<Self> {
        Some(Self {
            name,
            data,
            face: Face::parse(data, 0).ok()?,
            mapper: GlyphRemapper::new(),
            used: BTreeMap::new(),
        })
    }

    /// Thousandths of the size in a unit of the font.
    fn scale(&self) -> f32 {
        1_000.0 / f32::from(self.face.units_per_em())
    }

    /// Number and width (thousandths of the size) of a letter's glyph. Of what the font has
    /// not, the box that says so.
    fn glyph(&self, letter: char) -> (u16, f32) {
        let glyph = self.face.glyph_index(letter).unwrap_or_default();
        let units = self.face.glyph_hor_advance(glyph).unwrap_or_default();
        (glyph.0, f32::from(units) * self.scale())
    }

    /// How wide a text is, in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let thousandths: f32 = text.chars().map(|letter| self.glyph(letter).1).sum();
        thousandths * size / 1_000.0
    }

    /// A text as the file has it: two bytes a glyph.
    pub(super) fn encode(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len());
        for letter in text.chars() {
            let (glyph, width) = self.glyph(letter);
            let in_file = self.mapper.remap(glyph);
            self.used.entry(in_file).or_insert((letter, width));
            bytes.extend(in_file.to_be_bytes());
        }
        bytes
    }

    /// Embeds what was used under `id`; the four objects after it are taken, too.
    pub(super) fn write(&self, pdf: &mut Pdf, id: Ref) -> Option<()> {
        let [cid, descriptor, file, cmap] = following(id);
        // Six letters tell that this is a part of the font (ISO 32000-1, 9.6.4).
        let name = format!("DIGIID+{}", self.name);
        let name = Name(name.as_bytes());
        pdf.type0_font(id)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(cmap);
        let mut font = pdf.cid_font(cid);
        font.subtype(CidFontType::Type2)
            .base_font(name)
            .system_info(SYSTEM)
            .font_descriptor(descriptor)
            .default_width(0.0)
            .cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = font.widths();
        for (glyph, (_, width)) in &self.used {
            widths.consecutive(*glyph, [*width]);
        }
        widths.finish();
        font.finish();
        self.describe(pdf, name, descriptor, file);
        let subset = subsetter::subset(self.data, 0, &self.mapper).ok()?;
        let packed = pack(&subset);
        let length = i32::try_from(subset.len()).ok()?;
        pdf.stream(file, &packed)
            .filter(Filter::FlateDecode)
            .pair(Name(b"Length1"), length);
        let mut letters = UnicodeCmap::<u16>::new(Name(b"Custom"), SYSTEM);
        for (glyph, (letter, _)) in &self.used {
            letters.pair(*glyph, *letter);
        }
        let letters = letters.finish();
        pdf.stream(cmap, &pack(&letters))
            .filter(Filter::FlateDecode);
        Some(())
    }

    fn describe(&self, pdf: &mut Pdf, name: Name<'_>, id: Ref, file: Ref) {
        let face = &self.face;
        let units = |units: i16| f32::from(units) * self.scale();
        let bounds = face.global_bounding_box();
        let bounds = Rect::new(
            units(bounds.x_min),
            units(bounds.y_min),
            units(bounds.x_max),
            units(bounds.y_max),
        );
        pdf.font_descriptor(id)
            .name(name)
            .flags(FontFlags::SYMBOLIC | FontFlags::SERIF)
            .bbox(bounds)
            .italic_angle(face.italic_angle())
            .ascent(units(face.ascender()))
            .descent(units(face.descender()))
            .cap_height(units(face.capital_height().unwrap_or(face.ascender())))
            // Not in the font; readers only use it to draw a substitute, and ours is embedded.
            .stem_v(80.0)
            .font_file2(file);
    }
}

fn following(id: Ref) -> [Ref; 4] {
    [1, 2, 3, 4].map(|step| Ref::new(id.get() + step))
}

/// Deflated, as [`Filter::FlateDecode`] reads it.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6)
}
