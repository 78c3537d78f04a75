//! Texts in the language of the person; all of them live in `locales/`.

use std::collections::BTreeMap;

use domain::{identifiers::Ogrn, moscow, power::Limits, region::Region, scenario::Scenario};
use time::Date;

use crate::{
    error::{AppError, Problem},
    page::{Page, ports},
    ports::{Arg, Language},
};

/// The text of `key`.
pub fn t(key: &str) -> String {
    with(key, &[])
}

/// The text of `key` with values put in.
pub fn with(key: &str, args: &[(&'static str, Arg)]) -> String {
    match ports() {
        Ok(ports) => ports.texts.text(Page::current().language, key, args),
        Err(_) => key.to_owned(),
    }
}

/// The texts whose keys begin with one of `prefixes`, to hand to an island.
pub fn bundle(prefixes: &[&str]) -> BTreeMap<String, String> {
    bundle_in(Page::current().language, prefixes)
}

/// The same in a certain language.
pub fn bundle_in(language: Language, prefixes: &[&str]) -> BTreeMap<String, String> {
    let Ok(ports) = ports() else {
        return BTreeMap::new();
    };
    prefixes
        .iter()
        .flat_map(|prefix| ports.texts.bundle(language, prefix))
        .collect()
}

/// Key of a scenario's texts: `scenario-age18`, `scenario-status-large_family`.
pub fn scenario_key(scenario: Scenario) -> String {
    format!("scenario-{}", scenario.key().replace(':', "-"))
}

/// By which law it is asked or held.
pub fn law(scenario: Scenario) -> String {
    t(&format!("law-{}", scenario.key().replace(':', "-")))
}

/// A scenario in words.
pub fn scenario(scenario: Scenario) -> String {
    t(&scenario_key(scenario))
}

/// Scenarios in one line: "Старше 18 лет, многодетная семья".
pub fn scenarios(list: &[Scenario]) -> String {
    let mut words = list.iter().map(|one| scenario(*one));
    let first = words.next().unwrap_or_default();
    words.fold(first, |line, word| format!("{line}, {}", uncapital(&word)))
}

/// What narrows a power of attorney, in one line: "пн, вт, ср; с 9:00 до 18:00 мск; не больше
/// 200 проверок в день". Empty without limits.
pub fn limits(limits: &Limits) -> String {
    let weekdays = limits.weekdays.as_ref().map(|days| {
        let names: Vec<_> = days
            .numbers()
            .map(|day| t(&format!("weekday-short-{day}")))
            .collect();
        names.join(", ")
    });
    let hours = limits.hours.map(|hours| {
        let hours = hours.to_string();
        let (from, until) = hours.split_once('-').unwrap_or_default();
        with(
            "limits-hours",
            &[("from", from.into()), ("until", until.into())],
        )
    });
    let checks = limits
        .checks_a_day
        .map(|most| counted("limits-checks", u64::from(most)));
    let branch = limits
        .branch
        .as_deref()
        .map(|name| with("limits-branch", &[("name", name.into())]));
    [weekdays, hours, checks, branch]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

/// A word as it stands inside a sentence; names such as "SVO participant" stay.
pub fn uncapital(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

/// A phrase that stands alone.
pub fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// "ОГРН 1027700132195", "ОГРНИП 304500116000157".
pub fn ogrn(ogrn: &Ogrn) -> String {
    let key = match ogrn.as_str().len() {
        15 => "organization-ogrnip",
        _ => "organization-ogrn",
    };
    format!("{}\u{a0}{ogrn}", t(key))
}

/// A region by its name.
pub fn region(region: Region) -> String {
    t(&format!("region-{}", region.key()))
}

/// Every region for a list to choose from: code and name.
pub fn regions() -> Vec<(String, String)> {
    Region::all()
        .map(|region| (region.key(), self::region(region)))
        .collect()
}

/// A number with its thousands set apart: "12 040", "12,040".
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let gap = match language() {
        Language::Ru => '\u{a0}',
        Language::En => ',',
    };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(gap);
        }
        text.push(digit);
    }
    text
}

/// A text about `count` things: `{ $n }` chooses the form, `{ $shown }` is the number.
pub fn counted(key: &str, count: u64) -> String {
    let n = i64::try_from(count).unwrap_or(i64::MAX);
    with(key, &[("n", n.into()), ("shown", number(count).into())])
}

/// The title of a window: what it shows, within what.
pub fn title(parts: &[&str]) -> String {
    let mut title = parts.join(" — ");
    title.push_str(" — Digital ID");
    title
}

/// The title of a page as its window shows it: with a word in front if a form was refused, which
/// is the first that a screen reader says of the page.
pub fn window(title: &str, refused: bool) -> String {
    if refused {
        with("title-error", &[("title", title.into())])
    } else {
        title.to_owned()
    }
}

/// What is wrong with a field, in words.
pub fn problem(problem: Problem) -> String {
    t(&format!("problem-{}", problem.key()))
}

/// Title and explanation of an error.
pub fn error(error: &AppError) -> (String, String) {
    let code = if error.is_director_only() {
        "director-only"
    } else {
        error.code()
    };
    let args: Vec<(&'static str, Arg)> = match error {
        AppError::TooMany { retry_after } => {
            vec![("minutes", Arg::Number(i64::from(retry_after.div_ceil(60))))]
        }
        AppError::Internal { request_id } => vec![("id", request_id.as_str().into())],
        _ => Vec::new(),
    };
    (
        with(&format!("error-{code}"), &args),
        with(&format!("error-{code}-text"), &args),
    )
}

/// A day: "16 февраля 2026", "16 February 2026".
pub fn day(date: Date) -> String {
    let month = t(&format!("month-{}", u8::from(date.month())));
    format!("{}\u{a0}{month} {}", date.day(), date.year())
}

/// A day for lists: "16.02.2026".
pub fn short_day(date: Date) -> String {
    format!(
        "{:02}.{:02}.{}",
        date.day(),
        u8::from(date.month()),
        date.year()
    )
}

/// A time of day in Moscow: "11:40".
pub fn time(unix: i64) -> String {
    moscow::at(unix).map_or_else(String::new, |at| {
        format!("{:02}:{:02}", at.hour(), at.minute())
    })
}

/// Day and time in Moscow: "16.02.2026, 11:40".
pub fn day_and_time(unix: i64) -> String {
    moscow::at(unix).map_or_else(String::new, |at| {
        format!("{}, {}", short_day(at.date()), time(unix))
    })
}

/// A day as `<time datetime>` and date fields write it: `2026-02-16`.
pub fn iso_day(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// The language of the page, for islands.
pub fn language() -> Language {
    Page::current().language
}
