//! The password once more, through all layers: asked for, kept with the session, throttled, and
//! nothing that was typed is lost.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use axum::{
    body::Body,
    http::{Request, StatusCode, header, header::LOCATION, response::Parts},
};
use server::demo::PASSWORD;

use crate::application::Application;

const LIBRARY: &str = "/org/1269900000017";
/// A power of attorney for Полянин.
const MANDATE: &str = "person=900-000-006+87&scenario=age18&scenario=status%3Astudent\
                       &from=2026-03-01&until=2026-12-31";

impl Application {
    async fn post(&self, path: &str, session: &str, body: &str) -> (Parts, String) {
        let request = Request::post(path)
            .header(header::COOKIE, format!("session={session}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body.to_owned()));
        self.send(request.expect("request")).await
    }

    /// Issues a power of attorney with these further fields.
    async fn issue(&self, session: &str, more: &str) -> (Parts, String) {
        let (path, body) = (format!("{LIBRARY}/powers/new"), format!("{MANDATE}{more}"));
        self.post(&path, session, &body).await
    }

    async fn powers(&self) -> i64 {
        self.world.value("SELECT count(*) FROM powers").await
    }
}

/// The hidden fields beside the password, as the form would send them.
fn hidden(page: &str) -> Vec<(String, String)> {
    let mut forms = page.split("</form>");
    let form = forms.find(|form| asks(form)).expect("a form");
    form.split("<input type=\"hidden\"")
        .skip(1)
        .map(|rest| {
            let tag = rest.split('>').next().expect("a tag");
            let value = |name: &str| {
                let (_, rest) = tag.split_once(&format!("{name}=\"")).expect("an attribute");
                rest.split('"').next().expect("a value").to_owned()
            };
            (value("name"), value("value"))
        })
        .collect()
}

fn asks(page: &str) -> bool {
    page.contains("name=\"password\"")
}

#[tokio::test]
async fn it_is_asked_for_once_in_ten_minutes_and_keeps_what_was_typed() {
    let site = Application::open().await;
    let director = site.enter("director").await;
    let before = site.powers().await;
    let (parts, page) = site.issue(&director, "").await;
    assert_eq!(parts.status, StatusCode::OK, "to be asked is no failure");
    assert!(asks(&page));
    let kept = [
        ("person", "900-000-006 87"),
        ("scenario", "age18"),
        ("scenario", "status:student"),
        ("from", "2026-03-01"),
        ("until", "2026-12-31"),
    ];
    let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(hidden(&page), kept);

    for (password, word) in [
        ("", "заполните это поле"),
        ("geheim-1", "пароль не подошёл"),
    ] {
        let (parts, page) = site
            .issue(&director, &format!("&password={password}"))
            .await;
        assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.to_lowercase().contains(word), "{page}");
        assert_eq!(hidden(&page), kept);
        assert!(
            !page.contains("geheim-1"),
            "a password is never shown again"
        );
    }
    assert_eq!(site.powers().await, before, "nothing was done");

    let (parts, _) = site
        .issue(&director, &format!("&password={PASSWORD}"))
        .await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
    assert_eq!(site.powers().await, before + 1);

    // Not again for ten minutes, for whatever asks for it.
    site.world.clock.advance(599);
    let (parts, _) = site.issue(&director, "").await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
    let number = parts.headers[LOCATION].to_str().expect("a path");
    let power = number.split('?').next().expect("a path").to_owned();
    site.world.clock.advance(1);
    let (parts, page) = site
        .post(&format!("{power}/revoke"), &director, "reason=x")
        .await;
    assert_eq!((parts.status, asks(&page)), (StatusCode::OK, true));
    assert_eq!(
        hidden(&page),
        [("reason".to_owned(), "x".to_owned())],
        "the reason is kept"
    );
    // To stop somebody is never a matter of a password.
    let (parts, _) = site
        .post(&format!("{power}/suspend"), &director, "suspend_reason=x")
        .await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn it_counts_in_the_session_in_which_it_was_typed() {
    let site = Application::open().await;
    let (one, other) = (site.enter("director").await, site.enter("director").await);
    let (parts, _) = site.issue(&one, &format!("&password={PASSWORD}")).await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
    let (parts, page) = site.issue(&other, "").await;
    assert_eq!((parts.status, asks(&page)), (StatusCode::OK, true));
    // Whoever has just signed in with it has typed it.
    let accounts = &site.ports.accounts;
    let signed_in = accounts.sign_in("+7 900 000-00-08", PASSWORD, "test").await;
    let secret = signed_in.expect("signed in").secret;
    let visitor = accounts.visitor(&secret).await.expect("asked");
    assert!(visitor.expect("somebody").is_director);
    let (parts, _) = site.issue(&secret, "").await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn guesses_are_throttled_and_lose_nothing() {
    let site = Application::open().await;
    let director = site.enter("director").await;
    for _ in 0..5 {
        let (parts, _) = site.issue(&director, "&password=guess").await;
        assert_eq!(parts.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let right = format!("&password={PASSWORD}");
    // The sixth is looked at, and locks.
    site.issue(&director, "&password=guess").await;
    let (parts, page) = site.issue(&director, &right).await;
    assert_eq!(parts.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(asks(&page));
    assert_eq!(hidden(&page).len(), 5, "everything is kept");
    // Nobody is kept from signing in by that, and the other way round.
    let accounts = &site.ports.accounts;
    let signed_in = accounts.sign_in("+7 900 000-00-08", PASSWORD, "test").await;
    assert!(signed_in.is_ok());
    site.world.clock.advance(121);
    let (parts, _) = site.issue(&director, &right).await;
    assert_eq!(parts.status, StatusCode::SEE_OTHER);
}
