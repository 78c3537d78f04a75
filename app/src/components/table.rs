use leptos::prelude::*;

/// A table that turns into cards on a phone. Roles are spelled out: a table whose `display`
/// is changed is no table for screen readers any more.
#[component]
pub fn Table(
    /// What the table holds, for screen readers.
    #[prop(into)]
    caption: String,
    /// Heads of the columns; on a phone each stands beside its cell.
    heads: Vec<String>,
    /// Cells, row by row.
    rows: Vec<Vec<AnyView>>,
    /// Whether the first cell names its row.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let row = |cells: Vec<AnyView>| {
        cells
            .into_iter()
            .zip(heads.iter().cloned())
            .enumerate()
            .map(|(at, (cell, head))| {
                if named && at == 0 {
                    view! { <th scope="row" role="rowheader">{cell}</th> }.into_any()
                } else {
                    view! { <td role="cell" data-label=head>{cell}</td> }.into_any()
                }
            })
            .collect_view()
    };
    let rows = rows
        .into_iter()
        .map(|cells| view! { <tr role="row">{row(cells)}</tr> })
        .collect_view();
    view! {
        <table class="table" role="table">
            <caption class="visually-hidden">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {heads
                        .iter()
                        .cloned()
                        .map(|head| view! { <th scope="col" role="columnheader">{head}</th> })
                        .collect_view()}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}
