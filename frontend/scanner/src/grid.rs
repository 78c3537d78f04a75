//! Where each module lies: the perspective of a code.
//!
//! A perspective has eight unknowns. Three centres of eyes give six; the other two say how fast
//! the scale falls to the right and downwards. Kept in this form, and not as a matrix, each
//! unknown means something, can be measured on its own and be nudged on its own.

pub(crate) type Point = (f32, f32);

/// Maps modules to pixels. `(0, 0)` is the centre of the corner eye, `(span, 0)` of the right one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    /// Modules on a side.
    pub(crate) side: usize,
    corner: Point,
    right: Point,
    below: Point,
    /// The two perspective unknowns, as the scale at the corner over that at the far eye.
    shrink: (f32, f32),
    /// Derived: pixels along u and v, and the fall of scale.
    u: Point,
    v: Point,
    fall: (f32, f32),
}

impl Grid {
    pub(crate) fn new(side: usize, eyes: [Point; 3], shrink: (f32, f32)) -> Self {
        let [corner, right, below] = eyes;
        let zero = (0.0, 0.0);
        let mut grid = Self {
            side,
            corner,
            right,
            below,
            shrink,
            u: zero,
            v: zero,
            fall: zero,
        };
        grid.derive();
        grid
    }

    fn derive(&mut self) {
        let span = self.span();
        let (su, sv) = self.shrink;
        self.u = (
            (self.right.0 * su - self.corner.0) / span,
            (self.right.1 * su - self.corner.1) / span,
        );
        self.v = (
            (self.below.0 * sv - self.corner.0) / span,
            (self.below.1 * sv - self.corner.1) / span,
        );
        self.fall = ((su - 1.0) / span, (sv - 1.0) / span);
    }

    /// Modules between the centres of two eyes.
    pub(crate) fn span(&self) -> f32 {
        self.side as f32 - 7.0
    }

    /// The pixel at a place counted in modules from the corner eye's centre.
    #[inline]
    pub(crate) fn at(&self, u: f32, v: f32) -> Point {
        let depth = 1.0 / (1.0 + self.fall.0 * u + self.fall.1 * v);
        (
            (self.corner.0 + self.u.0 * u + self.v.0 * v) * depth,
            (self.corner.1 + self.u.1 * u + self.v.1 * v) * depth,
        )
    }

    /// The pixel at a place, and what a module to the right and one down are in pixels there.
    #[inline]
    pub(crate) fn around(&self, u: f32, v: f32) -> (Point, Point, Point) {
        let depth = 1.0 / (1.0 + self.fall.0 * u + self.fall.1 * v);
        let x = (self.corner.0 + self.u.0 * u + self.v.0 * v) * depth;
        let y = (self.corner.1 + self.u.1 * u + self.v.1 * v) * depth;
        let slope =
            |step: Point, fall: f32| ((step.0 - fall * x) * depth, (step.1 - fall * y) * depth);
        (
            (x, y),
            slope(self.u, self.fall.0),
            slope(self.v, self.fall.1),
        )
    }

    /// The modules from a place on, along `u` (axis 0) or `v`: [`Grid::at`] for many of them.
    pub(crate) fn line(&self, (u, v): Point, axis: usize) -> Line {
        let (step, fall) = if axis == 0 {
            (self.u, self.fall.0)
        } else {
            (self.v, self.fall.1)
        };
        Line {
            start: (
                self.corner.0 + self.u.0 * u + self.v.0 * v,
                self.corner.1 + self.u.1 * u + self.v.1 * v,
            ),
            step,
            depth: 1.0 + self.fall.0 * u + self.fall.1 * v,
            fall,
        }
    }

    /// Is the code in front of the camera, all of it?
    pub(crate) fn sound(&self) -> bool {
        let far = self.span() + 4.0;
        [(-4.0, -4.0), (far, -4.0), (far, far), (-4.0, far)]
            .iter()
            .all(|&(u, v)| 1.0 + self.fall.0 * u + self.fall.1 * v > 0.15)
    }

    /// The outer corners of the code: corner eye, then clockwise.
    pub(crate) fn outline(&self) -> [Point; 4] {
        let (near, far) = (-3.5, self.span() + 3.5);
        [
            self.at(near, near),
            self.at(far, near),
            self.at(far, far),
            self.at(near, far),
        ]
    }

    /// Width of a module in pixels at a place.
    pub(crate) fn module(&self, u: f32, v: f32) -> f32 {
        let (a, b, c) = (self.at(u, v), self.at(u + 1.0, v), self.at(u, v + 1.0));
        ((b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0))
            .abs()
            .sqrt()
    }

    /// The perspective that puts the module `(at, at)` at `pixel` and keeps the three eyes.
    pub(crate) fn through(&self, at: f32, pixel: Point) -> Option<Self> {
        let share = at / self.span();
        // With su, sv the two unknowns (scale ratios), the point's equation is linear in them:
        // su·share·(pixel − right) + sv·share·(pixel − below) = rest
        let a = (
            share * (pixel.0 - self.right.0),
            share * (pixel.1 - self.right.1),
        );
        let b = (
            share * (pixel.0 - self.below.0),
            share * (pixel.1 - self.below.1),
        );
        let keep = 1.0 - 2.0 * share;
        let rest = (
            keep * (self.corner.0 - pixel.0),
            keep * (self.corner.1 - pixel.1),
        );
        let det = a.0 * b.1 - a.1 * b.0;
        if det.abs() < 1e-3 {
            return None;
        }
        let su = (rest.0 * b.1 - rest.1 * b.0) / det;
        let sv = (a.0 * rest.1 - a.1 * rest.0) / det;
        if !(0.2..5.0).contains(&su) || !(0.2..5.0).contains(&sv) {
            return None;
        }
        let grid = Self::new(self.side, [self.corner, self.right, self.below], (su, sv));
        grid.sound().then_some(grid)
    }

    /// The eight unknowns, to be nudged one by one.
    pub(crate) fn nudged(&self, which: usize, by: f32) -> Self {
        let mut grid = *self;
        match which {
            0 => grid.corner.0 += by,
            1 => grid.corner.1 += by,
            2 => grid.right.0 += by,
            3 => grid.right.1 += by,
            4 => grid.below.0 += by,
            5 => grid.below.1 += by,
            6 => grid.shrink.0 += by / grid.span(),
            _ => grid.shrink.1 += by / grid.span(),
        }
        grid.derive();
        grid
    }
}

/// A row or column of modules, in pixels.
pub(crate) struct Line {
    start: Point,
    step: Point,
    depth: f32,
    fall: f32,
}

impl Line {
    #[inline]
    pub(crate) fn at(&self, index: usize) -> Point {
        let index = index as f32;
        let depth = 1.0 / (self.depth + self.fall * index);
        (
            (self.start.0 + self.step.0 * index) * depth,
            (self.start.1 + self.step.1 * index) * depth,
        )
    }
}
