use image::{ImageFormat, Rgb, RgbImage};

use super::*;

/// A drawn bust before a light wall, with something sharp on it; its left half is redder, so that
/// one sees how it lies.
fn drawing(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (u, v) = (
            f64::from(x) / f64::from(width),
            f64::from(y) / f64::from(height),
        );
        let face = ((u - 0.5) / 0.24).powi(2) + ((v - 0.42) / 0.28).powi(2) < 1.0;
        let stripe = (x / 6 + y / 6).is_multiple_of(2);
        match (face, stripe) {
            (true, true) => Rgb([190, 150, 120]),
            (true, false) => Rgb([140, 100, 80]),
            (false, _) if u < 0.5 => Rgb([190, 120, 120]),
            (false, _) => Rgb([120, 150, 190]),
        }
    })
}

fn file(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a file");
    bytes.into_inner()
}

fn person(bytes: &[u8]) -> Result<Photo, PhotoFault> {
    read(bytes, Subject::Person)
}

fn kept(bytes: &[u8]) -> RgbImage {
    let photo = person(bytes).expect("a picture");
    assert_eq!(photo.media_type, "image/jpeg");
    let kept = image::load_from_memory_with_format(&photo.bytes, ImageFormat::Jpeg);
    kept.expect("a JPEG").to_rgb8()
}

/// A JPEG with an EXIF part: this orientation, and a place.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    // Orientation: one short.
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    // The directory of the place, which lies behind this one.
    tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"GPS 55.7558 37.6173");
    let mut part = b"Exif\0\0".to_vec();
    part.extend(tiff);
    let length = u16::try_from(part.len() + 2).expect("short");
    let mut file = jpeg.get(..2).expect("a start").to_vec();
    file.extend([0xff, 0xe1]);
    file.extend(length.to_be_bytes());
    file.extend(part);
    file.extend(jpeg.get(2..).expect("the rest"));
    file
}

#[test]
fn what_phones_send_is_taken_and_made_smaller() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let picture = kept(&file(&drawing(1_500, 2_000), format));
        assert_eq!(picture.dimensions(), (720, 960), "{format:?}");
    }
    let small = kept(&file(&drawing(480, 640), ImageFormat::Png));
    assert_eq!(small.dimensions(), (480, 640));
}

#[test]
fn it_is_turned_upright_and_what_else_was_in_it_is_gone() {
    // Lies on its side: what is red on the left was red at the top.
    let lying = image::imageops::rotate270(&drawing(600, 800));
    let sent = with_exif(&file(&lying, ImageFormat::Jpeg), 6);
    assert!(sent.windows(3).any(|part| part == b"GPS"));
    let photo = person(&sent).expect("a picture");
    for word in [b"Exif".as_slice(), b"GPS", b"55.75"] {
        assert!(!photo.bytes.windows(word.len()).any(|part| part == word));
    }
    let upright = kept(&sent);
    assert_eq!(upright.dimensions(), (600, 800));
    let (left, right) = (upright.get_pixel(20, 20), upright.get_pixel(580, 20));
    assert!(left.0[0] > left.0[2] + 40, "{left:?}");
    assert!(right.0[2] > right.0[0] + 40, "{right:?}");
}

#[test]
fn what_is_no_picture() {
    let png = file(&drawing(600, 800), ImageFormat::Png);
    let half = png.get(..png.len() / 2).expect("half");
    let mut garbage = png.clone();
    garbage.iter_mut().skip(40).for_each(|byte| *byte ^= 0x5a);
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>";
    for bytes in [b"".as_slice(), b"hello", svg, half, &garbage] {
        assert_eq!(person(bytes).err(), Some(PhotoFault::NotPicture));
    }
}

/// A PNG of `width` × `height` whose pixels are all the same: a few kilobytes for any size.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("short");
        png.extend(length.to_be_bytes());
        let body = [name.as_slice(), data].concat();
        png.extend(&body);
        png.extend(crc(&body).to_be_bytes());
    };
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    chunk(b"IHDR", &head);
    let rows = vec![0; 1 << 20];
    chunk(
        b"IDAT",
        &miniz_oxide::deflate::compress_to_vec_zlib(&rows, 9),
    );
    chunk(b"IEND", &[]);
    png
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                crc >> 1 ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

/// The largest would need ten gigabytes.
#[test]
fn a_hundred_megapixels_are_refused_by_their_head() {
    for (width, height) in [(10_000, 10_000), (60_000, 60_000), (40_000_001, 1)] {
        assert_eq!(
            person(&bomb(width, height)).err(),
            Some(PhotoFault::TooLarge),
            "{width} × {height}"
        );
    }
    let mut long = file(&drawing(600, 800), ImageFormat::Png);
    long.resize(PICTURE_LIMIT + 1, 0);
    assert_eq!(person(&long).err(), Some(PhotoFault::FileLarge));
}

#[test]
fn too_small_too_dark_too_bright_not_sharp() {
    let sharp = drawing(600, 800);
    let light = |change: fn(u8) -> u8| {
        let mut picture = sharp.clone();
        picture.pixels_mut().for_each(|pixel| {
            pixel.0 = pixel.0.map(change);
        });
        file(&picture, ImageFormat::Png)
    };
    let blurred = image::imageops::fast_blur(&sharp, 12.0);
    let cases = [
        (
            file(&drawing(479, 800), ImageFormat::Png),
            PhotoFault::TooSmall,
        ),
        (light(|level| level / 8), PhotoFault::TooDark),
        (light(|level| 225 + level / 9), PhotoFault::TooBright),
        (file(&blurred, ImageFormat::Png), PhotoFault::Blurred),
        (light(|_| 128), PhotoFault::Blurred),
    ];
    for (bytes, fault) in cases {
        assert_eq!(person(&bytes).err(), Some(fault));
    }
    let page = file(&drawing(719, 1_000), ImageFormat::Png);
    assert_eq!(
        read(&page, Subject::Document).err(),
        Some(PhotoFault::TooSmall)
    );
}

#[tokio::test]
async fn whoever_sends_many_holds_nobody_else_up() {
    let reader = Arc::new(PictureReader::default());
    let sent = file(&drawing(480, 640), ImageFormat::Png);
    let first = reader.own("anna").acquire_owned().await.expect("a turn");
    let mut waiting = Vec::new();
    for _ in 0..2 * AT_ONCE {
        let (reader, sent) = (reader.clone(), sent.clone());
        waiting.push(tokio::spawn(async move {
            reader.read("anna", sent, Subject::Person).await
        }));
    }
    let other = reader.read("boris", sent, Subject::Person).await;
    other.expect("a turn").expect("a picture");
    assert!(waiting.iter().all(|one| !one.is_finished()));
    drop(first);
    for one in waiting {
        let read = one.await.expect("no panic").expect("a turn");
        read.expect("a picture");
    }
    reader.own("vera");
    let people = reader.people.lock().expect("people").len();
    assert_eq!(people, 1, "who is done is forgotten");
}
