use app::ports::BATCH_COLUMNS;
use axum::{
    extract::{Path, Request, State},
    response::Response,
};

use super::{
    csv_file::{CsvFile, csv},
    director,
};
use crate::state::AppState;

/// An empty list with the heads that [`crate::batches`] knows, in the reader's language.
pub async fn staff_list_template(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    csv(&state, request, "staff.csv", async |page| {
        let (visitor, ogrn) = director(&page, &ogrn)?;
        state.ports.batches.list(&visitor, &ogrn).await?;
        CsvFile::new(BATCH_COLUMNS.map(|column| {
            let key = format!("batch-column-{column}");
            state.ports.texts.text(page.language, &key, &[])
        }))
    })
    .await
}
