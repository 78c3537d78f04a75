//! What the letters say. Plain text; nothing about the citizens, and no number of a document.

use app::{
    paths,
    ports::{Language, Organization},
    text,
};
use time::Date;

use super::Writing;

/// Powers of attorney named in one letter; the rest is a number.
const NAMED: usize = 50;

/// A power of attorney that a letter tells of.
pub(super) struct Ending {
    pub(super) name: String,
    pub(super) until: Date,
}

/// Subject and body of the letter with the code for an address.
pub(super) fn of_code(
    writing: &Writing,
    organization: &Organization,
    language: Language,
    code: &str,
) -> (String, String) {
    let t = |key: &str, args: &[_]| writing.texts.text(language, key, args);
    let page = paths::with_query(&paths::reminders(&organization.ogrn), &[("code", code)]);
    let link = format!("{}{page}", writing.origin);
    let name = organization.name.as_str();
    let body = [
        t("mail-code-text", &[("organization", name.into())]),
        code.to_owned(),
        t("mail-code-link", &[]),
        link,
        t("mail-code-foot", &[]),
    ];
    (t("mail-code-subject", &[]), body.join("\n\n"))
}

/// Subject and body of a reminder; `endings` by day.
pub(super) fn of_endings(
    writing: &Writing,
    organization: &Organization,
    language: Language,
    endings: &[Ending],
) -> (String, String) {
    let t = |key: &str, args: &[_]| writing.texts.text(language, key, args);
    let count = i64::try_from(endings.len()).unwrap_or(i64::MAX);
    let subject = t(
        "mail-ending-subject",
        &[
            ("n", count.into()),
            ("organization", organization.name.as_str().into()),
        ],
    );
    let mut lines: Vec<_> = endings
        .iter()
        .take(NAMED)
        .map(|ending| {
            t(
                "mail-ending-line",
                &[
                    ("name", ending.name.as_str().into()),
                    ("day", text::short_day(ending.until).into()),
                ],
            )
        })
        .collect();
    if let Some(more) = endings.len().checked_sub(NAMED).filter(|more| *more > 0) {
        let more = i64::try_from(more).unwrap_or(i64::MAX);
        lines.push(t("mail-ending-more", &[("n", more.into())]));
    }
    let page = paths::organization(&organization.ogrn);
    let body = [
        t(
            "mail-ending-text",
            &[("organization", organization.name.as_str().into())],
        ),
        lines.join("\n"),
        t("mail-ending-link", &[]),
        format!("{}{page}", writing.origin),
        t("mail-ending-foot", &[]),
    ];
    (subject, body.join("\n\n"))
}
