//! The kinds of frames.

use std::f64::consts::TAU;

use qrcode::EcLevel;

use crate::{
    camera::{self, Pose, Sensor},
    card::{self, Style, Symbol},
    paint::{HEIGHT, Picture, WIDTH, photo, scene},
    random::Random,
};

/// A frame with a code, and its text. Hardness from 0 to 1.
type With = fn(&mut Random, f64) -> (Picture, String);
/// A frame without, or with one that is cut or smeared.
type Without = fn(&mut Random) -> (Picture, Option<String>);

pub const WITH: [(&str, With); 16] = [
    ("clean", |random, hard| {
        draw(random, |shot, _| shot.pose.side = 440.0 - 270.0 * hard)
    }),
    ("perspective", |random, hard| {
        draw(random, |shot, random| {
            let most = 18.0 + 44.0 * hard;
            shot.pose.tilt = (
                most * random.one_of(&[-1.0, 1.0]),
                most * random.range(-0.6, 0.6),
            );
        })
    }),
    ("rotation", |random, _| {
        draw(random, |shot, random| {
            shot.pose.roll = random.range(0.0, 360.0)
        })
    }),
    ("defocus", |random, hard| {
        draw(random, |shot, _| shot.blur = 0.3 + 1.2 * hard)
    }),
    ("motion", |random, hard| {
        draw(random, |shot, _| shot.shake = 0.5 + 2.3 * hard)
    }),
    ("lowlight", |random, hard| {
        draw(random, |shot, _| {
            shot.sensor.gain = (0.45 - 0.4 * hard) as f32;
            shot.sensor.noise = (4.0 + 8.0 * hard) as f32;
        })
    }),
    ("lowcontrast", |random, hard| {
        draw(random, |shot, random| {
            shot.sensor.gain = (0.34 - 0.3 * hard) as f32;
            shot.sensor.lift = random.grey(30.0, 140.0);
            shot.sensor.noise = 1.5;
        })
    }),
    ("glare", |random, hard| {
        draw(random, |shot, _| shot.glare = Some(hard))
    }),
    ("moire", |random, hard| {
        draw(random, |shot, _| shot.moire = Some(hard))
    }),
    ("inverted", |random, hard| {
        draw(random, |shot, random| {
            (shot.style.ink, shot.style.paper) =
                (random.grey(225.0, 255.0), random.grey(5.0, 40.0));
            shot.dark = true;
            shot.pose.side = 430.0 - 250.0 * hard;
        })
    }),
    ("no_quiet_zone", |random, hard| {
        draw(random, |shot, random| {
            shot.style.quiet = random.below(2);
            shot.dark = true;
            shot.pose.side = 430.0 - 230.0 * hard;
        })
    }),
    ("overlay", |random, hard| {
        draw(random, |shot, _| {
            shot.style.opacity = (0.9 - 0.5 * hard) as f32
        })
    }),
    ("badge", |random, hard| {
        draw(random, |shot, _| {
            let most = match shot.symbol.level {
                EcLevel::L => 0.12,
                EcLevel::M => 0.24,
                EcLevel::Q | EcLevel::H => 0.32,
            };
            shot.badge = Some(0.06 + (most - 0.06) * hard);
        })
    }),
    ("tiny", |random, hard| {
        draw(random, |shot, _| {
            let modules = (shot.symbol.side + 2 * shot.style.quiet) as f64;
            shot.pose.side = modules * (3.2 - 2.0 * hard);
        })
    }),
    ("close", |random, hard| {
        draw(random, |shot, random| {
            shot.pose.side = random.range(560.0, 690.0);
            shot.blur = 0.05 + 0.8 * hard;
        })
    }),
    ("dots", |random, hard| {
        draw(random, |shot, _| {
            shot.style.dots = true;
            shot.pose.side = 430.0 - 230.0 * hard;
        })
    }),
];

pub const WITHOUT: [(&str, Without); 6] = [
    ("n_scene", |random| (seen(random, scene), None)),
    ("n_text", |random| (seen(random, page), None)),
    ("n_texture", |random| (seen(random, texture), None)),
    ("n_eyes", |random| (seen(random, eyes), None)),
    ("n_phone", |random| {
        let frame = seen(random, |random| {
            let other = photo(random, 400, 400);
            let (phone, at) = card::phone(random, &other, false);
            let mut ground = scene(random);
            let pose = usual_pose(random);
            camera::place(random, &mut ground, &phone, (at, 400.0), &pose);
            ground
        });
        (frame, None)
    }),
    ("n_smeared", |random| {
        let (frame, text) = draw(random, |shot, random| {
            if random.unit() < 0.5 {
                shot.blur = random.range(2.4, 4.5);
            } else {
                // Half of it is outside.
                shot.pose.centre =
                    Some((random.one_of(&[-30.0, 1310.0]), random.range(200.0, 520.0)));
            }
        });
        (frame, Some(text))
    }),
];

