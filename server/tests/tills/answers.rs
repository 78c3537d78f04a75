//! Each outcome, and that the rules are those of the scanner.

use app::ports::{CheckInput, CheckRequest, Language};
use axum::http::StatusCode;
use domain::{once::Scope, scenario::Scenario};
use serde_json::{Value, json};
use uuid::Uuid;

use super::counter::{Counter, FAMILY, LIBRARY, STUDENT, library, visitor};

const AGE: Scenario = Scenario::Age18;

#[tokio::test]
async fn every_outcome_is_told_and_only_a_yes_serves() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE, STUDENT, FAMILY]).await;
    let code = counter.code("citizen", AGE).await;

    let yes = counter.check(&key, &code, AGE).await;
    assert_eq!((yes.outcome(), yes.serves()), ("confirmed", true));
    assert_eq!(yes.body["scenario"], "age18");
    assert_eq!(yes.body["at"], "2026-03-01T12:00:00Z");
    assert_eq!(yes.body["say"]["title"], "Подтверждено: старше 18 лет");
    // The holder's screen shows the same two words.
    let sql = format!(
        "SELECT word_1 || ' ' || word_2 FROM holder_checks WHERE check_id = '{}'",
        yes.id()
    );
    let words: String = counter.site.world.value(&sql).await;
    assert_eq!(
        json!(words.split(' ').collect::<Vec<_>>()),
        yes.body["words"]
    );

    counter.wait(5);
    let used = counter.check(&key, &code, AGE).await;
    assert_eq!((used.outcome(), used.serves()), ("already_used", false));
    let before = json!({ "at": "2026-03-01T12:00:00Z", "by_same": true });
    assert_eq!(used.body["used"], before);

    counter.wait(60);
    let old = counter.check(&key, &code, AGE).await;
    assert_eq!((old.outcome(), old.serves()), ("expired", false));

    let mut forged = counter.code("citizen", AGE).await;
    let place = forged.len() - 20;
    let letter = if forged.as_bytes()[place] == b'A' {
        "B"
    } else {
        "A"
    };
    forged.replace_range(place..=place, letter);
    let no = counter.check(&key, &forged, AGE).await;
    assert_eq!((no.outcome(), no.serves()), ("forged", false));
    assert_eq!(no.body["scenario"], Value::Null);

    let link = counter.check(&key, "https://shop.example/18", AGE).await;
    assert_eq!((link.outcome(), link.serves()), ("not_our_code", false));
    let host = json!({ "kind": "link", "host": "shop.example" });
    assert_eq!(link.body["foreign"], host);

    // Whose status has ended, and who is too young: the same "no", and why is theirs alone.
    for (person, asks) in [("expired", STUDENT), ("minor", AGE)] {
        let code = counter.code(person, asks).await;
        let no = counter.check(&key, &code, asks).await;
        assert_eq!((no.outcome(), no.serves()), ("not_confirmed", false));
        assert!(no.body["slip"].is_string(), "{}", no.text);
        assert!(no.body["words"].is_array(), "{}", no.text);
    }

    // Not for this till, though the power of attorney behind it covers it; and the other way.
    let pensioner = Scenario::Status(domain::status::StatusKind::Pensioner);
    let wide = counter.till("Касса 4", &[AGE, Scenario::Age21]).await;
    for (key, asks) in [(&key, pensioner), (&wide, Scenario::Age21)] {
        let code = counter.code("citizen", asks).await;
        let no = counter.check(key, &code, asks).await;
        assert_eq!((no.outcome(), no.serves()), ("no_authority", false));
        assert_eq!(no.body["authority"], "not_covered");
        assert_eq!(no.body["scenario"], json!(asks));
        assert_eq!(no.body["words"], Value::Null, "nobody was reached");
    }
    counter.assert_nobody_was_named();
}

