//! The power to check codes: our own `МашПолн`, and its limits.
//!
//! The names in it are part of the document and Russian in every language. No code of a power
//! for checks is published, so this one is ours (`docs/mchd.md`).

use domain::{
    power::{Hours, Limits, Powers, Validity, ValidityError, Weekdays},
    scenario::Scenario,
};
use time::Date;

use crate::{
    document::{Acting, Document, Limit, LimitValue, Power},
    finding::{Finding, Reason},
    tree::Node,
    value,
};

/// `КодПолн` of the power to check codes.
pub const POWER: &str = "DIGITALID_VERIFY_STATUS";
/// `КодОгр`: what may be asked, `AGE18,LARGE_FAMILY`.
pub const LIMIT_SCENARIOS: &str = "DIGITALID_SCENARIO";
/// `КодОгр`: the branch, by its name.
pub const LIMIT_BRANCH: &str = "DIGITALID_BRANCH";
/// `КодОгр`: days of the week, `1,2,3,4,5`.
pub const LIMIT_WEEKDAYS: &str = "DIGITALID_WEEKDAYS";
/// `КодОгр`: hours of the day in Moscow, `09:00-18:00`.
pub const LIMIT_HOURS: &str = "DIGITALID_HOURS";
/// `КодОгр`: most checks a day, `200`.
pub const LIMIT_CHECKS: &str = "DIGITALID_CHECKS_A_DAY";
/// `КодОгр`: the first day, where it is later than the day of issue, `2026-03-01`.
pub const LIMIT_FROM: &str = "DIGITALID_FROM";

const POWER_NAME: &str = "Проверять статус граждан по коду Digital ID от имени организации";

/// What the representatives of a document may do here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// What they may ask.
    pub powers: Powers,
    /// When it counts.
    pub validity: Validity,
    /// What narrows it.
    pub limits: Limits,
}

impl Mandate {
    /// It as a power of a document issued on `issued_on`.
    pub fn power(&self, issued_on: Date) -> Power {
        let from = self.validity.from();
        let limits = &self.limits;
        let all = [
            (
                LIMIT_SCENARIOS,
                "Сценарии проверки",
                Some(written(&self.powers)),
            ),
            (LIMIT_BRANCH, "Филиал", limits.branch.clone()),
            (
                LIMIT_WEEKDAYS,
                "Дни недели (1 — понедельник)",
                limits.weekdays.as_ref().map(ToString::to_string),
            ),
            (
                LIMIT_HOURS,
                "Часы (московское время)",
                limits.hours.map(|hours| hours.to_string()),
            ),
            (
                LIMIT_CHECKS,
                "Проверок в день, не более",
                limits.checks_a_day.map(|most| most.to_string()),
            ),
            (
                LIMIT_FROM,
                "Первый день действия",
                (from != issued_on).then(|| day(from)),
            ),
        ];
        let said = all
            .into_iter()
            .filter_map(|(code, name, value)| Some((code, name, value?)));
        Power {
            code: POWER.to_owned(),
            name: POWER_NAME.to_owned(),
            mnemonic: Some(POWER.to_owned()),
            limits: (1..)
                .zip(said)
                .map(|(id, (code, name, value))| Limit {
                    id,
                    code: code.to_owned(),
                    name: name.to_owned(),
                    value: LimitValue::Text(value),
                    value_name: None,
                })
                .collect(),
        }
    }
}

pub(crate) fn day(date: Date) -> String {
    let (year, month, day) = date.to_calendar_date();
    format!("{year:04}-{:02}-{day:02}", u8::from(month))
}

/// `AGE18,LARGE_FAMILY`.
fn written(powers: &Powers) -> String {
    let codes: Vec<_> = powers.scenarios().map(code).collect();
    codes.join(",")
}

fn code(scenario: Scenario) -> String {
    let key = scenario.key();
    key.strip_prefix("status:").unwrap_or(&key).to_uppercase()
}

