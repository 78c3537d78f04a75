//! What a camera does to what it sees.

use std::f64::consts::TAU;

use crate::{paint::Picture, random::Random};

/// How a flat thing is held.
pub struct Pose {
    /// Degrees about the two axes of the picture.
    pub tilt: (f64, f64),
    pub roll: f64,
    /// Pixels that the side of the card is to be wide.
    pub side: f64,
    /// Pixel of the card's middle; wherever it fits if not given.
    pub centre: Option<(f64, f64)>,
}

/// Puts `thing` before `ground`. `card`: place and side of the code on the thing. Four samples a
/// pixel. Returns the middle of the card in the picture.
pub fn place(
    random: &mut Random,
    ground: &mut Picture,
    thing: &Picture,
    ((x, y), side): ((f64, f64), f64),
    pose: &Pose,
) -> (f64, f64) {
    let map = Map::new(pose);
    let (wide, high) = (ground.width as f64, ground.height as f64);
    let ends = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|at| map.ahead(at));
    let low = ends
        .iter()
        .fold((f64::MAX, f64::MAX), |a, b| (a.0.min(b.0), a.1.min(b.1)));
    let top = ends
        .iter()
        .fold((f64::MIN, f64::MIN), |a, b| (a.0.max(b.0), a.1.max(b.1)));
    let mut inside = |low: f64, top: f64, end: f64| {
        let (from, to) = (6.0 - low, end - 6.0 - top);
        if from < to {
            random.range(from, to)
        } else {
            (end - low - top) / 2.0
        }
    };
    let fitting = (inside(low.0, top.0, wide), inside(low.1, top.1, high));
    let centre = pose.centre.unwrap_or(fitting);
    // Pixels of the thing to one of the frame: smoothed first, else fine parts would flicker.
    let mut thing = thing.clone();
    let shrink = side / pose.side;
    if shrink > 1.3 {
        defocus(&mut thing, 0.55 * shrink);
    }
    ground.each(|px, py, under| {
        let (mut sum, mut hits) = (0.0f32, 0.0f32);
        for (sx, sy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let (u, v) = map.back((px + sx - centre.0, py + sy - centre.1));
            let at = (x + side * (u + 0.5), y + side * (v + 0.5));
            if at.0 >= 0.0 && at.1 >= 0.0 && at.0 < thing.width as f64 && at.1 < thing.height as f64
            {
                sum += thing.at(at.0, at.1);
                hits += 1.0;
            }
        }
        under * (1.0 - hits / 4.0) + sum / 4.0
    });
    centre
}

/// From the card (its middle the origin, its side 1) to pixels about its middle.
struct Map {
    turned: [[f64; 3]; 3],
    /// Distance of the eye from the card, in sides.
    far: f64,
    scale: f64,
}

impl Map {
    fn new(pose: &Pose) -> Self {
        let (sx, cx) = pose.tilt.0.to_radians().sin_cos();
        let (sy, cy) = pose.tilt.1.to_radians().sin_cos();
        let (sz, cz) = pose.roll.to_radians().sin_cos();
        let turned = [
            [cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx],
            [sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx],
            [-sy, cy * sx, cy * cx],
        ];
        // A lens of about 60 degrees.
        let far = 1180.0 / pose.side;
        let mut map = Self {
            turned,
            far,
            scale: 1.0,
        };
        let ends = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|at| map.ahead(at));
        let edges = (0..4).map(|i| {
            let (a, b) = (ends[i], ends[(i + 1) % 4]);
            (a.0 - b.0).hypot(a.1 - b.1)
        });
        map.scale = pose.side * 4.0 / edges.sum::<f64>();
        map
    }

    fn ahead(&self, (u, v): (f64, f64)) -> (f64, f64) {
        let [a, b, c] = self.turned.map(|row| row[0] * u + row[1] * v);
        let shrink = self.scale * self.far / (self.far + c);
        (a * shrink, b * shrink)
    }

    /// Solves `ahead` for the place on the card.
    fn back(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (x, y) = (x / self.scale / self.far, y / self.scale / self.far);
        let [a, b, c] = self.turned;
        let m = [
            a[0] - x * c[0],
            a[1] - x * c[1],
            b[0] - y * c[0],
            b[1] - y * c[1],
        ];
        let det = m[0] * m[3] - m[1] * m[2];
        let (p, q) = (x * self.far, y * self.far);
        ((p * m[3] - m[1] * q) / det, (m[0] * q - p * m[2]) / det)
    }
}

/// Out of focus, as three box blurs.
pub fn defocus(picture: &mut Picture, radius: f64) {
    // Three boxes of this half-width spread as a disc of the radius does.
    let half = (radius * radius * 0.25 + 0.25).sqrt() - 0.5;
    for _ in 0..3 {
        smear(picture, half, 1, picture.height, picture.width);
        smear(picture, half, picture.width, picture.width, picture.height);
    }
}