#[tokio::test]
async fn a_code_for_something_else_is_left_as_good_as_it_was() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE, FAMILY]).await;
    let rows = async || {
        let count = "SELECT (SELECT count(*) FROM checks) + (SELECT count(*) FROM consumptions) \
                     + (SELECT count(*) FROM holder_checks)";
        counter.site.world.value::<i64>(count).await
    };
    let before = rows().await;
    let code = counter.code("citizen", FAMILY).await;
    let body = json!({
        "code": code, "asks": "age18", "key": Uuid::new_v4().to_string(), "language": "en",
    });
    let other = counter.post(&key, &body).await;
    assert_eq!((other.outcome(), other.serves()), ("other_scenario", false));
    for silent in [
        "id",
        "scenario",
        "words",
        "slip",
        "used",
        "authority",
        "foreign",
    ] {
        assert_eq!(other.body[silent], Value::Null, "{silent}");
    }
    assert_eq!(other.body["say"]["title"], "Please show “Over 18”");
    // A retry asks the same, and is told the same to the last byte.
    assert_eq!(counter.post(&key, &body).await.text, other.text);
    assert_eq!(rows().await, before, "nothing is recorded");

    // Who one is, is asked by staff alone: to a till it is something else.
    let identity = counter.code("citizen", Scenario::Identity).await;
    let other = counter.check(&key, &identity, AGE).await;
    assert_eq!(other.outcome(), "other_scenario");
    let asked = "SELECT count(*) FROM identity_requests";
    assert_eq!(counter.site.world.value::<i64>(asked).await, 0);
    assert_eq!(rows().await, before);

    let yes = counter.check(&key, &code, FAMILY).await;
    assert_eq!((yes.outcome(), yes.serves()), ("confirmed", true));

    // An old one is called old, whatever it was for: nothing is left of it.
    counter.wait(90);
    let old = counter.check(&key, &code, AGE).await;
    assert_eq!((old.outcome(), old.serves()), ("expired", false));
    counter.assert_nobody_was_named();
}

/// It stays true of the holder, and the one member that a till looks at says no.
#[tokio::test]
async fn what_is_given_once_a_day_is_served_once() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE, FAMILY]).await;
    let once = &counter.site.ports.once;
    let rules = [(FAMILY, Some(Scope::Organization))];
    let set = once.set(&counter.director, &library(), &rules).await;
    set.expect("a rule");
    let first = counter
        .check(&key, &counter.code("citizen", FAMILY).await, FAMILY)
        .await;
    assert!(first.serves(), "{}", first.text);
    assert_eq!(first.body["again"], Value::Null);

    counter.wait(60);
    let second = counter
        .check(&key, &counter.code("citizen", FAMILY).await, FAMILY)
        .await;
    assert_eq!((second.outcome(), second.serves()), ("confirmed", false));
    assert_eq!(second.body["again"], first.body["at"]);
    let title = second.body["say"]["title"].as_str();
    assert_eq!(title, Some("Сегодня уже принимали — в 15:00"));
    let other = counter
        .check(&key, &counter.code("citizen", AGE).await, AGE)
        .await;
    assert!(other.serves(), "there is no rule for that");
    counter.assert_nobody_was_named();
}

#[tokio::test]
async fn digits_do_as_well_as_the_code() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE, FAMILY]).await;
    let citizen = visitor(&counter.site, "citizen").await;
    let shown = &counter.site.ports.presentations;
    let digits = shown
        .digits(&citizen, AGE, None)
        .await
        .expect("digits")
        .digits;
    let ask = async |digits: &str, asks: &str| {
        let body = json!({ "digits": digits, "asks": asks, "key": Uuid::new_v4().to_string() });
        counter.post(&key, &body).await
    };
    assert_eq!(
        ask(&digits, "status:large_family").await.outcome(),
        "other_scenario"
    );
    let grouped = format!("{} {}", &digits[..4], &digits[4..]);
    let yes = ask(&grouped, "age18").await;
    assert_eq!((yes.outcome(), yes.serves()), ("confirmed", true));
    assert_eq!(ask("10000000", "age18").await.outcome(), "expired");
    // Guessing has an end, for all tills of one person together.
    let other = counter.till("Касса 4", &[AGE]).await;
    for _ in 0..7 {
        let body =
            json!({ "digits": "10000000", "asks": "age18", "key": Uuid::new_v4().to_string() });
        assert_eq!(counter.post(&other, &body).await.status, StatusCode::OK);
    }
    let refused = ask("10000000", "age18").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers["retry-after"], "60");
    counter.assert_nobody_was_named();
}