/// The power to check codes in a document that has been read (as far as it could be).
pub(crate) fn find(
    root: &Node,
    document: Option<&Document>,
    findings: &mut Vec<Finding>,
) -> Option<Mandate> {
    let content = root.child("Документ")?.child("Довер")?;
    let (data, powers) = (content.child("СвДов")?, content.child("СвПолн")?);
    let mut ours = powers
        .all("МашПолн")
        .filter(|it| it.value("КодПолн") == Some(POWER));
    let Some(power) = ours.next() else {
        // A document without any power has been told so.
        if !powers.children.is_empty() {
            findings.push(Finding::at(powers, Reason::NoMandate));
        }
        return None;
    };
    if let Some(second) = ours.next() {
        findings.push(Finding::at(second, Reason::MandateRepeated));
    }
    let mut read = ReadLimits::default();
    let mut seen: Vec<&str> = Vec::new();
    for node in power.all("ОгрСвПолн") {
        let code = node.value("КодОгр").unwrap_or_default();
        if seen.contains(&code) {
            findings.push(Finding::at(node, Reason::LimitKindRepeated));
            continue;
        }
        seen.push(code);
        if let Err(reason) = read.take(node, code) {
            findings.push(Finding::at(node, reason));
        }
    }
    if !seen.contains(&LIMIT_SCENARIOS) {
        findings.push(Finding::at(power, Reason::NoScenarios));
    }
    let document = document?;
    if document.acting == Acting::Jointly && document.representatives.len() > 1 {
        // Nobody could check: a scanner has one person behind it.
        findings.push(Finding::at_attribute(
            powers,
            "ПрСовмПолн",
            Reason::Unsupported,
        ));
    }
    let from = read.from.unwrap_or(document.issued_on);
    let validity = match Validity::new(from, document.until) {
        Err(ValidityError::TooLong) => Err(Reason::TooLong),
        Ok(validity) if from >= document.issued_on => Ok(validity),
        _ => Err(Reason::LimitValue),
    };
    if let Err(reason) = &validity {
        let late = power
            .all("ОгрСвПолн")
            .find(|it| it.value("КодОгр") == Some(LIMIT_FROM));
        findings.push(match late {
            Some(late) => Finding::at(late, reason.clone()),
            None => Finding::at_attribute(data, "СрокДейст", reason.clone()),
        });
    }
    Some(Mandate {
        powers: read.powers?,
        validity: validity.ok()?,
        limits: read.limits,
    })
}

#[derive(Default)]
struct ReadLimits {
    powers: Option<Powers>,
    limits: Limits,
    from: Option<Date>,
}

impl ReadLimits {
    fn take(&mut self, node: &Node, code: &str) -> Result<(), Reason> {
        let text = node.child("ТексЗначОгр").map(|it| it.text.as_str());
        let text = text.ok_or(Reason::LimitValue)?;
        let wrong = Reason::LimitValue;
        match code {
            LIMIT_SCENARIOS => self.powers = Some(scenarios(text).ok_or(wrong)?),
            LIMIT_BRANCH => self.limits.branch = Some(text.to_owned()),
            LIMIT_WEEKDAYS => self.limits.weekdays = Some(Weekdays::parse(text).ok_or(wrong)?),
            LIMIT_HOURS => self.limits.hours = Some(Hours::parse(text).ok_or(wrong)?),
            LIMIT_CHECKS => self.limits.checks_a_day = Some(count(text).ok_or(wrong)?),
            LIMIT_FROM => self.from = Some(value::date(text).ok_or(wrong)?),
            _ => return Err(Reason::UnknownLimit),
        }
        Ok(())
    }
}

fn scenarios(text: &str) -> Option<Powers> {
    let all: Option<Vec<_>> = text
        .split(',')
        .map(|written| Scenario::all().find(|scenario| code(*scenario) == written))
        .collect();
    Powers::new(all?)
}

/// From 1, without a sign or leading zeros.
fn count(text: &str) -> Option<u32> {
    let count: u32 = text.parse().ok()?;
    (count > 0 && count.to_string() == text).then_some(count)
}
