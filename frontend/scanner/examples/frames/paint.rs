//! Grey pictures, and what is painted on them.

use crate::random::Random;

/// Grey values 0 to 255, unclamped until they are written.
#[derive(Clone)]
pub struct Picture {
    pub pixels: Vec<f32>,
    pub width: usize,
    pub height: usize,
}

pub const WIDTH: usize = 1280;
pub const HEIGHT: usize = 720;

impl Picture {
    pub fn plain(width: usize, height: usize, grey: f32) -> Self {
        Self {
            pixels: vec![grey; width * height],
            width,
            height,
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.pixels
            .iter()
            .map(|value| value.round() as u8)
            .collect()
    }

    pub fn each(&mut self, mut change: impl FnMut(f64, f64, f32) -> f32) {
        for (y, row) in self.pixels.chunks_exact_mut(self.width).enumerate() {
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = change(x as f64, y as f64, *pixel);
            }
        }
    }

    /// Bilinear; outside, the edge goes on.
    pub fn at(&self, x: f64, y: f64) -> f32 {
        let x = (x - 0.5).clamp(0.0, self.width as f64 - 1.001);
        let y = (y - 0.5).clamp(0.0, self.height as f64 - 1.001);
        let (column, row) = (x as usize, y as usize);
        let (across, down) = ((x - column as f64) as f32, (y - row as f64) as f32);
        let at = row * self.width + column;
        let mix = |a: f32, b: f32| a + across * (b - a);
        let top = mix(self.pixels[at], self.pixels[at + 1]);
        let bottom = mix(
            self.pixels[at + self.width],
            self.pixels[at + self.width + 1],
        );
        top + down * (bottom - top)
    }

    pub fn rectangle(&mut self, x: f64, y: f64, width: f64, height: f64, grey: f32) {
        let columns = (x.max(0.0) as usize).min(self.width)
            ..(((x + width).max(0.0)) as usize).min(self.width);
        for row in (y.max(0.0) as usize)..(((y + height).max(0.0)) as usize).min(self.height) {
            let start = row * self.width;
            self.pixels[start + columns.start..start + columns.end.max(columns.start)].fill(grey);
        }
    }

    pub fn disc(&mut self, x: f64, y: f64, radius: f64, grey: f32) {
        self.line((x, y), (x, y), 2.0 * radius, grey);
    }

    /// A stroke with round ends.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), width: f64, grey: f32) {
        let reach = width / 2.0 + 1.0;
        let span = |a: f64, b: f64, end: usize| {
            let low = (a.min(b) - reach).max(0.0) as usize;
            low..((a.max(b) + reach).max(0.0) as usize + 1).min(end)
        };
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let squared = (dx * dx + dy * dy).max(1e-9);
        for row in span(from.1, to.1, self.height) {
            for column in span(from.0, to.0, self.width) {
                let (x, y) = (column as f64 + 0.5 - from.0, row as f64 + 0.5 - from.1);
                let along = ((x * dx + y * dy) / squared).clamp(0.0, 1.0);
                let far = (x - along * dx).hypot(y - along * dy);
                let cover = (width / 2.0 + 0.5 - far).clamp(0.0, 1.0) as f32;
                let pixel = &mut self.pixels[row * self.width + column];
                *pixel += cover * (grey - *pixel);
            }
        }
    }

    /// Words of strokes: dense, dark and irregular, as text is to a decoder.
    pub fn text(
        &mut self,
        random: &mut Random,
        (x, y): (f64, f64),
        width: f64,
        lines: usize,
        size: f64,
        grey: f32,
    ) {
        for line in 0..lines {
            let base = y + line as f64 * size * 1.7;
            let mut at = x;
            let end = x + width * random.range(0.5, 1.0);
            while at < end {
                for _ in 0..1 + random.below(3) {
                    let corner = |random: &mut Random| {
                        (
                            at + random.range(0.0, 0.5) * size,
                            base + random.range(0.0, 1.0) * size,
                        )
                    };
                    let (from, to) = (corner(random), corner(random));
                    let to = if random.unit() < 0.5 {
                        (from.0, to.1)
                    } else {
                        to
                    };
                    self.line(from, to, size * 0.14, grey);
                }
                at += size * if random.unit() < 0.15 { 1.2 } else { 0.7 };
            }
        }
    }
}

/// Clouds of several sizes, about 0.5: light on a wall, hair, grass. Drawn at a quarter of the
/// size: the smallest are larger than that.
fn clouds(random: &mut Random, height: usize, roughness: f64) -> Picture {
    let mut sum = Picture::plain(height / 2, height / 4, 0.0);
    let (mut strength, mut total) = (1.0f32, 0.0f32);
    for octave in 1..=6 {
        let cells = 1usize << octave;
        let mut coarse = Picture::plain(cells * 2 + 2, cells + 2, 0.0);
        coarse.pixels.fill_with(|| random.unit() as f32);
        let pitch = cells as f64 / sum.height as f64;
        sum.each(|x, y, value| value + strength * coarse.at(x * pitch + 1.0, y * pitch + 1.0));
        total += strength;
        strength *= roughness as f32;
    }
    for pixel in &mut sum.pixels {
        *pixel /= total;
    }
    sum
}

/// Something like a photo: clouds with people, boxes and lines.
pub fn photo(random: &mut Random, width: usize, height: usize) -> Picture {
    let roughness = random.range(0.4, 0.75);
    let (gain, middle) = (random.range(300.0, 700.0) as f32, random.grey(80.0, 170.0));
    let clouds = clouds(random, height, roughness);
    let mut picture = Picture::plain(width, height, 0.0);
    picture.each(|x, y, _| {
        let light = clouds.at(x / 4.0 + 0.5, y / 4.0 + 0.5) - 0.5;
        (light * gain + middle).clamp(0.0, 255.0)
    });
    let (wide, high) = (width as f64, height as f64);
    for _ in 0..4 + random.below(10) {
        let grey = random.grey(0.0, 255.0);
        let (x, y) = (random.range(0.0, wide), random.range(0.0, high));
        match random.below(3) {
            0 => picture.rectangle(
                x,
                y,
                random.range(0.02, 0.3) * wide,
                random.range(0.02, 0.4) * high,
                grey,
            ),
            1 => picture.disc(x, y, random.range(0.01, 0.12) * high, grey),
            _ => {
                let to = (random.range(0.0, wide), random.range(0.0, high));
                picture.line((x, y), to, random.range(1.0, 12.0), grey);
            }
        }
    }
    picture
}

/// What is behind a phone.
pub fn scene(random: &mut Random) -> Picture {
    let mut picture = photo(random, WIDTH, HEIGHT);
    if random.unit() < 0.3 {
        let grey = random.grey(0.0, 90.0);
        let size = random.range(12.0, 26.0);
        let at = (random.range(0.0, 600.0), random.range(20.0, 300.0));
        picture.text(random, at, 560.0, 9, size, grey);
    } else if random.unit() < 0.5 {
        let radius = random.range(1.0, 8.0);
        crate::camera::defocus(&mut picture, radius);
    }
    picture
}