#[tokio::test]
async fn what_becomes_of_the_responsible_person_becomes_of_the_till() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE]).await;
    let world = &counter.site.world;
    let powers = format!(
        "powers SET %% WHERE ogrn = '{LIBRARY}' AND account_id = '{}'",
        counter.responsible
    );
    let set = async |what: &str| {
        let sql = format!("UPDATE {}", powers.replace("%%", what));
        world.execute(&sql).await;
    };
    let refused = async |why: &str| {
        let code = counter.code("citizen", AGE).await;
        let no = counter.check(&key, &code, AGE).await;
        assert_eq!(
            (no.outcome(), no.serves()),
            ("no_authority", false),
            "{why}"
        );
        assert_eq!(no.body["authority"], why);
        assert_eq!(no.body["say"]["title"], "Касса сейчас не проверяет");
        let itself = counter.get(&key, "/api/v1/till", "/api/v1/till").await;
        assert_eq!(itself.body["checks"], false);
        assert_eq!(itself.body["authority"], why);
        assert_eq!(itself.body["asks"][0]["allowed"], false);
    };
    let itself = counter.get(&key, "/api/v1/till", "/api/v1/till").await;
    assert_eq!(itself.body["checks"], true);
    assert_eq!(itself.body["authority"], Value::Null);
    assert_eq!(itself.body["name"], "Касса 3");
    assert_eq!(itself.body["organization"]["ogrn"], LIBRARY);
    let asks = json!([{ "scenario": "age18", "allowed": true, "authority": null }]);
    assert_eq!(itself.body["asks"], asks);

    // A Sunday.
    set("limits = '{\"weekdays\":\"1,2\"}'").await;
    refused("weekday").await;
    set("limits = NULL").await;
    set("suspended_at = 1").await;
    refused("suspended").await;
    set("suspended_at = NULL").await;
    let demanded =
        format!("INSERT INTO training_demands (ogrn, since, since_by) VALUES ('{LIBRARY}', 1, '')");
    world.execute(&demanded).await;
    refused("untrained").await;
    world.execute("DELETE FROM training_demands").await;
    set("valid_until = '2026-02-28'").await;
    refused("expired").await;
    set("valid_until = '2026-12-31', revoked_at = 1").await;
    refused("revoked").await;
    set("revoked_at = NULL").await;
    let code = counter.code("citizen", AGE).await;
    assert!(counter.check(&key, &code, AGE).await.serves());

    // Whose confirmation was undone checks nothing, and nor does the till.
    let basic = "UPDATE accounts SET assurance = 'basic' WHERE demo_key = 'librarian'";
    world.execute(basic).await;
    counter.wait(30);
    let code = counter.code("citizen", AGE).await;
    let no = counter.check(&key, &code, AGE).await;
    assert_eq!(no.status, StatusCode::FORBIDDEN);
    assert_eq!(no.body["code"], "not-confirmed");
    let itself = counter.get(&key, "/api/v1/till", "/api/v1/till").await;
    assert_eq!(itself.body["authority"], "missing");
    counter.assert_nobody_was_named();
}

#[tokio::test]
async fn a_blocked_organization_has_no_tills() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE]).await;
    let operator = visitor(&counter.site, "operator").await;
    let desk = &counter.site.ports.organizations;
    let blocked = desk.block(&operator, &library(), true, "Проверка").await;
    blocked.expect("blocked");
    let code = counter.code("citizen", AGE).await;
    let no = counter.check(&key, &code, AGE).await;
    assert_eq!(no.outcome(), "no_authority");
    assert_eq!(no.body["authority"], "suspended");
}

