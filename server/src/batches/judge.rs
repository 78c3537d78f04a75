//! What the lines of a list mean, and what is wrong with them. People are looked for among the
//! staff of the organization alone: whether anybody else exists here is told to nobody.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    error::Problem,
    ports::{Assurance, RowProblem},
};
use domain::{
    identifiers::{NumberError, PersonKey, Snils},
    power::{Limits, PowerOfAttorney, Powers, Validity, ValidityError},
    scenario::Scenario,
};
use time::{Date, macros::format_description};

use super::{file::Line, scenarios::ScenarioNames, staff::Staff};

/// A line, judged.
pub(super) struct Judged {
    /// Whom it means.
    pub(super) account: Option<String>,
    /// What it covers, and when.
    pub(super) mandate: Option<(Powers, Validity)>,
    /// What is wrong.
    pub(super) problems: Vec<RowProblem>,
}

/// Judges the lines of one list, one after the other.
pub(super) struct Judge<'a> {
    staff: &'a Staff,
    names: &'a ScenarioNames,
    today: Date,
    seen: BTreeSet<String>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(staff: &'a Staff, names: &'a ScenarioNames, today: Date) -> Self {
        Self {
            staff,
            names,
            today,
            seen: BTreeSet::new(),
        }
    }

    /// Judges a line; all that is wrong is told, not only the first.
    pub(super) fn judge(&mut self, line: &Line) -> Judged {
        let mut problems = Vec::new();
        let mut note = |column, problem| problems.push(RowProblem { column, problem });
        let account = match self.person(&line.person) {
            Ok(account) => Some(account),
            Err(problem) => {
                note("person", problem);
                None
            }
        };
        let powers = match self.names.read(&line.scenarios) {
            Ok(powers) => Some(powers),
            Err(problem) => {
                note("scenarios", problem);
                None
            }
        };
        let from = match line.from.as_str() {
            "" => Some(self.today),
            text => match day(text) {
                None => {
                    note("from", Problem::Date);
                    None
                }
                Some(day) if day < self.today => {
                    note("from", Problem::Past);
                    None
                }
                Some(day) => Some(day),
            },
        };
        let until = match line.until.as_str() {
            "" => Err(Problem::Required),
            text => day(text).ok_or(Problem::Date),
        };
        let until = until.map_err(|problem| note("until", problem)).ok();
        let validity = from.zip(until).and_then(|(from, until)| {
            let validity = Validity::new(from, until).map_err(|error| match error {
                ValidityError::Reversed => Problem::Reversed,
                ValidityError::TooLong => Problem::TooFar,
            });
            validity.map_err(|problem| note("until", problem)).ok()
        });
        let mandate = powers.zip(validity);
        if let (Some(account), Some((powers, validity))) = (&account, &mandate)
            && self
                .staff
                .needs_none(account, powers, *validity, &Limits::default(), self.today)
        {
            note("person", Problem::HasOne);
        }
        Judged {
            account,
            mandate,
            problems,
        }
    }

    fn person(&mut self, typed: &str) -> Result<String, Problem> {
        let readings = PersonKey::readings(typed);
        if readings.is_empty() {
            return Err(match Snils::parse(typed) {
                _ if typed.is_empty() => Problem::Required,
                Err(NumberError::Control) => Problem::Control,
                _ => Problem::Shape,
            });
        }
        let found: BTreeSet<_> = readings
            .iter()
            .filter_map(|reading| self.staff.numbered(reading))
            .collect();
        let mut found = found.into_iter();
        let member = match (found.next(), found.next()) {
            (Some(member), None) => member,
            (Some(_), Some(_)) => return Err(Problem::Ambiguous),
            (None, _) => return Err(Problem::NotStaff),
        };
        if member.assurance != Assurance::Confirmed.key() {
            return Err(Problem::AccountNotConfirmed);
        }
        if self.seen.insert(member.account.clone()) {
            Ok(member.account.clone())
        } else {
            Err(Problem::Repeated)
        }
    }
}

/// A day as people and spreadsheets write it: `01.03.2026`, `2026-03-01`, or the number 46082.
pub(crate) fn day(text: &str) -> Option<Date> {
    let formats = [
        format_description!("[day padding:none].[month padding:none].[year]"),
        format_description!("[year]-[month]-[day]"),
    ];
    let spelled = formats
        .into_iter()
        .find_map(|format| Date::parse(text, format).ok());
    spelled.or_else(|| super::file::day(text.parse().ok()?))
}

/// Whether one of `held` says as much already, for as long and without narrower limits.
pub(super) fn is_needless(
    held: &[PowerOfAttorney],
    powers: &Powers,
    validity: Validity,
    limits: &Limits,
    today: Date,
) -> bool {
    held.iter()
        .any(|power| power.says_as_much(powers, validity, limits, today))
}

/// Powers of attorney by account.
pub(super) type Held = BTreeMap<String, Vec<PowerOfAttorney>>;

/// Everything that can be asked today: nobody offers loyalty yet.
pub(super) fn offered() -> impl Iterator<Item = Scenario> {
    Scenario::all().filter(|scenario| *scenario != Scenario::Loyalty)
}
