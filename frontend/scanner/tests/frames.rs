//! Frames the decoder must read, frames it must not read anything into, and what it says of
//! those in between.

mod draw;

use draw::{Code, Frame, Random, turned, upright};
use qrcode::EcLevel;
use scanner::{Decoder, Hint, Reading, Sighting};

/// As long as a presentation code.
const TEXT: &str = "HTTPS://ID.EXAMPLE.RU/V#KRUGKIDROVUWG2ZAMJZG653OEBTG66BANJ2W24DTEBXXMZLSEB2GQ\
                    ZJANRQXU6JAMRXWOIDUO5UWGZJAMFXGIIDUNBSW4IDSMVZXI4ZAMJ2XI";

fn code() -> Code {
    Code::new(TEXT.as_bytes(), EcLevel::M, 4)
}

fn reading(frame: &Frame) -> Option<Reading> {
    match Decoder::new().decode(&frame.luma, frame.width, frame.height) {
        Sighting::Code(reading) => Some(reading),
        _ => None,
    }
}

#[track_caller]
fn reads(frame: &Frame) {
    assert_eq!(
        reading(frame).map(|reading| reading.text).as_deref(),
        Some(TEXT)
    );
}

fn wall() -> Frame {
    Frame::plain(1280, 720, 150)
}

fn card() -> Frame {
    wall().lay(&code(), upright(450.0, 150.0, 400.0), 20, 240, 1.0)
}

#[test]
fn clean_with_its_corners() {
    let reading = reading(&card()).unwrap();
    assert_eq!(reading.text, TEXT);
    assert_eq!(reading.bytes, TEXT.as_bytes());
    let quiet = 400.0 * 4.0 / (code().side() + 8) as f32;
    let (near, far) = (quiet, 400.0 - quiet);
    for ((x, y), (dx, dy)) in
        reading
            .corners
            .into_iter()
            .zip([(near, near), (far, near), (far, far), (near, far)])
    {
        assert!(
            (x - 450.0 - dx).abs() < 2.5 && (y - 150.0 - dy).abs() < 2.5,
            "{x} {y}"
        );
    }
}

#[test]
fn turned_by_any_angle() {
    for degrees in (0..360).step_by(15) {
        let corners = turned((640.0, 360.0), 420.0, f64::from(degrees));
        reads(&wall().lay(&code(), corners, 20, 240, 1.0));
    }
}

#[test]
fn in_perspective() {
    for corners in [
        [
            (400.0, 100.0),
            (850.0, 180.0),
            (830.0, 520.0),
            (420.0, 620.0),
        ],
        [
            (500.0, 200.0),
            (800.0, 200.0),
            (930.0, 640.0),
            (370.0, 640.0),
        ],
        [
            (420.0, 80.0),
            (900.0, 260.0),
            (800.0, 600.0),
            (380.0, 560.0),
        ],
    ] {
        reads(&wall().lay(&code(), corners, 20, 240, 1.0));
    }
}

#[test]
fn out_of_focus() {
    reads(&card().blurred(2));
}

#[test]
fn in_a_dark_room() {
    reads(&card().dim(0.2, 4.0, 7));
}

#[test]
fn light_on_dark() {
    reads(&wall().lay(&code(), upright(450.0, 150.0, 400.0), 240, 20, 1.0));
}

#[test]
fn without_a_quiet_zone_on_dark_ground() {
    let code = Code::new(TEXT.as_bytes(), EcLevel::M, 0);
    let screen = Frame::plain(1280, 720, 18);
    reads(
        &screen
            .clone()
            .lay(&code, upright(450.0, 150.0, 400.0), 20, 240, 1.0),
    );
    reads(&screen.lay(&code, turned((640.0, 360.0), 380.0, 20.0), 20, 240, 1.0));
}

#[test]
fn over_a_faded_photo() {
    for seed in 1..6 {
        let mut frame = Frame::photo(1280, 720, seed);
        for pixel in &mut frame.luma {
            *pixel = 255 - (255 - *pixel) / 3;
        }
        reads(&frame.lay(&code(), upright(460.0, 170.0, 380.0), 25, 255, 0.6));
    }
}

#[test]
fn small_and_large() {
    for size in [125.0, 150.0, 250.0, 700.0] {
        reads(&wall().lay(&code(), upright(300.0, 10.0, size), 20, 240, 1.0));
    }
}

