use super::{Flow, Mark, Role, Style, TEXT, wrap};

const CELL: Style = Style {
    above: 0.0,
    ..TEXT.sized(9.5, 0.0)
};
/// Between the text of a cell and its edges.
const PAD: f32 = 3.0;
/// Room for a pen.
const LOWEST: f32 = 20.0;

/// Shares of the width; a table of another number of columns has equal ones.
fn shares(columns: usize) -> Vec<f32> {
    match columns {
        2 => vec![0.3, 0.7],
        3 => vec![0.5, 0.28, 0.22],
        4 => vec![0.26, 0.34, 0.27, 0.13],
        other => std::iter::repeat_n(1.0, other)
            .map(|one: f32| one / f32::from(u16::try_from(other).unwrap_or(u16::MAX)))
            .collect(),
    }
}

impl Flow<'_> {
    /// Hairlines between the rows; the heads stand again on every further page.
    pub(super) fn table(&mut self, heads: &[String], rows: &[Vec<String>]) {
        self.gap(8.0);
        // The heads and a row stay together.
        let first = rows.first().map(|row| self.height(row, CELL));
        self.room(self.height(heads, CELL.bold()) + first.unwrap_or_default());
        self.row(heads, CELL.bold());
        for row in rows {
            let before = self.out.pages.len();
            self.room(self.height(row, CELL));
            if self.out.pages.len() > before {
                self.row(heads, CELL.bold());
            }
            self.row(row, CELL);
        }
        self.gap(6.0);
    }

    fn cells(&self, row: &[String], style: Style) -> Vec<(f32, Vec<String>)> {
        let font = self.fonts.get(style.weight);
        let mut x = self.sheet.left;
        let whole = self.width();
        let cell = |(text, share): (&String, f32)| {
            let (at, width) = (x, share * whole - PAD);
            x += share * whole;
            (at, wrap(text, width, |part| font.width(part, style.size)))
        };
        row.iter().zip(shares(row.len())).map(cell).collect()
    }

    fn height(&self, row: &[String], style: Style) -> f32 {
        let cells = self.cells(row, style);
        let lines = cells.iter().map(|(_, lines)| lines.len()).max();
        let lines = f32::from(u16::try_from(lines.unwrap_or_default()).unwrap_or(u16::MAX));
        let height = lines * style.line() + 2.0 * PAD;
        if row.iter().any(String::is_empty) {
            height.max(LOWEST)
        } else {
            height
        }
    }

    fn row(&mut self, row: &[String], style: Style) {
        let height = self.height(row, style);
        let top = self.y;
        for (x, lines) in self.cells(row, style) {
            let part = self.part(Role::Text);
            self.y = top + PAD;
            for line in lines {
                self.y += style.line();
                self.set(part, x, style, line);
            }
        }
        self.y = top + height;
        let rule = Mark::Rule {
            x: self.sheet.left,
            y: self.y,
            length: self.width(),
        };
        self.page.push((None, rule));
    }
}
