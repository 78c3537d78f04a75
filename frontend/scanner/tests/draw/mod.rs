//! Draws the frames of the tests: a code seen through a perspective, and what cameras do to it.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "draws for tests: a slip here should fail the test"
)]

use std::f64::consts::TAU;

use qrcode::{Color, EcLevel, QrCode};

/// A grey frame.
#[derive(Clone)]
pub struct Frame {
    pub luma: Vec<u8>,
    pub width: usize,
    pub height: usize,
}

/// The modules of a code, with its quiet zone.
pub struct Code {
    modules: Vec<bool>,
    side: usize,
    quiet: usize,
}

pub type Point = (f64, f64);

impl Code {
    pub fn new(text: &[u8], level: EcLevel, quiet: usize) -> Self {
        let code = QrCode::with_error_correction_level(text, level).unwrap();
        let modules = code
            .to_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect();
        Self {
            modules,
            side: code.width(),
            quiet,
        }
    }

    pub fn side(&self) -> usize {
        self.side
    }

    /// Light or dark at a place of the card, 0..1 both ways; the quiet zone is light.
    fn dark(&self, u: f64, v: f64) -> bool {
        let all = (self.side + 2 * self.quiet) as f64;
        let (column, row) = ((u * all) as usize, (v * all) as usize);
        let inside = |at: usize| at.checked_sub(self.quiet).filter(|at| *at < self.side);
        match (inside(column), inside(row)) {
            (Some(column), Some(row)) => self.modules[row * self.side + column],
            _ => false,
        }
    }
}