#[test]
fn any_version() {
    for (length, level) in [
        (4, EcLevel::H),
        (20, EcLevel::L),
        (300, EcLevel::M),
        (900, EcLevel::Q),
    ] {
        let text: String = (0..length)
            .map(|i| char::from(b'a' + (i * 7 % 26) as u8))
            .collect();
        let code = Code::new(text.as_bytes(), level, 4);
        let frame = wall().lay(&code, turned((640.0, 360.0), 640.0, 8.0), 20, 240, 1.0);
        assert_eq!(reading(&frame).unwrap().text, text);
    }
}

#[test]
fn bytes_that_are_no_utf8_stay_as_they_are() {
    // «ST00011|Name=Школа» in windows-1251.
    let bytes = b"ST00011|Name=\xd8\xea\xee\xeb\xe0|";
    let code = Code::new(bytes, EcLevel::M, 4);
    let reading = reading(&wall().lay(&code, upright(450.0, 150.0, 400.0), 20, 240, 1.0)).unwrap();
    assert_eq!(reading.bytes, bytes);
    assert_eq!(reading.text.chars().count(), bytes.len());
    let utf8 = "Школа № 1".as_bytes();
    let frame = wall().lay(
        &Code::new(utf8, EcLevel::M, 4),
        upright(450.0, 150.0, 400.0),
        20,
        240,
        1.0,
    );
    assert_eq!(self::reading(&frame).unwrap().text, "Школа № 1");
}

#[test]
fn a_still_photo_of_odd_size() {
    let frame =
        Frame::plain(1001, 777, 200).lay(&code(), upright(300.0, 201.0, 301.0), 60, 200, 1.0);
    let sighting = Decoder::new().decode_thoroughly(&frame.luma, frame.width, frame.height);
    assert!(matches!(sighting, Sighting::Code(reading) if reading.text == TEXT));
}