#[tokio::test]
async fn the_same_key_gets_the_same_answer_and_nobody_elses() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE, FAMILY]).await;
    let other = counter.till("Касса 4", &[AGE]).await;
    let code = counter.code("citizen", AGE).await;
    let again = Uuid::new_v4().to_string();
    let body = json!({ "code": code, "asks": "age18", "key": again });
    let first = counter.post(&key, &body).await;
    assert!(first.serves());
    counter.wait(90);
    let retry = counter.post(&key, &body).await;
    assert_eq!(retry.text, first.text, "to the last byte");

    // Another question with that key is none.
    for wrong in [
        json!({ "code": "x", "asks": "age18", "key": again }),
        json!({ "code": code, "asks": "status:large_family", "key": again }),
        json!({ "digits": "12345678", "asks": "age18", "key": again }),
    ] {
        let refused = counter.post(&key, &wrong).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
        assert_eq!(refused.body["code"], "conflict");
    }

    // Another till of the same person, and that person's own phone, have keys of their own.
    let elsewhere = counter.post(&other, &body).await;
    assert_eq!(elsewhere.outcome(), "expired", "an answer of its own");
    let by = visitor(&counter.site, "librarian").await;
    let fresh = counter.code("citizen", AGE).await;
    let by_hand = CheckRequest {
        organization: Some(library()),
        input: CheckInput::Scanned(fresh),
        idempotency_key: again.clone(),
        language: Language::Ru,
        device: None,
    };
    let checks = &counter.site.ports.checks;
    let answer = checks.check(&by, &by_hand).await.expect("an answer");
    assert_eq!(answer.outcome.key(), "confirmed");
    assert_eq!(counter.post(&key, &body).await.text, first.text);
}

#[tokio::test]
async fn a_receipt_is_for_the_till_that_has_checked() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE]).await;
    let other = counter.till("Касса 4", &[AGE]).await;
    let described = "/api/v1/checks/{id}/receipt";
    let code = counter.code("citizen", AGE).await;
    let yes = counter.check(&key, &code, AGE).await;
    let path = format!("/api/v1/checks/{}/receipt", yes.id());
    let receipt = counter.get(&key, &path, described).await;
    assert_eq!(receipt.status, StatusCode::OK);
    let text = receipt.body["receipt"].as_str().expect("a receipt");
    let app::ports::ReceiptVerdict::Genuine(facts) = counter.site.ports.receipts.read(text) else {
        panic!("not genuine: {}", receipt.text);
    };
    assert_eq!(facts.check, yes.id());
    assert_eq!(facts.outcome.key(), "confirmed");
    assert_eq!(facts.organization.expect("its name").1, library());
    let page = receipt.body["page"].as_str().expect("a page");
    let page = page.strip_prefix(crate::application::ORIGIN).expect("here");
    let (parts, html) = counter.site.get(page, "").await;
    assert_eq!(parts.status, StatusCode::OK);
    assert!(html.contains("Городская библиотека"));

    for (key, path) in [
        (&other, path.as_str()),
        (&key, "/api/v1/checks/1/receipt"),
        (
            &key,
            "/api/v1/checks/0197a3f0-0000-7000-8000-000000000001/receipt",
        ),
    ] {
        let refused = counter.get(key, path, described).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(refused.body["code"], "not-found");
    }
    counter.assert_nobody_was_named();
}

#[tokio::test]
async fn a_till_is_a_kiosk_and_gets_no_photo() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[AGE]).await;
    let agreed = "INSERT INTO consents (id, account_id, kind, version, given_at) \
                  SELECT 'photo', id, 'photo', 1, 1 FROM accounts WHERE demo_key = 'citizen'";
    counter.site.world.execute(agreed).await;
    let code = counter.code("citizen", AGE).await;
    assert!(counter.check(&key, &code, AGE).await.serves());
    let offers = "SELECT count(*) FROM photo_offers";
    assert_eq!(counter.site.world.value::<i64>(offers).await, 0);
    // By hand the same holder's photo is offered.
    let by = visitor(&counter.site, "librarian").await;
    counter.wait(30);
    let by_hand = CheckRequest {
        organization: Some(library()),
        input: CheckInput::Scanned(counter.code("citizen", AGE).await),
        idempotency_key: Uuid::new_v4().to_string(),
        language: Language::Ru,
        device: None,
    };
    let answer = counter.site.ports.checks.check(&by, &by_hand).await;
    assert!(answer.expect("an answer").photo_until.is_some());
    // What the till has done is no part of that person's shift.
    let shift = counter.site.ports.checks.shift(&by).await.expect("a shift");
    let before = "SELECT count(*) FROM checks WHERE till_id IS NULL AND verifier_account = \
                  (SELECT id FROM accounts WHERE demo_key = 'librarian') AND at > 1772323200";
    let by_hand = counter.site.world.value::<i64>(before).await;
    let counted: u64 = shift.counts.iter().map(|(_, count)| count).sum();
    assert_eq!(i64::try_from(counted), Ok(by_hand));
}
