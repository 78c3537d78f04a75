use domain::identifiers::Ogrn;
use leptos::prelude::*;

use crate::{
    components::{ErrorSummary, Icon, TextField},
    page::Page,
    paths,
    text::{self, t},
};

/// The form that hands out the list of checks for an inspector. After the file has come the page
/// stays as it is.
#[component]
pub(super) fn ExportForm(ogrn: Ogrn) -> impl IntoView {
    let page = Page::current();
    let today = page.today();
    let refused = page.submission.is_some();
    let first = today.replace_day(1).unwrap_or(today);
    view! {
        <details class="details-more" open=refused>
            <summary>{t("export")}</summary>
            <form
                class="form column-form"
                method="post"
                action=paths::export_checks(&ogrn)
                novalidate
            >
                <ErrorSummary title=t("export-refused") />
                <p>{t("export-text")}</p>
                <div class="field-pair">
                    <TextField
                        name="from"
                        label=t("export-from")
                        kind="date"
                        value=text::iso_day(first)
                    />
                    <TextField
                        name="until"
                        label=t("export-until")
                        hint=t("export-until-hint")
                        kind="date"
                        value=text::iso_day(today)
                    />
                </div>
                <div class="buttons">
                    <button class="button"><Icon name="download" />{t("export-button")}</button>
                </div>
                <p class="quiet small">
                    {t("export-verify")} " " <a href=paths::VERIFY>{t("verify")}</a>
                </p>
            </form>
        </details>
    }
}