/// The corners of an upright card.
pub fn upright(x: f64, y: f64, size: f64) -> [Point; 4] {
    [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
}

/// The corners of a card turned about its middle.
pub fn turned(centre: Point, size: f64, degrees: f64) -> [Point; 4] {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let half = size / 2.0;
    [(-half, -half), (half, -half), (half, half), (-half, half)]
        .map(|(x, y)| (centre.0 + x * cos - y * sin, centre.1 + x * sin + y * cos))
}

impl Frame {
    pub fn plain(width: usize, height: usize, grey: u8) -> Self {
        Self {
            luma: vec![grey; width * height],
            width,
            height,
        }
    }

    /// Clouds, lines and boxes: something like a photo.
    pub fn photo(width: usize, height: usize, seed: u64) -> Self {
        let mut random = Random(seed);
        let waves: Vec<[f64; 4]> = (0..8)
            .map(|i| {
                let pitch = 0.004 * f64::from(1 << (i / 2));
                [
                    random.range(-pitch, pitch),
                    random.range(-pitch, pitch),
                    random.range(0.0, 6.3),
                    { random.range(8.0, 30.0) },
                ]
            })
            .collect();
        let mut frame = Self::plain(width, height, 0);
        for y in 0..height {
            for x in 0..width {
                let value: f64 = waves
                    .iter()
                    .map(|[a, b, phase, size]| {
                        size * (TAU * (a * x as f64 + b * y as f64) + phase).sin()
                    })
                    .sum();
                frame.luma[y * width + x] = (128.0 + value).clamp(0.0, 255.0) as u8;
            }
        }
        for _ in 0..12 {
            let grey = random.below(256) as u8;
            let (x, y) = (random.below(width), random.below(height));
            frame.rectangle(
                x,
                y,
                5 + random.below(width / 4),
                5 + random.below(height / 4),
                grey,
            );
        }
        frame
    }

    pub fn rectangle(&mut self, x: usize, y: usize, width: usize, height: usize, grey: u8) {
        for row in y..(y + height).min(self.height) {
            for column in x..(x + width).min(self.width) {
                self.luma[row * self.width + column] = grey;
            }
        }
    }

    /// Lays a code on four corners (clockwise from the corner eye). `opacity` below 1 lets what is
    /// there shine through.
    pub fn lay(
        mut self,
        code: &Code,
        corners: [Point; 4],
        ink: u8,
        paper: u8,
        opacity: f64,
    ) -> Self {
        let map = Inverse::new(corners);
        for y in 0..self.height {
            for x in 0..self.width {
                let (mut sum, mut hits) = (0.0, 0.0);
                for sub in 0..9 {
                    let at = (
                        x as f64 + (f64::from(sub % 3) + 0.5) / 3.0,
                        y as f64 + (f64::from(sub / 3) + 0.5) / 3.0,
                    );
                    if let Some((u, v)) = map.at(at) {
                        sum += f64::from(if code.dark(u, v) { ink } else { paper });
                        hits += 1.0;
                    }
                }
                let pixel = &mut self.luma[y * self.width + x];
                let under = f64::from(*pixel);
                let over = opacity / 9.0 * (sum - hits * under);
                *pixel = (under + over).clamp(0.0, 255.0) as u8;
            }
        }
        self
    }

    /// Out of focus: two box blurs of this radius, in pixels.
    pub fn blurred(mut self, radius: usize) -> Self {
        for _ in 0..2 {
            for vertical in [false, true] {
                let source = self.luma.clone();
                for y in 0..self.height {
                    for x in 0..self.width {
                        let (mut sum, mut count) = (0u32, 0u32);
                        for step in 0..=2 * radius {
                            let (x, y) = if vertical {
                                (x, y + step)
                            } else {
                                (x + step, y)
                            };
                            let (x, y) = if vertical {
                                (Some(x), y.checked_sub(radius))
                            } else {
                                (x.checked_sub(radius), Some(y))
                            };
                            if let (Some(x), Some(y)) = (x, y)
                                && x < self.width
                                && y < self.height
                            {
                                sum += u32::from(source[y * self.width + x]);
                                count += 1;
                            }
                        }
                        self.luma[y * self.width + x] = (sum / count.max(1)) as u8;
                    }
                }
            }
        }
        self
    }

    /// Less light, and the noise that comes with it.
    pub fn dim(mut self, gain: f64, noise: f64, seed: u64) -> Self {
        let mut random = Random(seed);
        for pixel in &mut self.luma {
            // The sum of three is close enough to a bell.
            let bell: f64 = (0..3).map(|_| random.range(-1.0, 1.0)).sum();
            *pixel = (f64::from(*pixel) * gain + bell * noise).clamp(0.0, 255.0) as u8;
        }
        self
    }
}

/// Pixel to card: the projective map of four corners, turned round.
struct Inverse([f64; 9]);

impl Inverse {
    fn new([p0, p1, p2, p3]: [Point; 4]) -> Self {
        let d3 = (p0.0 - p1.0 + p2.0 - p3.0, p0.1 - p1.1 + p2.1 - p3.1);
        let d1 = (p1.0 - p2.0, p1.1 - p2.1);
        let d2 = (p3.0 - p2.0, p3.1 - p2.1);
        let det = d1.0 * d2.1 - d1.1 * d2.0;
        let g = (d3.0 * d2.1 - d3.1 * d2.0) / det;
        let h = (d1.0 * d3.1 - d1.1 * d3.0) / det;
        let m = [
            p1.0 - p0.0 + g * p1.0,
            p3.0 - p0.0 + h * p3.0,
            p0.0,
            p1.1 - p0.1 + g * p1.1,
            p3.1 - p0.1 + h * p3.1,
            p0.1,
            g,
            h,
            1.0,
        ];
        let c = |a: usize, b: usize, c: usize, d: usize| m[a] * m[b] - m[c] * m[d];
        Self([
            c(4, 8, 5, 7),
            c(2, 7, 1, 8),
            c(1, 5, 2, 4),
            c(5, 6, 3, 8),
            c(0, 8, 2, 6),
            c(2, 3, 0, 5),
            c(3, 7, 4, 6),
            c(1, 6, 0, 7),
            c(0, 4, 1, 3),
        ])
    }

    fn at(&self, (x, y): Point) -> Option<Point> {
        let m = &self.0;
        let w = m[6] * x + m[7] * y + m[8];
        let (u, v) = (
            (m[0] * x + m[1] * y + m[2]) / w,
            (m[3] * x + m[4] * y + m[5]) / w,
        );
        let inside = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
        inside.then_some((u, v))
    }
}

/// A small generator (xorshift64*, Vigna), so that every run draws the same.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 33) as usize) % end.max(1)
    }

    pub fn range(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.next() >> 11) as f64 / (1u64 << 53) as f64)
    }
}
