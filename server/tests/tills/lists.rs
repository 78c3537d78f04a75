//! What directors see: the page of tills, and tills in the lists of checks.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::scenario::Scenario;

use super::counter::{Counter, LIBRARY};

impl Counter {
    async fn page(&self, session: &str, path: &str) -> String {
        let (parts, html) = self.site.get(path, session).await;
        assert_eq!(parts.status, StatusCode::OK, "{path}");
        html
    }

    async fn form(&self, session: &str, path: &str, fields: &str) -> (StatusCode, String) {
        let request = Request::post(path)
            .header(header::COOKIE, format!("session={session}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(fields.to_owned()))
            .expect("a request");
        let (parts, html) = self.site.send(request).await;
        (parts.status, html)
    }
}

#[tokio::test]
async fn the_page_tells_which_tills_check_and_why_not() {
    let counter = Counter::open().await;
    let session = counter.site.enter("director").await;
    let path = format!("/org/{LIBRARY}/tills");
    let html = counter.page(&session, &path).await;
    for said in [
        "Касса 1",
        "отвечает Светлова Ольга Николаевна",
        "Проверяет",
        "/api/v1/openapi.json",
    ] {
        assert!(html.contains(said), "{said}");
    }
    assert!(!html.contains("did_"), "no key");

    // The password is asked for, then the key is shown, once.
    let fields = format!(
        "till_name=%D0%A2%D1%83%D1%80%D0%BD%D0%B8%D0%BA%D0%B5%D1%82&till_responsible={}\
         &scenario=age18&scenario=status%3Astudent",
        counter.responsible
    );
    let (_, html) = counter.form(&session, &path, &fields).await;
    assert!(html.contains("name=\"password\"") && !html.contains("did_"));
    let typed = format!("{fields}&password=demo-2026");
    let (status, html) = counter.form(&session, &path, &typed).await;
    assert_eq!(status, StatusCode::OK);
    let key = html
        .split("did_")
        .nth(1)
        .and_then(|rest| rest.get(..32))
        .expect("a key");
    let key = format!("did_{key}");
    let itself = counter.get(&key, "/api/v1/till", "/api/v1/till").await;
    assert_eq!(itself.body["name"], "Турникет");
    let html = counter.page(&session, &path).await;
    assert!(html.contains("Турникет") && !html.contains("did_"));

    let (status, html) = counter.form(&session, &path, "till_name=").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["Касса не добавлена", "Ответственный за кассу"]
    {
        assert!(html.contains(said), "{said}");
    }

    let revoked = format!(
        "UPDATE powers SET revoked_at = 1 WHERE ogrn = '{LIBRARY}' AND account_id = '{}'",
        counter.responsible
    );
    counter.site.world.execute(&revoked).await;
    let html = counter.page(&session, &path).await;
    assert!(html.contains("Не проверяет"));
    assert!(html.contains("доверенность ответственного отозвана"));

    // A second look before the end.
    let id = counter.id("Турникет").await;
    let revoke = format!("{path}/{id}/revoke");
    let html = counter.page(&session, &revoke).await;
    assert!(html.contains("Отозвать кассу?") && html.contains("Турникет"));
    let (status, _) = counter.form(&session, &revoke, "").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let html = counter
        .page(&session, &format!("{path}?done=revoked"))
        .await;
    assert!(html.contains("Касса отозвана"));
    let itself = counter.get(&key, "/api/v1/till", "/api/v1/till").await;
    assert_eq!(itself.status, StatusCode::UNAUTHORIZED);
    let html = counter.page(&session, &revoke).await;
    assert!(html.contains("Эта касса уже отозвана"));
}

#[tokio::test]
async fn lists_of_checks_name_the_till_beside_the_person() {
    let counter = Counter::open().await;
    let key = counter.till("Касса 3", &[Scenario::Age18]).await;
    let code = counter.code("citizen", Scenario::Age18).await;
    assert!(counter.check(&key, &code, Scenario::Age18).await.serves());
    let session = counter.site.enter("director").await;
    let path = format!("/org/{LIBRARY}/checks");
    let html = counter.page(&session, &path).await;
    assert!(html.replace("<!>", "").contains("Касса 3</small>"));
    let csv = counter
        .page(&session, &format!("/org/{LIBRARY}/checks.csv"))
        .await;
    let first = csv.lines().nth(1).expect("a line");
    assert!(csv.starts_with("\u{feff}Время (мск),Сотрудник,Что спросили,Результат,Талон,Касса"));
    assert!(
        first.contains("Светлова Ольга Николаевна") && first.ends_with(",Касса 3,,"),
        "{first}"
    );
    let second = csv.lines().nth(2).expect("a line");
    assert!(second.ends_with(",,,"), "{second}");
}
