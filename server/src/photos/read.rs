//! From the bytes that somebody sent to a picture that is safe to keep and to show: decoded with
//! limits, turned upright, judged, made smaller and encoded anew. What else was in the file (the
//! place where it was taken, a preview, a comment) is gone with that.

use std::{
    collections::BTreeMap,
    io::Cursor,
    sync::{Arc, Mutex, PoisonError},
};

use app::{
    error::AppError,
    ports::{PICTURE_LIMIT, Photo},
};
use domain::photo::{self, Brightness, Faces, JUDGED_SIDE, PhotoFault, Subject};
use image::{
    DynamicImage, ImageDecoder as _, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    metadata::Orientation,
};
use tokio::sync::Semaphore;

use super::faces;

/// Most pixels that are decoded: 120 MB while it happens. Phones that can take more are set to a
/// quarter of it.
const MOST_PIXELS: u64 = 40_000_000;
/// Most memory that a decoder may take, bytes: the pixels, and as much again for its work.
const MOST_MEMORY: u64 = 2 * 3 * MOST_PIXELS;
/// Pictures that are decoded at the same time in this process.
const AT_ONCE: usize = 2;
/// Quality of what is kept: nobody sees the difference, and it is a tenth of the file.
const QUALITY: u8 = 88;

/// Longest side of what is kept.
fn longest(subject: Subject) -> u32 {
    match subject {
        Subject::Person => 960,
        // The small print of a page is read.
        Subject::Document => 1_600,
    }
}

/// Reads pictures, a few at a time and one of each person: whoever sends many waits for
/// themself and holds nobody else up.
pub(crate) struct PictureReader {
    all: Semaphore,
    /// Of those whose picture is read now, or waits.
    people: Mutex<BTreeMap<String, Arc<Semaphore>>>,
}

impl Default for PictureReader {
    fn default() -> Self {
        Self {
            all: Semaphore::new(AT_ONCE),
            people: Mutex::default(),
        }
    }
}

impl PictureReader {
    /// The turns of one account.
    fn own(&self, account: &str) -> Arc<Semaphore> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        people.retain(|_, turns| Arc::strong_count(turns) > 1);
        let turns = people.entry(account.to_owned());
        turns.or_insert_with(|| Arc::new(Semaphore::new(1))).clone()
    }

    /// The picture that `account` has sent as it is kept.
    ///
    /// # Errors
    /// The inner error says what is wrong with the picture.
    pub(crate) async fn read(
        &self,
        account: &str,
        bytes: Vec<u8>,
        subject: Subject,
    ) -> Result<Result<Photo, PhotoFault>, AppError> {
        let broken = || {
            tracing::error!("a picture could not be read: its task has gone");
            AppError::Internal {
                request_id: String::new(),
            }
        };
        let own = self.own(account);
        let own = own.acquire().await.map_err(|_| broken())?;
        let turn = self.all.acquire().await.map_err(|_| broken())?;
        let read = tokio::task::spawn_blocking(move || read(&bytes, subject)).await;
        drop((turn, own));
        read.map_err(|_| broken())
    }
}

impl PictureReader {
    /// How many faces are found on a portrait that was read; `None` if it cannot be said.
    pub(crate) async fn faces(&self, photo: &Photo) -> Option<Faces> {
        let _turn = self.all.acquire().await.ok()?;
        let photo = photo.clone();
        let counted = tokio::task::spawn_blocking(move || faces::count(&photo)).await;
        counted.ok().flatten()
    }
}

fn read(bytes: &[u8], subject: Subject) -> Result<Photo, PhotoFault> {
    if bytes.len() > PICTURE_LIMIT {
        return Err(PhotoFault::FileLarge);
    }
    let picture = decode(bytes)?;
    if picture.width().min(picture.height()) < subject.smallest_side() {
        return Err(PhotoFault::TooSmall);
    }
    let small = picture.thumbnail(JUDGED_SIDE, JUDGED_SIDE).to_luma8();
    let width = usize::try_from(small.width()).map_err(|_| PhotoFault::TooLarge)?;
    let pixels = small.as_raw();
    photo::judge(Brightness { width, pixels }, subject)?;
    encode(&picture, longest(subject)).ok_or(PhotoFault::NotPicture)
}

/// The picture, upright. Its size is known, and refused, before a pixel is read.
fn decode(bytes: &[u8]) -> Result<DynamicImage, PhotoFault> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| PhotoFault::NotPicture)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PhotoFault::TooLarge);
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(upright);
    Ok(picture)
}

fn fault(error: image::ImageError) -> PhotoFault {
    match error {
        image::ImageError::Limits(_) => PhotoFault::TooLarge,
        _ => PhotoFault::NotPicture,
    }
}

fn encode(picture: &DynamicImage, longest: u32) -> Option<Photo> {
    let fits = picture.width().max(picture.height()) <= longest;
    let picture = if fits {
        picture.to_rgb8()
    } else {
        picture.thumbnail(longest, longest).to_rgb8()
    };
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .ok()?;
    Some(Photo {
        media_type: "image/jpeg".to_owned(),
        bytes,
    })
}

#[cfg(test)]
mod tests;
