//! Checks of the last three months, invented, so that a new cabinet is not empty. They have no
//! holder: nobody's history tells of them.

use app::ports::{CheckAnswer, UsedBefore};
use domain::{
    foreign::ForeignCode,
    moscow,
    outcome::OutcomeKind::{
        self, AlreadyUsed, AwaitingHolder, Confirmed, Expired, Forged, NotConfirmed, NotOurCode,
    },
    scenario::Scenario::{self, Age18, Identity, Status},
    status::StatusKind::{LargeFamily, Pensioner, Student, SvoFamily, Veteran},
    words::{WordList, matching_words},
};
use sha2::{Digest, Sha256};
use time::{Date, Duration};
use uuid::{NoContext, Timestamp, Uuid};

use super::organizations::Organization;
use crate::store::checks;

/// When (minutes ago), what was asked, what came out.
pub(super) type PastCheck = (i64, Option<Scenario>, OutcomeKind);

const DAY: i64 = 24 * 60;

/// The checks of the librarian at the library.
pub(super) const OF_LIBRARIAN: [PastCheck; 16] = [
    (14, Some(Status(Pensioner)), Confirmed),
    (52, Some(Age18), Confirmed),
    (75, Some(Status(LargeFamily)), Confirmed),
    (131, Some(Status(Student)), NotConfirmed),
    (190, None, NotOurCode),
    (DAY + 43, Some(Status(LargeFamily)), Confirmed),
    (DAY + 170, Some(Age18), Expired),
    (DAY + 172, Some(Age18), Confirmed),
    (2 * DAY + 31, Some(Identity), AwaitingHolder),
    (3 * DAY + 77, Some(Status(SvoFamily)), Confirmed),
    (5 * DAY + 64, Some(Status(Veteran)), Confirmed),
    (8 * DAY + 12, Some(Status(Student)), Confirmed),
    (9 * DAY + 201, None, Forged),
    (13 * DAY + 88, Some(Status(LargeFamily)), AlreadyUsed),
    (17 * DAY + 5, Some(Status(Pensioner)), Confirmed),
    (24 * DAY + 140, Some(Status(Student)), NotConfirmed),
];

/// The checks of the guard at the library.
pub(super) const OF_GUARD: [PastCheck; 6] = [
    (33, Some(Age18), Confirmed),
    (DAY + 15, Some(Status(LargeFamily)), Confirmed),
    (4 * DAY + 9, Some(Age18), NotConfirmed),
    (6 * DAY + 150, Some(Age18), Confirmed),
    (11 * DAY + 60, Some(Status(Pensioner)), Confirmed),
    (20 * DAY + 18, Some(Age18), Confirmed),
];

/// How many checks the librarian makes on each day of the week, from Monday.
const A_DAY: [i64; 7] = [3, 5, 4, 6, 7, 9, 2];

/// What comes out, over and over: twenty of twenty-five are a "yes". None was made without a
/// network: those in the list are the ones that somebody has made.
const OVER_AND_OVER: [(Option<Scenario>, OutcomeKind); 25] = [
    (Some(Status(Pensioner)), Confirmed),
    (Some(Age18), Confirmed),
    (Some(Status(LargeFamily)), Confirmed),
    (Some(Status(Pensioner)), Confirmed),
    (Some(Status(Student)), NotConfirmed),
    (Some(Age18), Confirmed),
    (Some(Status(LargeFamily)), Confirmed),
    (Some(Age18), Expired),
    (Some(Age18), Confirmed),
    (Some(Status(Student)), Confirmed),
    (Some(Status(Pensioner)), Confirmed),
    (Some(Status(SvoFamily)), Confirmed),
    (Some(Status(LargeFamily)), Confirmed),
    (None, NotOurCode),
    (Some(Age18), Confirmed),
    (Some(Status(Pensioner)), Confirmed),
    (Some(Status(LargeFamily)), Confirmed),
    (Some(Status(Student)), Confirmed),
    (Some(Age18), Confirmed),
    (Some(Status(Veteran)), Confirmed),
    (Some(Status(LargeFamily)), AlreadyUsed),
    (Some(Age18), Confirmed),
    (Some(Status(Pensioner)), Confirmed),
    (Some(Status(LargeFamily)), Confirmed),
    (Some(Status(Student)), NotConfirmed),
];

/// The librarian's checks of the days before yesterday, three months back: between ten and
/// five in Moscow.
pub(super) fn of_past_days(now: i64, today: Date) -> Vec<PastCheck> {
    let mut what = OVER_AND_OVER.iter().cycle();
    let mut checks = Vec::new();
    for days in 2..90 {
        let day = today.saturating_sub(Duration::days(days));
        let weekday = usize::from(day.weekday().number_days_from_monday());
        let count = A_DAY.get(weekday).copied().unwrap_or_default();
        for at in 0..count {
            // Not at the same minute of every day.
            let minute = 10 * 60 + at * 7 * 60 / count + (days * 17 + at * 11) % 45;
            let at = moscow::midnight(day) + minute * 60;
            if let Some((scenario, outcome)) = what.next() {
                checks.push(((now - at) / 60, *scenario, *outcome));
            }
        }
    }
    checks
}

/// The row of one of these checks; `None` if it cannot be written.
pub(super) fn row(
    &(minutes_ago, scenario, outcome): &PastCheck,
    organization: &Organization,
    verifier: &str,
    power: &str,
    now: i64,
) -> Option<checks::Model> {
    let at = now - minutes_ago * 60;
    let id = Uuid::new_v7(Timestamp::from_unix(NoContext, u64::try_from(at).ok()?, 0));
    let key = Uuid::new_v4().to_string();
    let reached_a_holder = matches!(outcome, Confirmed | NotConfirmed | AwaitingHolder);
    let answer = CheckAnswer {
        id: id.to_string(),
        outcome,
        at,
        organization: Some(organization.name.to_owned()),
        scenario,
        words: reached_a_holder
            .then(|| matching_words(WordList::Russian, id.as_bytes()).map(str::to_owned)),
        slip: (outcome == NotConfirmed).then(|| slip(&id)),
        used: (outcome == AlreadyUsed).then_some(UsedBefore {
            at: at - 25,
            by_same: true,
        }),
        foreign: (outcome == NotOurCode).then_some(ForeignCode::FastPayment),
        authority: None,
        waits_until: (outcome == AwaitingHolder).then_some(at + 60),
        photo_until: None,
        again: None,
        return_until: None,
    };
    Some(checks::Model {
        id: id.to_string(),
        at,
        verifier_account: verifier.to_owned(),
        ogrn: Some(organization.ogrn.to_owned()),
        power_number: Some(power.to_owned()),
        scenario: scenario.map(Scenario::key),
        outcome: outcome.key().to_owned(),
        slip: answer.slip.clone(),
        request_hash: data_encoding::HEXLOWER.encode(&Sha256::digest(key.as_bytes())),
        idempotency_key: key,
        answer: serde_json::to_string(&answer).ok()?,
        receipt: None,
        branch_id: None,
        device_id: None,
        till_id: None,
    })
}

/// `482-193`
fn slip(id: &Uuid) -> String {
    let (_, random) = id.as_u64_pair();
    format!("{:03}-{:03}", random % 1_000, random / 1_000 % 1_000)
}
