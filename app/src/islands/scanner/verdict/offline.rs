//! What can be said without a network, in words: always with the age of the data, never in
//! the colour of a yes.

use domain::{moscow, offline::OfflineAnswer, outcome::OutcomeKind, scenario::Scenario};

use super::{Tone, Verdict};
use crate::{
    islands::texts::{Texts, fill, text, time_of_day},
    ports::{CheckAnswer, UsedBefore},
    text::scenario_key,
};

impl Verdict {
    /// What the screen says of a code that was judged by what this device keeps.
    /// `organization` is the name in which it was asked.
    pub fn of_offline(
        texts: &Texts,
        answer: &OfflineAnswer,
        organization: Option<&str>,
        covered: &str,
    ) -> Self {
        let data = fill(
            &text(texts, "outcome-offline-data"),
            &[("time", &data_time(answer.data_at, answer.at))],
        );
        let scenario = answer.scenario.map(scenario_key);
        let Some(outcome) = answer.outcome else {
            let key = match answer.scenario {
                Some(Scenario::Identity) => "outcome-online-only",
                _ => "outcome-too-old",
            };
            return Self {
                tone: Tone::Wait,
                meta: data,
                ..Self::plain(texts, key, "outcome-offline")
            };
        };
        let said = Self::of_answer(texts, &as_online(answer, outcome, organization), covered);
        let meta = match said.meta.is_empty() {
            true => data.clone(),
            false => format!("{} · {data}", said.meta),
        };
        if outcome != OutcomeKind::Offline {
            return Self { meta, ..said };
        }
        let mut why = said.why;
        if !answer.sure {
            why = format!("{} {why}", text(texts, "outcome-offline-unsure"));
        }
        if answer.once {
            why = format!("{} {why}", text(texts, "outcome-offline-once"));
        }
        Self {
            fact: scenario.map_or_else(String::new, |key| text(texts, &key)),
            slip: Some(data),
            why,
            ..said
        }
    }
}

fn as_online(
    answer: &OfflineAnswer,
    outcome: OutcomeKind,
    organization: Option<&str>,
) -> CheckAnswer {
    CheckAnswer {
        id: String::new(),
        outcome,
        at: answer.at,
        organization: organization.map(str::to_owned),
        scenario: answer.scenario,
        words: None,
        slip: None,
        used: answer.used_at.map(|at| UsedBefore {
            at,
            by_same: !answer.used_elsewhere,
        }),
        foreign: answer.foreign.clone(),
        authority: answer.authority,
        waits_until: None,
        photo_until: None,
        again: None,
        return_until: None,
    }
}

/// When data was fetched, as seen from `now`: `11:40`, on another day `26.11, 11:40`.
pub fn data_time(at: i64, now: i64) -> String {
    match (moscow::day(at), moscow::day(now)) {
        (Some(day), Some(today)) if day != today => format!(
            "{:02}.{:02}, {}",
            day.day(),
            u8::from(day.month()),
            time_of_day(at)
        ),
        _ => time_of_day(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-03-01T12:00:10Z.
    const NOW: i64 = 1_772_366_410;

    fn answer(outcome: Option<OutcomeKind>) -> OfflineAnswer {
        OfflineAnswer {
            outcome,
            at: NOW,
            sure: true,
            data_at: NOW - 1_200,
            scenario: Some(Scenario::Age18),
            foreign: None,
            authority: None,
            used_at: None,
            used_elsewhere: false,
            once: false,
            proves: None,
        }
    }

    fn texts() -> Texts {
        [
            ("outcome-offline-data", "данные от {time}"),
            ("scenario-age18", "Старше 18 лет"),
        ]
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .into()
    }

    #[test]
    fn never_a_yes_and_always_with_the_age_of_the_data() {
        let outcomes = OutcomeKind::ALL
            .into_iter()
            .filter(|kind| *kind != OutcomeKind::Confirmed)
            .map(Some);
        for outcome in outcomes.chain([None]) {
            let verdict = Verdict::of_offline(&texts(), &answer(outcome), None, "");
            assert_ne!(verdict.tone, Tone::Yes, "{outcome:?}");
            let said = [verdict.meta, verdict.slip.unwrap_or_default()].concat();
            assert!(said.contains("данные от 14:40"), "{outcome:?}");
        }
    }

    #[test]
    fn a_good_one_names_the_question_and_says_when_the_time_is_not_sure() {
        let mut answer = answer(Some(OutcomeKind::Offline));
        let sure = Verdict::of_offline(&texts(), &answer, None, "");
        assert_eq!(sure.tone, Tone::Wait);
        assert_eq!(sure.fact, "Старше 18 лет");
        assert_eq!(sure.shape, "outcome-offline");
        answer.sure = false;
        let unsure = Verdict::of_offline(&texts(), &answer, None, "");
        assert!(unsure.why.starts_with("outcome-offline-unsure"));
        answer.once = true;
        let once = Verdict::of_offline(&texts(), &answer, None, "");
        assert!(once.why.starts_with("outcome-offline-once"));
    }

    #[test]
    fn data_of_another_day_says_which() {
        assert_eq!(data_time(NOW - 60, NOW), "14:59");
        assert_eq!(data_time(NOW - 86_400, NOW), "28.02, 15:00");
    }
}