/// All that makes a frame with a code.
struct Shot {
    symbol: Symbol,
    style: Style,
    dark: bool,
    badge: Option<f64>,
    pose: Pose,
    glare: Option<f64>,
    moire: Option<f64>,
    /// Radius and length, in modules.
    blur: f64,
    shake: f64,
    sensor: Sensor,
}

fn usual_pose(random: &mut Random) -> Pose {
    Pose {
        tilt: (random.range(-10.0, 10.0), random.range(-10.0, 10.0)),
        roll: random.range(-8.0, 8.0),
        side: random.range(230.0, 430.0),
        centre: None,
    }
}

/// Draws a shot as it usually is, after `change`.
fn draw(random: &mut Random, change: impl FnOnce(&mut Shot, &mut Random)) -> (Picture, String) {
    let symbol = Symbol::any(random, &[EcLevel::L, EcLevel::M, EcLevel::Q]);
    let mut shot = Shot {
        symbol,
        style: Style::usual(random),
        dark: false,
        badge: None,
        pose: usual_pose(random),
        glare: None,
        moire: None,
        blur: 0.0,
        shake: 0.0,
        sensor: Sensor::usual(random),
    };
    change(&mut shot, random);
    let mut card = card::card(random, &shot.symbol, &shot.style);
    if let Some(part) = shot.badge {
        card::badge(random, &mut card, &shot.symbol, part);
    }
    let (phone, at) = card::phone(random, &card, shot.dark);
    let mut frame = scene(random);
    let side = card.width as f64;
    let centre = camera::place(random, &mut frame, &phone, (at, side), &shot.pose);
    let module = shot.pose.side / (shot.symbol.side + 2 * shot.style.quiet) as f64;
    if let Some(hardness) = shot.glare {
        camera::glare(random, &mut frame, centre, shot.pose.side, hardness);
    }
    if let Some(hardness) = shot.moire {
        camera::moire(random, &mut frame, hardness);
    }
    if shot.blur > 0.0 {
        camera::defocus(&mut frame, shot.blur * module);
    }
    if shot.shake > 0.0 {
        let angle = random.range(0.0, TAU);
        camera::shaken(&mut frame, shot.shake * module, angle);
    }
    shot.sensor.expose(random, &mut frame);
    (frame, shot.symbol.text)
}

fn seen(random: &mut Random, draw: impl FnOnce(&mut Random) -> Picture) -> Picture {
    let mut frame = draw(random);
    Sensor::usual(random).expose(random, &mut frame);
    frame
}

/// A page full of words.
fn page(random: &mut Random) -> Picture {
    let mut frame = Picture::plain(WIDTH, HEIGHT, random.grey(210.0, 255.0));
    let size = random.range(7.0, 24.0);
    let columns = 1 + random.below(4);
    let wide = WIDTH as f64 / columns as f64;
    for column in 0..columns {
        let lines = (HEIGHT as f64 / size / 1.7) as usize;
        let ink = random.grey(0.0, 70.0);
        frame.text(
            random,
            (column as f64 * wide + 8.0, 8.0),
            wide - 24.0,
            lines,
            size,
            ink,
        );
    }
    frame
}

/// Cells, squares, stripes, bricks: turned.
fn texture(random: &mut Random) -> Picture {
    let (sin, cos) = random.range(0.0, TAU / 4.0).sin_cos();
    let cell = random.range(4.0, 40.0);
    let kind = random.below(4);
    let salt = random.next();
    let mut frame = Picture::plain(WIDTH, HEIGHT, 0.0);
    frame.each(|x, y, _| {
        let column = ((x * cos + y * sin) / cell).floor() as i64;
        let row = ((y * cos - x * sin) / cell).floor() as i64;
        let light = match kind {
            0 => Random::of(&[salt, column as u64, row as u64]).unit() < 0.5,
            1 => (column + row) % 2 == 0,
            2 => Random::of(&[salt, column as u64]).unit() < 0.5,
            _ => row.rem_euclid(3) == 0 || (column + row.div_euclid(3)).rem_euclid(4) == 0,
        };
        if light { 225.0 } else { 25.0 }
    });
    frame
}

/// Squares in squares everywhere, and no code.
fn eyes(random: &mut Random) -> Picture {
    let mut frame = scene(random);
    for _ in 0..6 + random.below(54) {
        let module = (2 + random.below(7)) as f64;
        let x = random.range(0.0, WIDTH as f64 - 9.0 * module).floor();
        let y = random.range(0.0, HEIGHT as f64 - 9.0 * module).floor();
        for (inset, grey) in [(0.0, 245.0), (1.0, 15.0), (2.0, 245.0), (3.0, 15.0)] {
            let side = (9.0 - 2.0 * inset) * module;
            frame.rectangle(x + inset * module, y + inset * module, side, side, grey);
        }
    }
    frame
}
