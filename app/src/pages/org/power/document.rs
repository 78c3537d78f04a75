//! Its document (МЧД), and what the signature is not.

use domain::identifiers::Ogrn;
use leptos::prelude::*;

use crate::{components::Icon, paths, ports::PowerDocument, text::t};

/// Its document (МЧД), and what the signature is not.
#[component]
pub(super) fn DocumentPanel(
    ogrn: Ogrn,
    number: String,
    document: Option<PowerDocument>,
) -> impl IntoView {
    let content = match document {
        None => view! { <p>{t("mchd-no-document")}</p> }.into_any(),
        Some(document) => {
            let signature = document.is_signed.then(|| {
                view! {
                    <a class="button" href=paths::document_signature(&ogrn, &number)>
                        <Icon name="download" />
                        {t("mchd-download-signature")}
                    </a>
                }
            });
            let own = (!document.is_imported).then(|| {
                view! {
                    <p>{t("mchd-not-qualified")}</p>
                    <p class="small">
                        <a href=paths::DOCUMENT_AUTHORITY>{t("mchd-authority")}</a>
                    </p>
                }
            });
            view! {
                <div class="buttons">
                    <a class="button" href=paths::document(&ogrn, &number)>
                        <Icon name="download" />
                        {t("mchd-download")}
                    </a>
                    {signature}
                </div>
                {own}
            }
            .into_any()
        }
    };
    view! {
        <section class="panel stack" aria-labelledby="document">
            <h2 id="document">{t("mchd-document")}</h2>
            {content}
        </section>
    }
}
