use app::{error::AppError, ports::BATCH_COLUMNS};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};

use super::{csv_file::CsvFile, director};
use crate::{pages, state::AppState};

/// An empty list with the heads that [`crate::batches`] knows, in the reader's language.
pub async fn staff_list_template(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let page = pages::page_of(&state, &parts);
    let made = async {
        let (visitor, ogrn) = director(&page, &ogrn)?;
        state.ports.batches.list(&visitor, &ogrn).await?;
        let text = |column: &str| {
            let key = format!("batch-column-{column}");
            state.ports.texts.text(page.language, &key, &[])
        };
        Ok::<_, AppError>(CsvFile::new(BATCH_COLUMNS.map(text))?.into_response("staff.csv"))
    };
    match made.await {
        Ok(response) => response,
        Err(error) => pages::failure(&state, parts, error).await,
    }
}