/// A box blur along lines; the ends of a box that is no whole number wide count in part.
fn smear(picture: &mut Picture, half: f64, step: usize, lines: usize, length: usize) {
    let apart = if step == 1 { picture.width } else { 1 };
    let (whole, part) = (half as usize, (half.fract()) as f32);
    let all = (2 * whole + 1) as f32 + 2.0 * part;
    let mut line = vec![0.0f32; length];
    for number in 0..lines {
        let start = number * apart;
        for (index, value) in line.iter_mut().enumerate() {
            *value = picture.pixels[start + index * step];
        }
        let at = |index: isize| line[index.clamp(0, length as isize - 1) as usize];
        let reach = whole as isize;
        let mut sum: f32 = (-reach..=reach).map(at).sum();
        for index in 0..length as isize {
            let ends = at(index - reach - 1) + at(index + reach + 1);
            picture.pixels[start + index as usize * step] = (sum + part * ends) / all;
            sum += at(index + reach + 1) - at(index - reach);
        }
    }
}

/// Moved while it was exposed, along a line.
pub fn shaken(picture: &mut Picture, length: f64, angle: f64) {
    let steps = (length * 2.0).ceil().max(2.0) as usize;
    let source = picture.clone();
    let (dy, dx) = angle.sin_cos();
    picture.each(|x, y, _| {
        let sum: f32 = (0..steps)
            .map(|step| {
                let far = (step as f64 / (steps - 1) as f64 - 0.5) * length;
                source.at(x + 0.5 + far * dx, y + 0.5 + far * dy)
            })
            .sum();
        sum / steps as f32
    });
}

/// A lamp mirrored in the glass.
pub fn glare(
    random: &mut Random,
    picture: &mut Picture,
    (x, y): (f64, f64),
    side: f64,
    hardness: f64,
) {
    let (cx, cy) = (
        x + side * random.range(-0.35, 0.35),
        y + side * random.range(-0.35, 0.35),
    );
    let (rx, ry) = (
        side * (0.06 + 0.22 * hardness),
        side * (0.06 + 0.26 * hardness),
    );
    let strength = random.grey(130.0, 280.0);
    let (sin, cos) = random.range(0.0, TAU).sin_cos();
    picture.each(|px, py, value| {
        let (dx, dy) = ((px - cx) / rx, (py - cy) / ry);
        let far = (dx * dx + dy * dy).sqrt();
        let slope = (0.5 + ((px - x) * cos + (py - y) * sin) / side).clamp(0.0, 1.0);
        let lamp = (1.6 - far).clamp(0.0, 1.0) as f32;
        value + strength * lamp + (110.0 * hardness * slope) as f32
    });
}

/// The pixels of a screen against those of the camera.
pub fn moire(random: &mut Random, picture: &mut Picture, hardness: f64) {
    let (sin, cos) = random.range(0.0, TAU).sin_cos();
    let (wide, fine) = (random.range(6.0, 40.0), random.range(2.1, 3.1));
    let strong = 0.05 + 0.45 * hardness;
    let band = random.range(80.0, 300.0);
    picture.each(|x, y, value| {
        let u = x * cos + y * sin + 2e-4 * (x - 640.0) * (x - 640.0);
        let rings = strong * (TAU * u / wide).sin();
        let grain = strong * 0.7 * (TAU * x / fine).sin() * (TAU * y / fine).sin();
        let bars = strong * 0.5 * (TAU * y / band).sin().signum();
        value * (1.0 + rings + grain + bars) as f32
    });
}

/// The sensor: exposure, shade towards the corners, noise, and clipping.
pub struct Sensor {
    pub gain: f32,
    pub lift: f32,
    pub noise: f32,
}

impl Sensor {
    pub fn usual(random: &mut Random) -> Self {
        Self {
            gain: 1.0,
            lift: 0.0,
            noise: random.grey(1.5, 5.0),
        }
    }

    pub fn expose(&self, random: &mut Random, picture: &mut Picture) {
        let shade = random.range(0.0, 0.35);
        let (wide, high) = (picture.width as f64, picture.height as f64);
        picture.each(|x, y, value| {
            let (dx, dy) = (x / wide - 0.5, y / high - 0.5);
            let light = value.clamp(0.0, 255.0) * self.gain + self.lift;
            let light = light * (1.0 - 2.0 * shade * (dx * dx + dy * dy)) as f32;
            let noise = (self.noise * self.noise + light.max(0.0) * 0.05).sqrt();
            (light + noise * random.bell()).clamp(0.0, 255.0)
        });
    }
}
