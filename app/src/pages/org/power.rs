use domain::{identifiers::Ogrn, moscow, power::PowerState};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{
        CabinetLayout, CabinetPart, ErrorSummary, Icon, Notice, PowerChip, TextArea, load,
    },
    page::{Page, organization_in_path, path_value, ports},
    paths,
    ports::{PowerDetails, PowerDocument, Revocation},
    text::{self, t, with},
};

/// One power of attorney, and the way to revoke it.
#[component]
pub fn PowerPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let number = path_value("number").unwrap_or_default();
    let refused = page.submission.is_some();
    let done = page.query_value("done");
    let origin = page.origin.clone();
    let answer = async move {
        let (visitor, ogrn) = (page.visitor()?, ogrn?);
        let cabinet = Cabinet::enter(&visitor, &ogrn).await?;
        let details = ports()?.powers.details(&visitor, &ogrn, &number).await?;
        Ok((cabinet, details))
    };
    load(answer, move |(cabinet, details)| {
        let ogrn = cabinet.frame.organization.ogrn.clone();
        let title = with(
            "power-title",
            &[("name", details.line.representative.as_str().into())],
        );
        let window = if refused {
            with("title-error", &[("title", title.into())])
        } else {
            title
        };
        let notice = match (done.as_deref(), details.line.state) {
            (Some("revoked"), PowerState::Revoked) => {
                Some((t("power-revoked"), t("power-revoked-text")))
            }
            (Some("issued"), state) if state.in_force() => {
                Some((t("power-issued"), t("power-issued-text")))
            }
            (Some("imported"), _) => {
                Some((t("mchd-power-imported"), t("mchd-power-imported-text")))
            }
            (Some("issued"), PowerState::NotYet) => {
                let day = text::day(details.line.from);
                Some((
                    t("power-issued"),
                    with("power-issued-later", &[("day", day.into())]),
                ))
            }
            _ => None,
        };
        let revocable = !matches!(
            details.line.state,
            PowerState::Expired | PowerState::Revoked
        );
        let revoke = paths::revoke_power(&ogrn, &details.line.number);
        let public = format!("{origin}{}", paths::public_power(&details.line.number));
        let (document, number) = (details.document, details.line.number.clone());
        let own = ogrn.clone();
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Powers title=window>
                <a class="back" href=paths::powers(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-powers")}
                </a>
                <div class="sections column-form">
                    <ErrorSummary title=t("power-revoke-refused") />
                    {notice.map(|(title, text)| view! { <Notice title text /> })}
                    <div class="stack-tight">
                        <h1>{t("power")}</h1>
                        <p><PowerChip state=details.line.state /></p>
                    </div>
                    <Facts details public />
                    <DocumentPanel ogrn=own number document />
                    {revocable.then(|| view! { <Revoke action=revoke /> })}
                </div>
            </CabinetLayout>
        }
    })
}

#[component]
fn Facts(details: PowerDetails, public: String) -> impl IntoView {
    let PowerDetails {
        line,
        organization,
        issued_by,
        issued_at,
        revocation,
        checks,
        document: _,
    } = details;
    let from = format!(
        "{}, {}",
        organization.full_name,
        text::ogrn(&organization.ogrn)
    );
    let term = with(
        "power-term-days",
        &[
            ("from", text::day(line.from).into()),
            ("until", text::day(line.until).into()),
        ],
    );
    let path = paths::public_power(&line.number);
    let address = view! {
        <a href=path>{public}</a>
        <p class="hint">{t("power-public-hint")}</p>
    };
    let facts = [
        ("whom", line.representative.into_any()),
        ("organization", from.into_any()),
        ("scenarios", text::scenarios(&line.scenarios).into_any()),
        ("term", term.into_any()),
        ("number", line.number.into_any()),
        ("issue", moment(issued_at, issued_by).into_any()),
    ];
    let revoked = revocation.map(|Revocation { at, by, reason }| {
        [
            ("revocation", moment(at, by).into_any()),
            ("reason", reason.into_any()),
        ]
    });
    let rest = [
        ("checks", text::counted("checks-count", checks).into_any()),
        ("public", address.into_any()),
    ];
    view! {
        <dl class="facts">
            {facts
                .into_iter()
                .chain(revoked.into_iter().flatten())
                .chain(rest)
                .map(|(key, value)| {
                    view! { <div><dt>{t(&format!("power-{key}"))}</dt><dd>{value}</dd></div> }
                })
                .collect_view()}
        </dl>
    }
}

/// Its document (МЧД), and what the signature is not.
#[component]
fn DocumentPanel(ogrn: Ogrn, number: String, document: Option<PowerDocument>) -> impl IntoView {
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

/// "11 января 2026 года в 16:20 мск, Соколова Ирина Павловна".
fn moment(at: i64, by: String) -> String {
    let day = moscow::day(at).map(text::day).unwrap_or_default();
    with(
        "power-moment",
        &[
            ("day", day.into()),
            ("time", text::time(at).into()),
            ("by", by.into()),
        ],
    )
}

#[component]
fn Revoke(action: String) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="revoke">
            <form class="form" method="post" action=action novalidate>
                <div class="stack-tight">
                    <h2 id="revoke">{t("power-revoke")}</h2>
                    <p>{t("power-revoke-text")}</p>
                </div>
                <TextArea
                    name="reason"
                    label=t("field-reason")
                    hint=t("power-reason-hint")
                    longest=500
                />
                <div class="buttons">
                    <button class="button button-danger">{t("power-revoke-button")}</button>
                </div>
            </form>
        </section>
    }
}
