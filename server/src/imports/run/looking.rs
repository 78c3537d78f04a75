//! Looking at all rows of a list before anything is entered.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    error::{AppError, Problem},
    ports::{MOST_IMPORT_ROWS, Starts},
};

use super::{ImportRunner, files::blocking};
use crate::{
    imports::{
        check::Seen,
        keeping,
        known::Known,
        layout::{self, Layout},
        lines,
        row::Fault,
    },
    registry::days,
    store::imports,
};

/// Lines that are looked at together.
const LOOKED: usize = 2_000;

impl ImportRunner {
    /// Looks at all rows. Nothing is entered; after a stop it begins anew.
    pub(super) async fn check(&self, import: &imports::Model) -> Result<(), AppError> {
        let path = self.file(import);
        let db = self.database.read();
        keeping::forget_problems(db, &import.id).await?;
        let looked = match blocking(&path, layout::look).await? {
            Ok(looked) => looked,
            Err(problem) => return self.fail(import, problem).await,
        };
        let encoding = looked.encoding;
        let layout = blocking(&path, move |path| Layout::find(path, encoding)).await?;
        let layout = match layout {
            Ok(layout) => layout,
            Err(problem) => return self.fail(import, problem).await,
        };
        if looked.lines > MOST_IMPORT_ROWS + 1 {
            return self.fail(import, Problem::TooManyLines).await;
        }
        keeping::begin_check(db, &import.id, encoding.name(), looked.lines).await?;
        let today = days::today(&*self.clock)?;
        let (mut place, mut rows, mut seen) = (layout.rows, 0, Seen::default());
        let mut bad = BTreeSet::new();
        loop {
            let piece = blocking(&path, move |path| lines::read(path, place, LOOKED)).await?;
            let read = self.read(&layout, &piece, &BTreeSet::new());
            rows += read.rows.len() + read.faults.len();
            let known = Known::of(db, &import.source, &read.rows).await?;
            let mut faults = read.faults;
            for row in &read.rows {
                match known.step(row, today) {
                    Ok(_) => seen.note(row),
                    Err(fault) => faults.entry(row.line).or_default().push(fault),
                }
            }
            bad.extend(faults.keys().copied());
            keeping::note_problems(db, &import.id, &faults).await?;
            place = piece.end;
            if !keeping::note_checked(db, &import.id, place, rows).await? {
                // Given up meanwhile.
                return Ok(());
            }
            if piece.is_last {
                break;
            }
        }
        let mut faults: BTreeMap<u64, Vec<Fault>> = BTreeMap::new();
        for ((line, column), problem) in seen.contradictions() {
            if bad.insert(line) {
                faults.entry(line).or_default().push((column, problem));
            }
        }
        keeping::note_problems(db, &import.id, &faults).await?;
        if rows == 0 {
            return self.fail(import, Problem::NoLines).await;
        }
        let starts = import.starts.as_deref().and_then(Starts::from_key);
        let starts = match starts {
            Some(Starts::IfAllGood) => bad.is_empty(),
            Some(Starts::GoodRows) => bad.len() < rows,
            Some(Starts::Never) | None => false,
        };
        let starts = starts.then(|| self.clock.now());
        keeping::end_check(db, &import.id, layout.rows, rows, bad.len(), starts).await?;
        Ok(())
    }

    async fn fail(&self, import: &imports::Model, problem: Problem) -> Result<(), AppError> {
        let now = self.clock.now();
        keeping::fail(self.database.read(), &import.id, problem, now).await?;
        self.forget(import).await;
        Ok(())
    }
}
