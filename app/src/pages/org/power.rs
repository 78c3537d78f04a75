mod decide;
mod document;
mod history;

use domain::{moscow, power::PowerState};
use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    components::{CabinetLayout, CabinetPart, ErrorSummary, Icon, Notice, PowerChip, load},
    page::{Page, organization_in_path, path_value, ports},
    paths,
    ports::{PowerDetails, PowerLine, Revocation},
    text::{self, t, with},
};
use decide::Decide;
use document::DocumentPanel;
use history::History;

/// One power of attorney: what it says, what became of it, what can be decided about it.
#[component]
pub fn PowerPage() -> impl IntoView {
    let (page, ogrn) = (Page::current(), organization_in_path());
    let number = path_value("number").unwrap_or_default();
    let refused = page.submission.is_some();
    let refusal = match page.path.rsplit('/').next() {
        Some("suspend") => t("power-suspend-refused"),
        Some("resume") => t("power-resume-refused"),
        _ => t("power-revoke-refused"),
    };
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
        let window = text::window(&title, refused);
        let notice = match (done.as_deref(), details.line.state) {
            (Some("revoked"), PowerState::Revoked) => {
                Some((t("power-revoked"), t("power-revoked-text")))
            }
            (Some("suspended"), PowerState::Suspended) => {
                Some((t("power-suspended"), t("power-suspended-text")))
            }
            (Some("resumed"), state) if state.in_force() => {
                Some((t("power-resumed"), t("power-resumed-text")))
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
        let public = format!("{origin}{}", paths::public_power(&details.line.number));
        let (document, state) = (details.document, details.line.state);
        let role = cabinet.role;
        let events = details.events.clone();
        let number = details.line.number.clone();
        let again = (!state.is_over() || state == PowerState::Expired).then(|| {
            let like = paths::with_query(&paths::new_power(&ogrn), &[("like", &number)]);
            view! {
                <div class="buttons">
                    <a class="button" href=like>{t("power-again")}</a>
                </div>
            }
        });
        view! {
            <CabinetLayout frame=cabinet.frame part=CabinetPart::Powers title=window>
                <a class="back" href=paths::powers(&ogrn)>
                    <Icon name="back" small=true />
                    {t("org-part-powers")}
                </a>
                <div class="sections column-form">
                    <ErrorSummary title=refusal />
                    {notice.map(|(title, text)| view! { <Notice title text /> })}
                    <div class="stack-tight">
                        <h1>{t("power")}</h1>
                        <p><PowerChip state=details.line.state /></p>
                    </div>
                    <Facts details public />
                    {again}
                    <DocumentPanel ogrn=ogrn.clone() number=number.clone() document />
                    <History ogrn=ogrn.clone() number=number.clone() events />
                    <Decide ogrn=ogrn.clone() number state role />
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
        events: _,
        replaced,
        checks,
        document: _,
        plain_text,
        may_hand_over,
        with: others,
        given,
        parent,
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
    ];
    let limits = text::limits(&line.limits);
    let limits = (!limits.is_empty()).then(|| ("limits-short", limits.into_any()));
    let ogrn = organization.ogrn.clone();
    let people = |powers: Vec<PowerLine>| {
        let links = powers.into_iter().map(|power| {
            view! {
                <li>
                    <a href=paths::power(&ogrn, &power.number)>{power.representative}</a>
                    " "
                    <PowerChip state=power.state />
                </li>
            }
        });
        let links = links.collect_view();
        view! { <ul class="cell-lines" role="list">{links}</ul> }
    };
    let shared = (!others.is_empty()).then(|| {
        let list = people(others);
        let value = view! { {list} <p class="hint">{t("power-with-note")}</p> };
        ("with", value.into_any())
    });
    let plain = plain_text.map(|text| {
        let value = view! {
            <p class="plain-text">{text}</p>
            <p class="hint">{t("power-plain-note")}</p>
        };
        ("plain_text", value.into_any())
    });
    let delegation = (may_hand_over || !given.is_empty()).then(|| {
        let value = view! { <p>{t("power-delegation-yes")}</p> {people(given)} };
        ("delegation", value.into_any())
    });
    let parent = parent.map(|number| {
        let href = paths::power(&organization.ogrn, &number);
        ("parent", view! { <a href=href>{number}</a> }.into_any())
    });
    let replaced = replaced.map(|(number, from)| {
        let words = with("power-replaced-from", &[("day", text::day(from).into())]);
        let href = paths::power(&organization.ogrn, &number);
        ("replaced", view! { <a href=href>{words}</a> }.into_any())
    });
    let issue = [
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
                .chain(limits)
                .chain(plain)
                .chain(shared)
                .chain(delegation)
                .chain(parent)
                .chain(replaced)
                .chain(issue)
                .chain(revoked.into_iter().flatten())
                .chain(rest)
                .map(|(key, value)| {
                    view! { <div><dt>{t(&format!("power-{key}"))}</dt><dd>{value}</dd></div> }
                })
                .collect_view()}
        </dl>
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
