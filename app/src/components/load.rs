use leptos::prelude::*;

use super::ErrorView;
use crate::error::AppError;

/// Renders what a port answers; an error becomes the page's error, with its status.
///
/// Pages render in one piece (`SsrMode::Async`), so there is nothing to show meanwhile.
pub fn load<T, V, F>(answer: F, render: impl FnOnce(T) -> V + Send + 'static) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
    F: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let rendered = Suspend::new(async move {
        match answer.await {
            Ok(value) => render(value).into_any(),
            Err(error) => view! { <ErrorView error /> }.into_any(),
        }
    });
    view! { <Suspense>{rendered}</Suspense> }
}
