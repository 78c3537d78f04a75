//! What is refused, and how that is told.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use domain::scenario::Scenario;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    counter::{Counter, library, question, visitor},
    schema,
};

const CHECKS: &str = "/api/v1/checks";

#[tokio::test]
async fn a_question_is_read_strictly() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[Scenario::Age18]).await;
    let uuid = "6f1d7c0e-5a0b-4a57-8f43-9b1c1f0e2a77";
    let good = json!({ "code": "x", "asks": "age18", "key": uuid });
    assert_eq!(schema::question_faults(&good), Vec::<String>::new());
    let with = |name: &str, value: Value| {
        let mut body = good.clone();
        body[name] = value;
        body
    };
    let without = |name: &str| {
        let mut body = good.clone();
        body.as_object_mut().expect("an object").remove(name);
        body
    };
    let long = "x".repeat(4_297);
    for (body, field, problem) in [
        (without("code"), Some("code"), Some("required")),
        (without("asks"), Some("asks"), Some("required")),
        (without("key"), Some("key"), Some("required")),
        (with("key", "1".into()), Some("key"), Some("shape")),
        (with("asks", "age17".into()), Some("asks"), Some("choice")),
        (
            with("asks", "identity".into()),
            Some("asks"),
            Some("choice"),
        ),
        (with("asks", "loyalty".into()), Some("asks"), Some("choice")),
        (
            with("language", "de".into()),
            Some("language"),
            Some("choice"),
        ),
        (
            with("digits", "12345678".into()),
            Some("digits"),
            Some("contradicts"),
        ),
        (with("code", long.into()), Some("code"), Some("too-long")),
        (
            json!({ "digits": "1234567", "asks": "age18", "key": uuid }),
            Some("digits"),
            Some("shape"),
        ),
        (with("holder", "1".into()), None, None),
        (with("code", 1.into()), None, None),
        (json!([]), None, None),
        (json!("age18"), None, None),
    ] {
        let refused = counter.post(&key, &body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(refused.body["code"], "invalid");
        assert_eq!(refused.fault(), (field, problem), "{body}");
        // The description refuses the same, but for what only the server can know.
        let described = ["key", "digits"].contains(&field.unwrap_or_default());
        let refuses = !schema::question_faults(&body).is_empty();
        assert!(refuses || described, "{body}");
    }
    for broken in ["", "{", "{\"code\":\"x\"", "\u{0}", "code=x"] {
        let request = question(&key).body(Body::from(broken)).expect("a request");
        let refused = counter.ask(CHECKS, request).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{broken}");
        assert_eq!(refused.body["code"], "invalid");
    }
    let not_text = Body::from(vec![b'"', 0xff, b'"']);
    let refused = counter
        .ask(CHECKS, question(&key).body(not_text).expect("one"))
        .await;
    assert!(refused.status.is_client_error());

    let huge = json!({ "code": "x".repeat(70_000), "asks": "age18", "key": uuid });
    let refused = counter.post(&key, &huge).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(refused.body["code"], "too-large");

    let form = Request::post(CHECKS)
        .header(header::AUTHORIZATION, format!("Bearer {key}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let refused = counter
        .ask(CHECKS, form.body(Body::from("code=x")).expect("one"))
        .await;
    assert_eq!(refused.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(refused.body["code"], "media-type");

    // The key may stand in the header, in quotes or not; two that differ are none.
    let ask = async |header: &str, body: &Value| {
        let request = question(&key).header("idempotency-key", header);
        let request = request.body(Body::from(body.to_string())).expect("one");
        counter.ask(CHECKS, request).await
    };
    let keyless = without("key");
    let first = ask(&format!("\"{uuid}\""), &keyless).await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(ask(uuid, &keyless).await.text, first.text);
    assert_eq!(ask(uuid, &good).await.text, first.text);
    assert_eq!(counter.post(&key, &good).await.text, first.text);
    let other = ask(&Uuid::new_v4().to_string(), &good).await;
    assert_eq!(other.fault(), (Some("key"), Some("contradicts")));
}

#[tokio::test]
async fn without_a_key_that_counts_nothing_is_told() {
    let counter = Counter::open().await;
    let tills = &counter.site.ports.tills;
    let key = counter.till("Касса 3", &[Scenario::Age18]).await;
    let id = counter.id("Касса 3").await;
    let stored: Vec<String> = counter
        .site
        .world
        .values("SELECT secret_hash FROM tills")
        .await;
    assert!(stored.iter().all(|hash| hash.len() == 64 && *hash != key));
    let sql = "SELECT secret_hash || id || name || account_id || scenarios FROM tills";
    let rows: Vec<String> = counter.site.world.values(sql).await;
    assert!(
        !rows.concat().contains(&key[4..]),
        "the key is kept nowhere"
    );

    let refused = async |key: &str| {
        for path in ["/api/v1/till", "/api/v1/checks/1/receipt"] {
            let described = path.replace("/1/", "/{id}/");
            let told = counter.get(key, path, &described).await;
            assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{path}");
            assert_eq!(told.headers[header::WWW_AUTHENTICATE], "Bearer");
            assert_eq!(told.body["code"], "signed-out");
        }
        // Before anything that was sent is looked at.
        let told = counter.post(key, &json!("nonsense")).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    };
    refused("did_wrong").await;
    refused("").await;
    for request in [
        Request::get("/api/v1/till"),
        Request::get("/api/v1/till").header(header::AUTHORIZATION, format!("Basic {key}")),
    ] {
        let request = request.body(Body::empty()).expect("a request");
        let told = counter.ask("/api/v1/till", request).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    }
    // A session is nothing here, whoever's it is; nor does one that is locked to a kiosk matter.
    let session = counter.site.enter("librarian").await;
    let cookie = format!("session={session}");
    let request = Request::get("/api/v1/till").header(header::COOKIE, &cookie);
    let told = counter
        .ask("/api/v1/till", request.body(Body::empty()).expect("one"))
        .await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    let lock = "UPDATE sessions SET kiosk_ogrn = '1269900000028', kiosk_pin = ''";
    counter.site.world.execute(lock).await;
    let request = Request::get("/api/v1/till")
        .header(header::COOKIE, cookie)
        .header(header::AUTHORIZATION, format!("Bearer {key}"));
    let told = counter
        .ask("/api/v1/till", request.body(Body::empty()).expect("one"))
        .await;
    assert_eq!(told.status, StatusCode::OK);

    // Another key ends the one before at once; revoking ends that.
    let director = visitor(&counter.site, "director").await;
    let renewed = tills.renew(&director, &library(), &id).await;
    let renewed = renewed.expect("a key");
    assert_eq!(renewed.owner, "Касса 3");
    refused(&key).await;
    let told = counter
        .get(&renewed.secret, "/api/v1/till", "/api/v1/till")
        .await;
    assert_eq!(told.status, StatusCode::OK);
    tills
        .revoke(&director, &library(), &id)
        .await
        .expect("revoked");
    refused(&renewed.secret).await;
}

#[tokio::test]
async fn an_erased_account_leaves_no_till_behind() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[Scenario::Age18]).await;
    let librarian = visitor(&counter.site, "librarian").await;
    let erased = counter.site.ports.registration.erase(&librarian).await;
    erased.expect("erased");
    let told = counter.get(&key, "/api/v1/till", "/api/v1/till").await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_till_that_runs_wild_is_slowed_down_alone() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[Scenario::Age18]).await;
    let other = counter.till("Касса 4", &[Scenario::Age18]).await;
    let itself = async |key: &str| counter.get(key, "/api/v1/till", "/api/v1/till").await;
    for _ in 0..120 {
        assert_eq!(itself(&key).await.status, StatusCode::OK);
    }
    counter.wait(20);
    let refused = itself(&key).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers[header::RETRY_AFTER], "40");
    assert_eq!(refused.body["code"], "too-many");
    assert_eq!(itself(&other).await.status, StatusCode::OK);
    counter.wait(40);
    assert_eq!(itself(&key).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whatever_a_layer_refuses_is_told_in_the_same_way() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[Scenario::Age18]).await;
    let send = async |method: Method, path: &str, site: &str| {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {key}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "text/html")
            .header("sec-fetch-site", site)
            .body(Body::empty())
            .expect("a request");
        let (parts, text) = counter.site.send(request).await;
        assert_eq!(
            parts.headers[header::CONTENT_TYPE],
            "application/problem+json",
            "{text}"
        );
        assert_eq!(parts.headers["x-content-type-options"], "nosniff");
        let body: Value = serde_json::from_str(&text).expect("JSON");
        (parts, body["code"].as_str().expect("a code").to_owned())
    };
    let (parts, code) = send(Method::GET, CHECKS, "none").await;
    assert_eq!(
        (parts.status, code.as_str()),
        (StatusCode::METHOD_NOT_ALLOWED, "method")
    );
    assert_eq!(parts.headers[header::ALLOW], "POST");
    let (parts, code) = send(Method::GET, "/api/v1/nothing", "none").await;
    assert_eq!(
        (parts.status, code.as_str()),
        (StatusCode::NOT_FOUND, "not-found")
    );
    // A page of another site may not ask in the name of its visitor, even with a key.
    let (parts, code) = send(Method::POST, CHECKS, "cross-site").await;
    assert_eq!(
        (parts.status, code.as_str()),
        (StatusCode::FORBIDDEN, "foreign-origin")
    );

    // What is broken with us has the number by which the log knows it.
    let broken = "UPDATE tills SET scenarios = 'x' WHERE name = 'Касса 3'";
    counter.site.world.execute(broken).await;
    let told = counter.get(&key, "/api/v1/till", "/api/v1/till").await;
    assert_eq!(told.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(told.body["code"], "internal");
    assert!(
        told.body["request"]
            .as_str()
            .is_some_and(|id| !id.is_empty())
    );
}