#[test]
fn a_large_photo() {
    let frame = Frame::plain(2100, 1500, 200);
    let frame = frame.lay(&code(), upright(400.0, 60.0, 1400.0), 60, 200, 1.0);
    match Decoder::new().decode_thoroughly(&frame.luma, frame.width, frame.height) {
        Sighting::Code(Reading {
            text,
            corners: [(x, y), ..],
            ..
        }) => {
            assert_eq!(text, TEXT);
            let quiet = 1400.0 * 4.0 / (code().side() + 8) as f32;
            assert!((x - 400.0 - quiet).abs() < 6.0 && (y - 60.0 - quiet).abs() < 6.0);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_where_nothing_is() {
    let mut decoder = Decoder::new();
    let mut frames = vec![
        wall(),
        Frame::plain(1280, 720, 0),
        Frame::plain(1280, 720, 255),
    ];
    frames.push(wall().dim(1.0, 12.0, 3));
    frames.extend((1..12).map(|seed| Frame::photo(1280, 720, seed)));
    for frame in &frames {
        let sighting = decoder.decode_thoroughly(&frame.luma, frame.width, frame.height);
        assert!(!matches!(sighting, Sighting::Code(_)));
    }
    assert_eq!(
        decoder.decode(&frames[0].luma, 1280, 720),
        Sighting::Nothing
    );
}

#[test]
fn damage_is_mended_or_refused() {
    let mut random = Random(5);
    let mut decoder = Decoder::new();
    let whole = Frame::plain(260, 240, 200).lay(&code(), upright(20.0, 10.0, 220.0), 20, 240, 1.0);
    let mut read = 0;
    for _ in 0..400 {
        let mut frame = whole.clone();
        for _ in 0..1 + random.below(6) {
            let (x, y) = (20 + random.below(200), 10 + random.below(200));
            let (width, height) = (4 + random.below(40), 4 + random.below(40));
            let grey = [15, 245][random.below(2)];
            frame.rectangle(x, y, width, height, grey);
        }
        let sighting = decoder.decode_thoroughly(&frame.luma, frame.width, frame.height);
        if let Sighting::Code(reading) = sighting {
            assert_eq!(reading.text, TEXT);
            read += 1;
        }
    }
    assert!(read > 120, "{read} of 400");
}

#[test]
fn marks_that_look_like_eyes() {
    let mut random = Random(99);
    for _ in 0..4 {
        let mut frame = Frame::photo(1280, 720, random.next());
        for _ in 0..60 {
            let module = 2 + random.below(7);
            let (x, y) = (
                random.below(1280 - 9 * module),
                random.below(720 - 9 * module),
            );
            for (inset, grey) in [(0, 245), (1, 15), (2, 245), (3, 15)] {
                let side = (9 - 2 * inset) * module;
                frame.rectangle(x + inset * module, y + inset * module, side, side, grey);
            }
        }
        assert_eq!(reading(&frame), None);
    }
}

/// A code whose eyes and timing patterns can be seen, and nothing else.
fn unreadable(x: usize, y: usize, size: usize) -> Frame {
    let mut frame = wall().lay(
        &code(),
        upright(x as f64, y as f64, size as f64),
        20,
        240,
        1.0,
    );
    let module = size as f64 / (code().side() + 8) as f64;
    let (start, width) = ((module * 13.0) as usize, (module * 30.0) as usize);
    frame.rectangle(x + start, y + start, width, width, 240);
    frame
}

#[test]
fn hints() {
    let hint = |frame: &Frame| match Decoder::new().decode(&frame.luma, frame.width, frame.height) {
        Sighting::Finders(hint) => Some(hint),
        Sighting::Nothing => None,
        Sighting::Code(_) => panic!("it was read"),
    };
    assert_eq!(hint(&unreadable(400, 100, 400)), Some(Hint::Blurred));
    assert_eq!(
        hint(&unreadable(400, 100, 400).dim(0.09, 0.5, 5)),
        Some(Hint::TooDark)
    );
    assert_eq!(hint(&unreadable(400, 100, 104)), Some(Hint::TooSmall));
    let corners = [
        (300.0, 130.0),
        (840.0, 170.0),
        (1150.0, 970.0),
        (280.0, 710.0),
    ];
    let mut outside = wall().lay(&code(), corners, 20, 240, 1.0);
    outside.rectangle(460, 330, 820, 390, 150);
    assert_eq!(hint(&outside), Some(Hint::TooClose));
    assert_eq!(hint(&wall()), None);
}

/// Small random frames: as many as `DIGITAL_ID_FRAMES` says, for a night or a new idea.
#[expect(clippy::expect_used, reason = "whoever says it should hear of a slip")]
fn rounds() -> u32 {
    let said = std::env::var("DIGITAL_ID_FRAMES").ok();
    said.map_or(20_000, |number| number.parse().expect("a number of frames"))
}

#[test]
fn whatever_comes_in() {
    let mut decoder = Decoder::new();
    let mut random = Random(1);
    let code = code();
    let mut luma = Vec::new();
    for round in 0..rounds() {
        let (width, height) = (random.below(90), random.below(70));
        luma.resize(width * height, 0);
        let cell = 1 + random.below(5);
        let coarse: Vec<u8> = (0..800)
            .map(|_| if random.next() & 4096 == 0 { 10 } else { 250 })
            .collect();
        for (index, pixel) in luma.iter_mut().enumerate() {
            *pixel = match round % 3 {
                0 => (random.next() >> 40) as u8,
                1 => coarse[(index / width / cell * 31 + index % width / cell) % 800],
                _ => coarse[index % 37 + cell],
            };
        }
        let sighting = decoder.decode(&luma, width, height);
        assert!(!matches!(sighting, Sighting::Code(_)), "round {round}");
    }
    // Sizes that do not fit the buffer.
    for (width, height) in [
        (0, 0),
        (1, 1),
        (0, 50),
        (5000, 1),
        (usize::MAX, 2),
        (91, 71),
    ] {
        luma.resize(90 * 70, 7);
        assert_eq!(decoder.decode(&luma, width, height), Sighting::Nothing);
        assert_eq!(
            decoder.decode_thoroughly(&luma, width, height),
            Sighting::Nothing
        );
    }
    // Codes cut into odd pieces.
    let whole = Frame::plain(220, 200, 255).lay(&code, upright(10.0, 0.0, 200.0), 0, 255, 1.0);
    for _ in 0..300 {
        let (width, height) = (60 + random.below(160), 60 + random.below(140));
        let start = random.below(60) * 220 + random.below(220 - width + 1);
        let mut piece = Vec::new();
        for row in 0..height.min(140) {
            piece.extend_from_slice(&whole.luma[start + row * 220..start + row * 220 + width]);
        }
        if let Sighting::Code(reading) = decoder.decode(&piece, width, height.min(140)) {
            assert_eq!(reading.text, TEXT);
        }
    }
}
