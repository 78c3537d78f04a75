//! How many faces are on a portrait: SeetaFace, as the crate `rustface` has it, with its model beside
//! this program (`server/faces`, BSD-2-Clause). It errs, above all with drawings and with faces from
//! the side, so it refuses nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};

use app::ports::Photo;
use domain::photo::{Faces, JUDGED_SIDE};
use image::GrayImage;
use rustface::ImageData;

/// What the detector has learnt.
const MODEL: &[u8] = include_bytes!("../../faces/seeta_fd_frontal_v1.0.bin");
/// Smallest face that is looked for, as a part of the shorter side: whoever stands far behind is no
/// second person of a portrait.
const SMALLEST_PART: u32 = 6;
/// Fewest pixels that the detector can be told to look for.
const SMALLEST: u32 = 20;
/// From this score on it is a face: the middle of the three that the library names.
const SCORE: f64 = 2.8;
/// How much smaller each picture is than the one before in which is looked.
const SCALE: f32 = 0.8;
/// Pixels from one place to the next.
const STEP: u32 = 4;

/// How many are found; `None` if it cannot be said.
pub(super) fn count(photo: &Photo) -> Option<Faces> {
    let picture = image::load_from_memory(&photo.bytes).ok()?;
    let small = picture.thumbnail(JUDGED_SIDE, JUDGED_SIDE).to_luma8();
    // It panics where others return an error; a hint is not worth a form.
    catch_unwind(AssertUnwindSafe(|| found(&small))).ok()?
}

fn found(picture: &GrayImage) -> Option<Faces> {
    let (width, height) = picture.dimensions();
    let smallest = (width.min(height) / SMALLEST_PART).max(SMALLEST);
    let model = rustface::read_model(MODEL).ok()?;
    let mut detector = rustface::create_detector_with_model(model);
    detector.set_min_face_size(smallest);
    detector.set_score_thresh(SCORE);
    detector.set_pyramid_scale_factor(SCALE);
    detector.set_slide_window_step(STEP, STEP);
    let faces = detector.detect(&ImageData::new(picture.as_raw(), width, height));
    Some(Faces::of(faces.len()))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, GenericImage as _, ImageFormat, Luma};

    use super::*;

    /// The first of the drawn faces of the demo, 240 × 320.
    const DRAWN: &[u8] = include_bytes!("faces/drawn.jpg");

    fn photo(picture: &GrayImage) -> Photo {
        let mut bytes = Cursor::new(Vec::new());
        let written = DynamicImage::from(picture.clone()).write_to(&mut bytes, ImageFormat::Png);
        written.expect("a PNG");
        Photo {
            media_type: "image/png".to_owned(),
            bytes: bytes.into_inner(),
        }
    }

    #[test]
    fn none_one_and_several() {
        let drawn = image::load_from_memory(DRAWN).expect("a face").to_luma8();
        let (width, height) = drawn.dimensions();
        assert_eq!(count(&photo(&drawn)), Some(Faces::One));
        let mut two = GrayImage::new(2 * width, height);
        for at in [0, width] {
            two.copy_from(&drawn, at, 0).expect("it fits");
        }
        assert_eq!(count(&photo(&two)), Some(Faces::Several));
        let wall = GrayImage::from_fn(width, height, |x, y| {
            Luma([if (x / 12 + y / 12).is_multiple_of(2) {
                180
            } else {
                80
            }])
        });
        assert_eq!(count(&photo(&wall)), Some(Faces::None));
    }

    #[test]
    fn what_is_no_picture_is_not_spoken_of() {
        let photo = Photo {
            media_type: "image/jpeg".to_owned(),
            bytes: b"no picture".to_vec(),
        };
        assert_eq!(count(&photo), None);
    }
}
