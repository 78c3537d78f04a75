use app::{error::AppError, page::Page};
use axum::{
    extract::Request,
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use time::OffsetDateTime;

use crate::{pages, state::AppState};

/// Answers with the file that `write` makes, saved under `name`; or with the page that says why
/// there is none.
pub(super) async fn csv(
    state: &AppState,
    request: Request,
    name: &str,
    write: impl AsyncFnOnce(Page) -> Result<CsvFile, AppError>,
) -> Response {
    let (parts, _) = request.into_parts();
    match write(pages::page_of(state, &parts)).await {
        Ok(file) => file.into_response(name),
        Err(error) => pages::failure(state, parts, error).await,
    }
}

/// A table as CSV (RFC 4180), UTF-8 with a mark at its beginning, by which spreadsheets
/// know the encoding.
pub(super) struct CsvFile(csv::Writer<Vec<u8>>);

impl CsvFile {
    /// A file with these heads.
    pub(super) fn new<const N: usize>(heads: [String; N]) -> Result<Self, AppError> {
        let mut file = Self(csv::Writer::from_writer("\u{feff}".as_bytes().to_vec()));
        file.line(heads)?;
        Ok(file)
    }

    /// Adds a line.
    pub(super) fn line<const N: usize>(&mut self, cells: [String; N]) -> Result<(), AppError> {
        let cells = cells.map(as_text);
        self.0
            .write_record(&cells)
            .map_err(|_| AppError::Unavailable)
    }

    /// The answer that a browser saves under `name`.
    fn into_response(self, name: &str) -> Response {
        let bytes = self.0.into_inner().unwrap_or_default();
        let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
            .unwrap_or(HeaderValue::from_static("attachment"));
        (
            [
                (
                    CONTENT_TYPE,
                    HeaderValue::from_static("text/csv; charset=utf-8"),
                ),
                (CONTENT_DISPOSITION, disposition),
            ],
            bytes,
        )
            .into_response()
    }
}

/// Names are typed by people: one that begins like a formula would be computed by the
/// spreadsheet that opens it (OWASP, CSV injection). An apostrophe makes it text.
fn as_text(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// `2026-03-01 15:00:00`
pub(super) fn iso_time(at: OffsetDateTime) -> String {
    let (date, time) = (at.date(), at.time());
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}:{:02}",
        date.year(),
        u8::from(date.month()),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_quotes_come_out_as_text() {
        let mut file = CsvFile::new(["a".to_owned(), "b".to_owned()]).expect("writes");
        file.line(["=1+1".to_owned(), "x\"y,z".to_owned()])
            .expect("writes");
        let bytes = file.0.into_inner().expect("in memory");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(text, "\u{feff}a,b\n'=1+1,\"x\"\"y,z\"\n");
    }
}
