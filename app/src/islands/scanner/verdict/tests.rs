use domain::scenario::Scenario;

use super::*;
use crate::{islands::scanner::states::Code, ports::AgainToday};

/// The real texts of both languages, read without Fluent: what islands get has no plurals.
fn texts(language: &str) -> Texts {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../locales");
    ["outcome", "branches", "common", "once"]
        .into_iter()
        .map(|file| format!("{root}/{language}/{file}.ftl"))
        .flat_map(|path| {
            std::fs::read_to_string(path)
                .unwrap_or_default()
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter_map(|line| {
            let (key, text) = line.split_once(" = ")?;
            let text = text.replace("{\"{\"}", "{").replace("{\"}\"}", "}");
            Some((key.to_owned(), text))
        })
        .collect()
}

fn answer(outcome: OutcomeKind) -> CheckAnswer {
    CheckAnswer {
        id: "check".to_owned(),
        outcome,
        at: 1_795_336_800,
        organization: Some("МКУ «Библиотека»".to_owned()),
        scenario: Some(Scenario::Age18),
        words: None,
        slip: None,
        used: None,
        foreign: None,
        authority: None,
        waits_until: None,
        photo_until: None,
        again: None,
        return_until: None,
    }
}

fn check(language: &str, answer: &CheckAnswer) -> Verdict {
    let verdict = Verdict::of_answer(&texts(language), answer, "студент");
    for said in [&verdict.word, &verdict.fact, &verdict.why] {
        assert!(
            !said.starts_with("outcome-"),
            "missing in {language}: {said}"
        );
        assert!(!said.contains('{'), "not filled in {language}: {said}");
    }
    assert!(!verdict.word.is_empty());
    verdict
}

#[test]
fn every_row_has_words_in_both_languages() {
    for language in ["ru", "en"] {
        for outcome in OutcomeKind::ALL {
            let verdict = check(language, &answer(outcome));
            let is_yes = verdict.tone == Tone::Yes;
            assert_eq!(
                is_yes,
                outcome == OutcomeKind::Confirmed,
                "only yes is green"
            );
            assert!(
                !format!("{}{}", verdict.fact, verdict.why).is_empty(),
                "{outcome:?}"
            );
        }
    }
}

#[test]
fn what_stands_in_a_foreign_code_is_said_in_both_languages() {
    // Each key that `domain::foreign::facts` gives.
    let samples = [
        "ST00012|Name=А|Sum=100|Purpose=б|PayeeINN=1|PersonalAcc=2|BankName=3|BIC=4|CBC=5|OKTMO=6",
        "https://qr.nspk.ru/AS1",
        "010460043993125621ABCDEFGHIJKLM93dGVz",
        "4600439931256",
        "https://xn--evil.example/x",
        "слова",
    ];
    for language in ["ru", "en"] {
        for sample in samples {
            let kind = ForeignCode::classify(sample);
            let facts = domain::foreign::facts(&kind, sample);
            assert!(!facts.is_empty(), "{sample}");
            let mut said = vec![kind.key().to_owned()];
            for fact in &facts {
                said.extend([fact.key.to_owned(), fact.value.clone()]);
            }
            let code = Code {
                text: sample.to_owned(),
                foreign: Some(said),
            };
            let verdict = Verdict::of(&texts(language), &What::Foreign(code), "");
            let shown = format!("{}\n{}", verdict.fact, verdict.why);
            assert!(!shown.contains("outcome-"), "{shown}");
            assert!(!shown.contains('{'), "{shown}");
            for fact in facts {
                assert!(shown.contains(&fact.value), "{shown}");
            }
        }
    }
}

#[test]
fn every_reason_has_words_in_both_languages() {
    let foreign = [
        ForeignCode::Payment,
        ForeignCode::FastPayment,
        ForeignCode::Marking,
        ForeignCode::Product,
        ForeignCode::PhoneEntry,
        ForeignCode::Link {
            host: "evil.example".to_owned(),
        },
        ForeignCode::Badge,
        ForeignCode::Certificate,
        ForeignCode::Training,
        ForeignCode::SignIn,
        ForeignCode::Text,
    ];
    for language in ["ru", "en"] {
        for code in &foreign {
            let foreign = Some(code.clone());
            let verdict = check(
                language,
                &CheckAnswer {
                    foreign,
                    ..answer(OutcomeKind::NotOurCode)
                },
            );
            let is_link = matches!(code, ForeignCode::Link { .. });
            assert_eq!(verdict.fact.contains("evil.example"), is_link);
        }
        for reason in AuthorityRefusal::ALL {
            for organization in [None, Some("МКУ".to_owned())] {
                let authority = Some(reason);
                let refused = answer(OutcomeKind::NoAuthority);
                check(
                    language,
                    &CheckAnswer {
                        authority,
                        organization,
                        ..refused
                    },
                );
            }
        }
        for by_same in [true, false] {
            let used = Some(UsedBefore {
                at: 1_795_336_800,
                by_same,
            });
            let verdict = check(
                language,
                &CheckAnswer {
                    used,
                    ..answer(OutcomeKind::AlreadyUsed)
                },
            );
            assert!(verdict.fact.contains(&time_of_day(1_795_336_800)));
        }
    }
}

#[test]
fn a_second_visit_of_the_day_is_a_yes_and_not_plain_green() {
    for (language, said) in [
        ("ru", "Сегодня уже принимали"),
        ("en", "Already used today"),
    ] {
        let first = check(language, &answer(OutcomeKind::Confirmed));
        let again = Some(AgainToday { at: 1_795_336_800 });
        let second = check(
            language,
            &CheckAnswer {
                again,
                ..answer(OutcomeKind::Confirmed)
            },
        );
        assert_eq!((first.tone, first.again), (Tone::Yes, None));
        assert_eq!(second.tone, Tone::Again);
        assert_eq!(second.word, first.word, "the status is true");
        assert_eq!(second.fact, first.fact);
        let band = second.again.expect("a band");
        assert!(band.starts_with(said), "{band}");
        assert!(band.ends_with(&time_of_day(1_795_336_800)), "{band}");
        assert!(!second.why.is_empty());
    }
}

#[test]
fn every_error_has_words_in_both_languages() {
    let errors = [
        AppError::SignedOut,
        AppError::NotConfirmed,
        AppError::NotFound,
        AppError::Invalid { fields: Vec::new() },
        AppError::Conflict,
        AppError::TooMany { retry_after: 61 },
        AppError::Unavailable,
        AppError::Internal {
            request_id: "42".to_owned(),
        },
        AppError::Network,
    ];
    for language in ["ru", "en"] {
        for error in &errors {
            let verdict = Verdict::of_error(&texts(language), error);
            assert!(
                !verdict.word.starts_with("outcome-"),
                "{language}: {}",
                verdict.word
            );
            assert!(!verdict.why.is_empty(), "{language}: {error}");
            assert!(!format!("{verdict:?}").contains('{'.to_string().repeat(2).as_str()));
            assert_eq!(verdict.meta.contains("42"), error.code() == "internal");
            assert_eq!(verdict.fact.contains('2'), error.code() == "too-many");
        }
    }
}

#[test]
fn days_in_words() {
    let texts = Texts::from([("month-5".to_owned(), "мая".to_owned())]);
    assert_eq!(day(&texts, "1990-05-07"), "7\u{a0}мая 1990");
    assert_eq!(day(&texts, "unknown"), "unknown");
}
