//! What a fuzz target does with an input. Also included by `tests/corpus.rs`.

use scanner::{Decoder, Sighting};

/// Two bytes of size, then grey pixels, from the start again where they do not suffice.
pub fn image(input: &[u8]) {
    let [width, height, pixels @ ..] = input else {
        return;
    };
    let (width, height) = (usize::from(*width), usize::from(*height));
    if pixels.is_empty() {
        return;
    }
    let luma: Vec<u8> = pixels
        .iter()
        .copied()
        .cycle()
        .take(width * height)
        .collect();
    let mut decoder = Decoder::new();
    let live = decoder.decode(&luma, width, height);
    sound(&live);
    // What a decoder has seen before changes nothing.
    assert_eq!(decoder.decode(&luma, width, height), live);
    sound(&decoder.decode_thoroughly(&luma, width, height));
}

fn sound(sighting: &Sighting) {
    if let Sighting::Code(reading) = sighting {
        assert!(!reading.bytes.is_empty() && !reading.text.is_empty());
        assert!(
            reading
                .corners
                .iter()
                .all(|(x, y)| x.is_finite() && y.is_finite())
        );
    }
}
