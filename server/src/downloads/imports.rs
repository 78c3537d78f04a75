//! What is wrong in a list of statuses, as CSV: a piece at a time, however long it is.

use app::{
    error::AppError,
    ports::{ImportProblem, Language, Ports, Visitor},
};
use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Response},
};
use futures_util::stream;

use crate::{pages, state::AppState};

/// Problems that are read at once.
const PIECE: u64 = 5_000;

/// Everything that is wrong in a list.
pub async fn import_problems(
    State(state): State<AppState>,
    Path(import): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let page = pages::page_of(&state, &parts);
    let first = match page.visitor() {
        Ok(by) => {
            let reader = Reader {
                ports: state.ports.clone(),
                language: page.language,
                by,
                import,
                after: 0,
                is_last: false,
            };
            reader.piece(true).await
        }
        Err(error) => Err(error),
    };
    let (head, reader) = match first {
        Ok(first) => first,
        Err(error) => return pages::failure(&state, parts, error).await,
    };
    // Whoever reads stops in the middle of a file if the database does.
    let rest = stream::try_unfold(reader, async |reader| {
        if reader.is_last {
            return Ok(None);
        }
        let read = reader.piece(false).await;
        read.map(Some).map_err(std::io::Error::other)
    });
    let head = stream::once(async { Ok::<_, std::io::Error>(head) });
    let name = HeaderValue::from_static("attachment; filename=\"problems.csv\"");
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    let body = Body::from_stream(futures_util::StreamExt::chain(head, rest));
    ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], body).into_response()
}

/// Reads what is wrong, piece by piece.
struct Reader {
    ports: Ports,
    language: Language,
    by: Visitor,
    import: String,
    /// The last line that was read whole.
    after: u64,
    is_last: bool,
}

impl Reader {
    async fn piece(mut self, is_first: bool) -> Result<(Vec<u8>, Self), AppError> {
        let imports = &self.ports.imports;
        let read = imports.problems(&self.by, &self.import, self.after, PIECE);
        let mut problems = read.await?;
        self.is_last = (problems.len() as u64) < PIECE;
        if let (false, Some(last)) = (self.is_last, problems.last().map(|it| it.line)) {
            // The last line may go on.
            problems.retain(|it| it.line != last);
        }
        self.after = problems.last().map_or(self.after, |it| it.line);
        let bytes = self.written(is_first, &problems)?;
        Ok((bytes, self))
    }

    fn written(&self, is_first: bool, problems: &[ImportProblem]) -> Result<Vec<u8>, AppError> {
        let text = |key: &str| self.ports.texts.text(self.language, key, &[]);
        let mark = if is_first { "\u{feff}" } else { "" };
        let mut file = csv::Writer::from_writer(mark.as_bytes().to_vec());
        let failed = |_| AppError::Unavailable;
        if is_first {
            let heads = ["line", "column", "problem"].map(|it| text(&format!("import-head-{it}")));
            file.write_record(&heads).map_err(failed)?;
        }
        for it in problems {
            let cells = [
                it.line.to_string(),
                text(&format!("import-column-{}", it.column)),
                text(&format!("problem-{}", it.problem.key())),
            ];
            file.write_record(&cells).map_err(failed)?;
        }
        file.into_inner().map_err(|_| AppError::Unavailable)
    }
}
