//! Whether a picture is good enough for somebody to compare a face with it.
//!
//! What can be measured without knowing what it shows decides: size, light, sharpness. How many
//! faces a program finds on it is a hint; whose it is, a person at the desk sees.

/// What a picture is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The person.
    Person,
    /// The page of a document with its photo.
    Document,
}

impl Subject {
    /// Fewest pixels of the shorter side: a face fills a third of a portrait and a sixth of a
    /// page, and needs some 150 pixels to be told from another.
    pub fn smallest_side(self) -> u32 {
        match self {
            Self::Person => 480,
            Self::Document => 720,
        }
    }

    /// Brightest mean: a page is white, a face is not.
    fn brightest(self) -> f64 {
        match self {
            Self::Person => 215.0,
            Self::Document => 240.0,
        }
    }
}

/// Longest side to which a picture is reduced before it is judged: a blurred one has no more
/// detail then than before, and noise of a sensor is gone.
pub const JUDGED_SIDE: u32 = 480;

/// Darkest mean of a picture, of 255.
const DARKEST: f64 = 45.0;
/// Least variance of the Laplacian of a picture of [`JUDGED_SIDE`]. A drawing of a face blurred
/// by 6 pixels of that size has about 2, a sharp one over 100.
const SHARPEST_BLUR: f64 = 12.0;

/// What is wrong with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoFault {
    /// No picture that is read here, or a damaged one.
    NotPicture,
    /// More bytes than are taken.
    FileLarge,
    /// More pixels than are read.
    TooLarge,
    /// Fewer pixels than a comparison needs.
    TooSmall,
    /// Too dark.
    TooDark,
    /// Too bright.
    TooBright,
    /// Not sharp.
    Blurred,
}

impl PhotoFault {
    /// The key of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotPicture => "photo-not-picture",
            Self::FileLarge => "photo-file-large",
            Self::TooLarge => "photo-too-large",
            Self::TooSmall => "photo-too-small",
            Self::TooDark => "photo-too-dark",
            Self::TooBright => "photo-too-bright",
            Self::Blurred => "photo-blurred",
        }
    }
}

/// How many faces a program finds on a portrait. It errs: nothing is refused for it, and whoever
/// compares is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faces {
    /// None.
    None,
    /// One, as it should be.
    One,
    /// More than one.
    Several,
}

impl Faces {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::None, Self::One, Self::Several];

    /// So many.
    pub fn of(count: usize) -> Self {
        match count {
            0 => Self::None,
            1 => Self::One,
            _ => Self::Several,
        }
    }

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::One => "one",
            Self::Several => "several",
        }
    }

    /// The answer of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|faces| faces.key() == key)
    }
}

/// Brightness of each pixel, row by row, of a picture reduced to [`JUDGED_SIDE`].
#[derive(Clone, Copy, Debug)]
pub struct Brightness<'a> {
    /// Pixels in a row.
    pub width: usize,
    /// 0 is black, 255 white.
    pub pixels: &'a [u8],
}

/// Whether light and sharpness will do.
///
/// # Errors
/// The first fault.
pub fn judge(picture: Brightness<'_>, subject: Subject) -> Result<(), PhotoFault> {
    let mean = mean(picture.pixels.iter().map(|pixel| f64::from(*pixel)));
    if mean < DARKEST {
        Err(PhotoFault::TooDark)
    } else if mean > subject.brightest() {
        Err(PhotoFault::TooBright)
    } else if sharpness(picture) < SHARPEST_BLUR {
        Err(PhotoFault::Blurred)
    } else {
        Ok(())
    }
}

/// Variance of the Laplacian: how much the pixels differ from what lies around them.
pub fn sharpness(picture: Brightness<'_>) -> f64 {
    let rows: Vec<&[u8]> = picture.pixels.chunks_exact(picture.width.max(1)).collect();
    let edges = rows.windows(3).flat_map(|rows| {
        let [above, row, below] = rows else {
            return Vec::new();
        };
        let around = row.windows(3).zip(above.iter().zip(below.iter()).skip(1));
        around
            .filter_map(|(beside, (above, below))| {
                let [left, middle, right] = beside else {
                    return None;
                };
                let sum: i32 = [left, right, above, below]
                    .into_iter()
                    .map(|pixel| i32::from(*pixel))
                    .sum();
                Some(f64::from(sum - 4 * i32::from(*middle)))
            })
            .collect()
    });
    let edges: Vec<f64> = edges.collect();
    let middle = mean(edges.iter().copied());
    mean(edges.iter().map(|edge| (edge - middle).powi(2)))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 96;

    /// Squares of eight pixels, from `dark` to `light`.
    fn squares(dark: u8, light: u8) -> Vec<u8> {
        let pixel = |at: usize| {
            let (x, y) = (at % SIDE, at / SIDE);
            if (x / 8 + y / 8).is_multiple_of(2) {
                dark
            } else {
                light
            }
        };
        (0..SIDE * SIDE).map(pixel).collect()
    }

    /// A slope over the whole width: no edge anywhere.
    fn slope() -> Vec<u8> {
        let pixel = |at: usize| u8::try_from(60 + at % SIDE).unwrap_or(u8::MAX);
        (0..SIDE * SIDE).map(pixel).collect()
    }

    fn judged(pixels: &[u8], subject: Subject) -> Result<(), PhotoFault> {
        let width = SIDE;
        judge(Brightness { width, pixels }, subject)
    }

    #[test]
    fn light_and_sharpness() {
        let person = |pixels: &[u8]| judged(pixels, Subject::Person);
        assert_eq!(person(&squares(70, 180)), Ok(()));
        assert_eq!(person(&squares(0, 60)), Err(PhotoFault::TooDark));
        assert_eq!(person(&squares(200, 250)), Err(PhotoFault::TooBright));
        assert_eq!(person(&slope()), Err(PhotoFault::Blurred));
        assert_eq!(person(&[128; SIDE * SIDE]), Err(PhotoFault::Blurred));
        assert_eq!(person(&[]), Err(PhotoFault::TooDark));
        // A page is white.
        assert_eq!(judged(&squares(200, 250), Subject::Document), Ok(()));
    }

    #[test]
    fn a_flat_picture_has_no_sharpness_and_edges_have() {
        let sharpness = |pixels: &[u8]| {
            super::sharpness(Brightness {
                width: SIDE,
                pixels,
            })
        };
        assert!(sharpness(&slope()) < 1.0);
        assert!(sharpness(&squares(70, 180)) > 1_000.0);
        assert!(sharpness(&squares(70, 74)) < SHARPEST_BLUR);
    }
}
