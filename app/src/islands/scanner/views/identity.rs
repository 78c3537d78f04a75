//! The identity a holder has allowed to be seen, once.

use leptos::prelude::*;

use crate::{
    islands::scanner::{Scan, verdict::day},
    ports::IdentityFields,
};

/// The white card.
#[component]
pub(super) fn Identity(scan: Scan, fields: IdentityFields) -> impl IntoView {
    let birth = scan
        .setting
        .with_value(|setting| day(&setting.texts, &fields.birth));
    view! {
        <div class="identity">
            <img class="identity-photo" src=fields.photo alt=scan.t("outcome-identity-photo") />
            <div>
                <p class="identity-name">{fields.name}</p>
                <dl>
                    <div><dt>{scan.t("outcome-identity-birth")}</dt><dd>{birth}</dd></div>
                    <div><dt>{scan.t("outcome-identity-document")}</dt><dd>{fields.document}</dd></div>
                </dl>
            </div>
        </div>
    }
}