#[tokio::test]
async fn everybody_may_read_what_it_is() {
    let counter = Counter::open().await;
    let (parts, text) = counter.site.get("/api/v1/openapi.json", "").await;
    assert_eq!(parts.status, StatusCode::OK);
    let served: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(served, schema::document());
    assert_eq!(served["openapi"], "3.1.0");
    let known: Vec<_> = app::ports::till_scenarios().map(Scenario::key).collect();
    assert_eq!(
        served["components"]["schemas"]["Scenario"]["enum"],
        json!(known)
    );
    let refusals = domain::power::AuthorityRefusal::ALL.map(|refusal| refusal.key());
    assert_eq!(
        served["components"]["schemas"]["Authority"]["enum"],
        json!(refusals)
    );
    for (asked, language, title) in [
        ("*", "ru", "# Кассы"),
        ("ru-RU,ru;q=0.9", "ru", "# Кассы"),
        ("en-US,en;q=0.9", "en", "# Tills"),
    ] {
        let request = Request::get("/api/v1/tills.md").header(header::ACCEPT_LANGUAGE, asked);
        let request = request.body(Body::empty()).expect("a request");
        let (parts, text) = counter.site.send(request).await;
        let kind = &parts.headers[header::CONTENT_TYPE];
        assert_eq!(kind, "text/plain; charset=utf-8");
        assert_eq!(parts.headers[header::CONTENT_LANGUAGE], language);
        assert!(text.starts_with(title), "{asked}");
        let members = &served["components"]["schemas"]["Answer"]["required"];
        let members = members.as_array().expect("members").iter();
        let members = members.filter_map(Value::as_str);
        for word in members.chain(["other_scenario", "no_authority", "Retry-After"]) {
            let told = [format!("`{word}`"), format!("\"{word}\"")];
            assert!(told.iter().any(|told| text.contains(told)), "{word}");
        }
    }
}
