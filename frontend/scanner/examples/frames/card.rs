//! A code on a card: its modules as a picture, before any camera.

use qrcode::{Color, EcLevel, QrCode};

use crate::{
    paint::{Picture, photo},
    random::Random,
};

/// Pixels of a module on the card.
const PITCH: usize = 8;

pub struct Symbol {
    pub text: String,
    pub level: EcLevel,
    pub side: usize,
    modules: Vec<bool>,
}

impl Symbol {
    /// A text of letters and digits, or of anything, as long as a presentation code or less or
    /// more.
    pub fn any(random: &mut Random, levels: &[EcLevel]) -> Self {
        const CAPITALS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:";
        const ANY: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
        let length = random.one_of(&[30, 60, 120, 190, 300]);
        let letters = random.one_of(&[CAPITALS, ANY]);
        let text: String = (0..length)
            .map(|_| char::from(random.one_of(letters)))
            .collect();
        let level = random.one_of(levels);
        let code = QrCode::with_error_correction_level(&text, level).unwrap();
        let side = code.width();
        let modules = code
            .to_colors()
            .into_iter()
            .map(|it| it == Color::Dark)
            .collect();
        Self {
            text,
            level,
            side,
            modules,
        }
    }

    fn dark(&self, column: usize, row: usize) -> bool {
        self.modules[row * self.side + column]
    }

    fn eye(&self, column: usize, row: usize) -> bool {
        let far = self.side - 8;
        (row < 8 && (column < 8 || column >= far)) || (column < 8 && row >= far)
    }
}

/// How a symbol is drawn.
pub struct Style {
    pub ink: f32,
    pub paper: f32,
    /// Modules of quiet zone.
    pub quiet: usize,
    pub dots: bool,
    /// Below 1 a photo shines through.
    pub opacity: f32,
}

impl Style {
    pub fn usual(random: &mut Random) -> Self {
        let ink = random.grey(0.0, 30.0);
        Self {
            ink: if random.unit() < 0.2 {
                random.grey(0.0, 100.0)
            } else {
                ink
            },
            paper: random.grey(240.0, 255.0),
            quiet: 2 + random.below(3),
            dots: false,
            opacity: 1.0,
        }
    }
}

/// The symbol with its quiet zone.
pub fn card(random: &mut Random, symbol: &Symbol, style: &Style) -> Picture {
    let all = (symbol.side + 2 * style.quiet) * PITCH;
    let mut picture = if style.opacity < 1.0 {
        photo(random, all, all)
    } else {
        Picture::plain(all, all, style.paper)
    };
    let module = |at: f64| {
        (at as usize / PITCH)
            .checked_sub(style.quiet)
            .filter(|&at| at < symbol.side)
    };
    picture.each(|x, y, under| {
        let dark = match (module(x), module(y)) {
            (Some(column), Some(row)) if symbol.dark(column, row) => {
                let middle = PITCH as f64 / 2.0;
                let off = |at: f64| at % PITCH as f64 + 0.5 - middle;
                !style.dots || symbol.eye(column, row) || off(x).hypot(off(y)) < 0.47 * PITCH as f64
            }
            _ => false,
        };
        let grey = if dark { style.ink } else { style.paper };
        under + style.opacity * (grey - under)
    });
    picture
}

/// A badge over the middle, `part` of the side wide.
pub fn badge(random: &mut Random, picture: &mut Picture, symbol: &Symbol, part: f64) {
    let middle = picture.width as f64 / 2.0;
    let half = symbol.side as f64 * PITCH as f64 * part / 2.0;
    picture.rectangle(middle - half, middle - half, 2.0 * half, 2.0 * half, 255.0);
    let grey = random.grey(0.0, 220.0);
    picture.disc(middle, middle, half * 0.85, grey);
}

/// A phone around the card: bars, words. Returns where the card lies on it.
pub fn phone(random: &mut Random, card: &Picture, dark: bool) -> (Picture, (f64, f64)) {
    let side = card.width as f64;
    let (pad, top) = (
        side * random.range(0.05, 0.15),
        side * random.range(0.25, 0.5),
    );
    let bottom = side * random.range(0.3, 0.6);
    let ground = if dark {
        random.grey(8.0, 36.0)
    } else {
        random.grey(228.0, 255.0)
    };
    let (width, height) = (side + 2.0 * pad, side + top + bottom);
    let mut picture = Picture::plain(width as usize, height as usize, ground);
    let bar = random.grey(30.0, 200.0);
    picture.rectangle(0.0, 0.0, width, top * 0.55, bar);
    let words = if dark { 200.0 } else { 45.0 };
    let size = side / 28.0;
    picture.text(
        random,
        (pad, top * 0.2),
        side * 0.8,
        1,
        size * 1.4,
        255.0 - bar,
    );
    picture.text(random, (pad, top * 0.72), side, 1, size, words);
    picture.text(
        random,
        (pad, top + side + bottom * 0.2),
        side,
        3,
        size,
        words,
    );
    for (row, from) in card.pixels.chunks_exact(card.width).enumerate() {
        let start = (top as usize + row) * picture.width + pad as usize;
        picture.pixels[start..start + card.width].copy_from_slice(from);
    }
    (picture, (pad.floor(), top.floor()))
}
